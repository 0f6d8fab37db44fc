"""Services that may well support a goal, because they are about the same. Only suggested: a link
is made by somebody who can say how. Plain rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from routekaart.edition.entries import Service
from routekaart.programme.programme import Programme


def suggest_services(
    programme: Programme, goal: str, services: Mapping[str, Service], today: date
) -> list[Service]:
    """Those that are not linked to this goal yet, the most alike first; national lines never."""
    topics = set(programme.goals[goal].topics)
    linked = {each.service for each in programme.links.values() if each.goal == goal}
    found = [
        each
        for slug, each in services.items()
        if slug not in linked
        and not each.national
        and each.offered_on(today)
        and topics.intersection(each.topics)
    ]
    return sorted(
        found, key=lambda each: (-len(topics.intersection(each.topics)), each.name.casefold())
    )
