"""A small edition to publish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from routekaart.edition.entries import Edition, Partner, Service
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap


def make_edition(says: str = "Hulp bij geld") -> Edition:
    partner = Partner("sociaal-servicepunt", "Sociaal Servicepunt")
    service = Service(
        "spreekuur",
        "Spreekuur",
        partner.slug,
        Text(says, {"ar": "مساعدة"}),
        assured_on=date(2025, 3, 1),
    )
    return Edition(
        route_map=RouteMap("geld", {}, {}, (), "anders"),
        services={service.slug: service},
        locations={},
        partners={partner.slug: partner},
        terms={},
    )


@pytest.fixture(scope="session")
def an_edition() -> Callable[..., Edition]:
    """An edition with one service; what it `says` in its summary tells editions apart."""
    return make_edition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "editions"
