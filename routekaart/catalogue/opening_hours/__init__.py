"""When something is open: plain values in, plain values out; the caller passes the clock."""
