"""Pages on paper: HTML drawn as PDF, by a process of its own (decision 29)."""
