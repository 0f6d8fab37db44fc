"""How often an entry is read and acted on, in words; no number that may be somebody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy.orm import Session

from routekaart.signals.counting import FEWEST_SHOWN
from routekaart.signals.counts import Use, find_use
from routekaart.web.kit.site import site

WEEKS = 13
"""Whole ones, from a Monday: whoever looks every day does not learn what a day brought."""


def say_uses(session: Session, slugs: Iterable[str]) -> dict[str, str]:
    """In one sentence each, of those of these services that residents can read."""
    published = site().latest
    shown = [slug for slug in slugs if published and slug in published.edition.services]
    today = site().now.date()
    until = today - timedelta(days=today.weekday())
    found = find_use(session, shown, until - timedelta(weeks=WEEKS), until)
    return {slug: say_use(use) for slug, use in found.items()}


def say_use(use: Use) -> str:
    """Such as "In drie maanden: 42 keer gelezen, 5 keer getikt om te bellen of te mailen."."""
    reached = f"{_say_times(use.reached)} getikt om te bellen of te mailen"
    return f"In drie maanden: {_say_times(use.read)} gelezen, {reached}."


def _say_times(number: int) -> str:
    return f"{number} keer" if number >= FEWEST_SHOWN else f"minder dan {FEWEST_SHOWN} keer"
