"""The languages of the neighbourhood: which there are, and how each writes times, days and lists."""
