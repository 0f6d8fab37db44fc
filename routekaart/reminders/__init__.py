"""Keeping entries fresh: asking partners in time whether all of it still holds."""
