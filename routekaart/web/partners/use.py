"""How often an entry is read and acted on, in words; no number that may be somebody."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from routekaart.signals.counting import FEWEST_SHOWN, last_weeks
from routekaart.signals.counts import Use, find_use
from routekaart.web.kit.site import site
from routekaart.web.kit.small_numbers import say_times


def say_uses(session: Session, slugs: Iterable[str]) -> dict[str, str]:
    """In a sentence or two each, of those of these services that residents can read."""
    published = site().latest
    shown = [slug for slug in slugs if published and slug in published.edition.services]
    found = find_use(session, shown, *last_weeks(site().now.date()))
    return {slug: say_use(use) for slug, use in found.items()}


def say_use(use: Use) -> str:
    """Such as "In drie maanden: 42 keer gelezen, 5 keer getikt om te bellen of te mailen."."""
    reached = f"{say_times(use.reached)} getikt om te bellen of te mailen"
    said = f"In drie maanden: {say_times(use.read)} gelezen, {reached}."
    if max(use.helped, use.not_helped) < FEWEST_SHOWN:
        return said
    return (
        f"{said} Het hielp: {say_times(use.helped)}. Het hielp niet: {say_times(use.not_helped)}."
    )
