"""A small edition, in which a test says only what matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from routekaart.edition.entries import Edition, Location, Partner, Phone, Service
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap


def a_service(slug: str, **particulars: Any) -> Service:
    """A service that can be called, unless said otherwise."""
    known = {"phones": (Phone("+31702057000"),), "assured_on": date(2026, 11, 1)}
    return Service(slug, slug.title(), "partner", Text("Hulp."), **{**known, **particulars})


def an_edition(*services: Service, **parts: Any) -> Edition:
    places = {
        at.location: Location(at.location, at.location) for each in services for at in each.places
    }
    return Edition(
        RouteMap("start", {}, {}, (), "anders"),
        {service.slug: service for service in services},
        places,
        {"partner": Partner("partner", "Partner")},
        {},
        **parts,
    )


@pytest.fixture(name="a_service")
def service_maker() -> Callable[..., Service]:
    return a_service


@pytest.fixture(name="an_edition")
def edition_maker() -> Callable[..., Edition]:
    return an_edition
