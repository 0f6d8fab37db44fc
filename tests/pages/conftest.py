"""The real edition, once per test process, and a visitor who reads it."""

from __future__ import annotations

import pytest

from routekaart.edition.store import Published
from tests.pages.browsing import Visitor
from tests.real_site import Clock, Reading, make_app, make_settings, publish_content


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return publish_content(make_settings(tmp_path_factory.mktemp("content")))


@pytest.fixture(scope="session")
def only_visitor(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    clock, reading = Clock(), Reading(published)
    return Visitor(
        make_app(make_settings(tmp_path_factory.mktemp("site")), clock, reading), clock, reading
    )


@pytest.fixture
def visitor(only_visitor: Visitor) -> Visitor:
    """Stands on an ordinary Monday morning, with a database that answers."""
    only_visitor.begin()
    return only_visitor
