"""Every text beside its Dutch, one language at a time: counted, translated, reviewed."""
