"""What somebody types, led to what helps: in any language, with any spelling."""
