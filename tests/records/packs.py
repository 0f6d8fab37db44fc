"""Catalogues to load that say only what matters."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from routekaart.catalogue.pack import (
    Pack,
    PackLocation,
    PackOpeningTime,
    PackPartner,
    PackPlace,
    PackService,
    PackTerm,
)

DAY = date(2025, 3, 1)


def a_service(**values: Any) -> PackService:
    words = {"name": "PING-loket", "partner": "woej", "summary": "U krijgt hulp."}
    return PackService(**words | {"assured_on": DAY, "source": "M"} | values)


def a_pack(**services: Any) -> Pack:
    """A partner, two places, three terms and these services: fields by slug."""
    return Pack(
        partners={"woej": PackPartner(name="Woej", source="M")},
        locations={
            "de-plint": PackLocation(name="De Plint", assured_on=DAY, source="P"),
            "tuinkamer": PackLocation(name="Tuinkamer", assured_on=DAY, source="M"),
        },
        terms={
            "geld": PackTerm(kind="topic", name="Geld"),
            "schulden": PackTerm(kind="topic", name="Schulden", parent="geld"),
            "walk-in": PackTerm(kind="trust", name="U kunt zo binnenlopen"),
        },
        services={slug.replace("_", "-"): a_service(**each) for slug, each in services.items()},
        closures={},
    )


def at(location: str, **values: Any) -> PackPlace:
    return PackPlace(location=location, **values)


def monday(opens: int, closes: int, **values: Any) -> PackOpeningTime:
    return PackOpeningTime(weekday="mo", opens=time(opens), closes=time(closes), **values)
