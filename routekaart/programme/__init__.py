"""What the programme wants to reach, how it will know, and which services help. See DESIGN §5."""
