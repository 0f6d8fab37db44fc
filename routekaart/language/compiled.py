"""What a compiled file of interface strings (`messages.mo`) tells besides its words."""

from __future__ import annotations

CONTEXT, MACHINE_MADE, SEPARATOR = "routekaart", "machine-made", "\x1f"
"""Where it tells which of its words no person has reviewed, and what is between them."""
