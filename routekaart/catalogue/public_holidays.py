"""The public holidays of the Netherlands, from which closures are seeded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def public_holidays(years: Iterable[int]) -> list[tuple[date, str]]:
    """Date and Dutch name, in order. Liberation Day only in the years it is a public holiday.

    Good Friday is among them, as the library has it: whoever seeds closures decides about it.
    """
    import holidays  # slow to import, and only content commands need it

    found = holidays.country_holidays(
        "NL", years=list(years), language="nl", categories=(holidays.PUBLIC,)
    )
    return sorted(found.items())
