"""The sections of a report, each from what was chosen for it. Plain rules."""
