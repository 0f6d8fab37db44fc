"""Changes that wait for somebody's eyes, and what becomes of them."""
