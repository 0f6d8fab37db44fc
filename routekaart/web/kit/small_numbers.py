"""Numbers in words. In one neighbourhood a small number may be somebody."""

from __future__ import annotations

from routekaart.signals.counting import FEWEST_SHOWN


def say_times(number: int) -> str:
    """Such as "12 keer", or "minder dan 5 keer": nought too, or else one could be told from it."""
    return f"{number} keer" if number >= FEWEST_SHOWN else f"minder dan {FEWEST_SHOWN} keer"
