"""What people look for, in their own words, and what it leads to."""
