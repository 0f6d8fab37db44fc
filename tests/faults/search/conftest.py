"""Small editions as a process has them, and the search that follows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from routekaart.edition import store
from routekaart.edition.entries import Edition, Partner, Service
from routekaart.edition.store import Published
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap
from routekaart.search.shelf import CurrentSearch

DAY = date(2026, 11, 21)
WORDS = ["huur", "taal", "werk", "zorg", "eten", "energie", "fiets", "computer", "dokter", "school"]


def publish(number: int = 1, says: str = "dwangbevel", count: int = 10) -> Published:
    """An edition of as many services; only the summary of the first one `says` anything else."""
    services = [
        Service(f"s{each}", f"Spreekuur {word}", "p", Text(f"Hulp bij {word} nummer{each}"), DAY)
        for each, word in zip(range(count), WORDS * count, strict=False)
    ]
    services[0] = Service("s0", "Spreekuur huur", "p", Text(says), DAY)
    edition = Edition(
        RouteMap("start", {}, {}, (), "anders"),
        {each.slug: each for each in services},
        {},
        {"p": Partner("p", "Partner")},
        {},
    )
    digest = store.digest_of(store.encode(edition))
    return Published(number, datetime(2026, 11, 21, 12, tzinfo=UTC), digest, "", None, edition)


def finds(search: CurrentSearch, published: Published, query: str = "dwangbevel") -> bool:
    """Whether the first service is found by a word of its summary, which no name has."""
    found = search.search_for(published).find(query, "nl", DAY)
    return found.services[:1] == ("s0",) and not found.nearest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "indexes"


@pytest.fixture
def current() -> SimpleNamespace:
    """What `CurrentEdition` is to the search."""
    return SimpleNamespace(published=publish())


@pytest.fixture
def open_search(folder: Path, current: SimpleNamespace) -> Callable[[], CurrentSearch]:
    """A process that follows the current edition, when it is told to look."""
    return lambda: CurrentSearch(current, folder, every=0.02)
