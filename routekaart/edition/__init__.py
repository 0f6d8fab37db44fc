"""Editions: immutable, complete, checked copies of all that residents read."""
