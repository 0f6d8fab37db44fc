"""Partners, their services, where and when: the write side of everything a resident reads."""
