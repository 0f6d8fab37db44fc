"""Whether the websites that residents are sent to still answer."""
