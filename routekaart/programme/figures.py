"""Numbers of the programme as people write them in Dutch."""

from __future__ import annotations

from routekaart.programme.entries import Indicator, Target


def say_amount(value: float, indicator: Indicator) -> str:
    """A number in the unit of its indicator: "13,5 %"."""
    number = f"{value:g}".replace(".", ",")
    return f"{number} %" if indicator.unit == "%" else number


def say_target(target: Target | None, indicator: Indicator) -> str:
    """A number, words, or both."""
    if target is None:
        return "–"
    if target.value is None:
        return target.says or "–"
    amount = say_amount(target.value, indicator)
    return f"{amount} ({target.says})" if target.says else amount


def say_euros(amount: int) -> str:
    """Whole euros: "€ 350.000", and "€ −5.237" for what is short."""
    grouped = f"{abs(amount):,}".replace(",", ".")
    return f"€ {'−' if amount < 0 else ''}{grouped}"
