"""Every page of an edition that helps somebody, as its address below `/<locale>/`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from routekaart.edition.entries import Edition

OF_THE_MINUTE = ("vandaag",)
"""Pages that say something else in the course of a day."""


def find_addresses(edition: Edition, day: date) -> Iterator[str]:
    """The route map first, because people come in there; what has ended is left out."""
    route_map = edition.route_map
    yield from ("", *OF_THE_MINUTE, "nood", "over", "privacy", "toegankelijkheid")
    yield from (f"route/{key}" for key in route_map.questions if key != route_map.start)
    yield from (f"route/{key}" for key in route_map.outcomes)
    yield from (f"hulp/{each.slug}" for each in edition.services.values() if each.offered_on(day))
    yield from (f"plek/{slug}" for slug in edition.locations)
    yield from (f"organisatie/{slug}" for slug in edition.partners)
