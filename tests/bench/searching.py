"""How well and how fast the search answers, of the real services and of many copies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from statistics import quantiles

from msgspec.structs import replace

from routekaart.edition.entries import Edition
from routekaart.edition.store import Published
from routekaart.search.search import Search
from routekaart.search.shelf import CurrentSearch
from tests.bench.measured import Measured, at_least, at_most
from tests.real_site import Reading
from tests.search.golden import DAY, find_misses, precision_by_locale, read_golden

BUDGETS = {300: (3.0, 10.0), 10_000: (None, 25.0)}
"""By number of services: milliseconds for half of the queries, and for nineteen of twenty."""


def searching(published: Published, folder: Path) -> Iterator[Measured]:
    yield from _precision(_make(published, folder / "indexes")[1])
    for size, (half, most) in BUDGETS.items():
        grown = grow(published.edition, size)
        copied = Published(1, datetime.now(UTC), f"{size:064}", "", None, grown)
        indexes = folder / f"indexes of {size}"
        seconds, search = _make(copied, indexes)
        megabytes = sum(each.stat().st_size for each in indexes.rglob("*") if each.is_file()) / 1e6
        yield Measured(f"index of {size:,} services: build", f"{seconds:.1f} s, {megabytes:.1f} MB")
        p50, p95 = _ask(search)
        what = f"search, {size:,} services"
        yield at_most(f"{what}: p50", p50, half, "ms") if half else _told(f"{what}: p50", p50)
        yield at_most(f"{what}: p95", p95, most, "ms")


def grow(edition: Edition, size: int) -> Edition:
    """The edition with copies of its services, under other slugs, until there are `size`."""
    copies = (
        (slug if not round_ else f"{slug}-{round_}", service)
        for round_ in count()
        for slug, service in edition.services.items()
    )
    services = {slug: replace(each, slug=slug) for slug, each in islice(copies, size)}
    return replace(edition, services=services)


def _make(published: Published, folder: Path) -> tuple[float, Search]:
    searches = CurrentSearch(Reading(published), folder)  # type: ignore[arg-type]
    since = time.perf_counter()
    if not searches.look():
        raise RuntimeError("the index was not made")
    return time.perf_counter() - since, searches.search_for(published)


def _ask(search: Search) -> tuple[float, float]:
    """Milliseconds of the golden queries, each asked once."""
    spent = []
    for each in read_golden():
        since = time.perf_counter()
        search.find(each.says, each.locale, DAY)
        spent.append((time.perf_counter() - since) * 1e3)
    twentieths = quantiles(spent, n=20)
    return twentieths[9], twentieths[18]


def _precision(search: Search) -> Iterator[Measured]:
    for locale, share in precision_by_locale(find_misses(search, read_golden())).items():
        yield at_least(f"golden queries answered in the first three, {locale}", share, 0.95, "")


def _told(what: str, milliseconds: float) -> Measured:
    return Measured(what, f"{milliseconds:.1f} ms")
