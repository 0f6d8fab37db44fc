"""Public holidays as closures of the whole catalogue: seeded by code, not part of the pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from routekaart.catalogue.opening_hours.values import Closure
from routekaart.catalogue.pack import PackClosure
from routekaart.catalogue.public_holidays import public_holidays

HOLIDAYS = (
    "Nieuwjaarsdag",
    "Eerste paasdag",
    "Tweede paasdag",
    "Koningsdag",
    "Bevrijdingsdag",
    "Hemelvaartsdag",
    "Eerste pinksterdag",
    "Tweede pinksterdag",
    "Eerste kerstdag",
    "Tweede kerstdag",
)
"""The days on which offices are closed. Good Friday is none of them in the Netherlands."""

PREFIX = "feestdag-"
"""Keys of these closures begin so, and no other key may."""


def holiday_closures(years: Iterable[int]) -> dict[str, PackClosure]:
    """By key, such as `feestdag-eerste-kerstdag-2026`."""
    closures = {}
    for day, names in public_holidays(years):
        for name in names.split("; "):
            if name in HOLIDAYS:
                key = f"{holiday_key(name)}-{day.year}"
                closures[key] = PackClosure(
                    key=key, scope="catalogue", starts_on=day, ends_on=day, reason=name
                )
    return closures


def find_last_holiday(closures: Iterable[Closure]) -> date | None:
    """The last day that is closed as a public holiday; None when no holiday is known."""
    days = (
        each.ends_on
        for each in closures
        if each.scope == "catalogue" and each.reason.nl in HOLIDAYS
    )
    return max(days, default=None)


def holiday_key(name: str) -> str:
    """What the closures of one holiday have in common over the years: `feestdag-koningsdag`."""
    return f"{PREFIX}{name.lower().replace(' ', '-')}"


def year_free(key: str) -> str:
    """The key of a closure without the year of a holiday: its words are the same each year."""
    return re.sub(r"-\d{4}$", "", key) if key.startswith(PREFIX) else key
