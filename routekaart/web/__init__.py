"""What people and programs see: one folder per audience, and the kit they share."""
