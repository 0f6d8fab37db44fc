"""A neighbour reviews a language in a sheet: what is in it, and what it says when it comes back."""
