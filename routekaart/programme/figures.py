"""Numbers of the programme as people write them in Dutch."""

from __future__ import annotations

import re

from routekaart.programme.entries import Indicator, Target

_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3}){1,3}(,[0-9]{1,6})?")
_PLAIN = re.compile(r"[0-9]{1,12}([.,][0-9]{1,6})?")


def say_amount(value: float, indicator: Indicator) -> str:
    """A number in the unit of its indicator: "13,5 %"."""
    return f"{say_number(value)} %" if indicator.unit == "%" else say_number(value)


def say_number(value: float) -> str:
    """As people write it: "13,5", and "1250000" in full."""
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


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


def read_amount(typed: str) -> float:
    """A number as people write it: "13,5", "13.5 %", "1.250" or "1.250.000". Raises ValueError."""
    bare = typed.strip().removesuffix("%").strip()
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    elif not _PLAIN.fullmatch(bare):
        raise ValueError(typed)
    return float(bare.replace(",", "."))
