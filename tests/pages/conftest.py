"""The real edition, once per test process, and a visitor who reads it."""

from __future__ import annotations

import pytest

from routekaart.edition.store import Published
from routekaart.settings import Settings
from tests.pages.browsing import Visitor
from tests.real_site import Clock, Reading, copy_site, make_app, read_edition


@pytest.fixture(scope="session")
def site_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return copy_site(tmp_path_factory, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def published(site_settings: Settings) -> Published:
    return read_edition(site_settings)


@pytest.fixture(scope="session")
def only_visitor(published: Published, site_settings: Settings) -> Visitor:
    clock, reading = Clock(), Reading(published)
    return Visitor(make_app(site_settings, clock, reading), clock, reading)


@pytest.fixture
def visitor(only_visitor: Visitor) -> Visitor:
    """Stands on an ordinary Monday morning, with a database that answers."""
    only_visitor.begin()
    return only_visitor
