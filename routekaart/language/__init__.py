"""The languages of the neighbourhood, and how each writes times, days and lists."""
