"""What residents tell us, kept without anything that says who they are."""
