"""`make bench`: measures the site beside the budgets of the design, and prints one table."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.building import building
from tests.bench.coverage import coverage
from tests.bench.load import GET_WRK, has_wrk
from tests.bench.measured import Measured, table
from tests.bench.papers import papers
from tests.bench.processes import memory, start_up
from tests.bench.searching import searching
from tests.bench.servers import granian
from tests.bench.site import APP, BenchSite, prepared
from tests.bench.speed import drawing, race
from tests.bench.weights import weigh


def main() -> None:
    since = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _say("preparing the site")
        rows = list(_measure(prepared(folder / "instance"), folder))
    print(table(rows))
    if not has_wrk():
        print(GET_WRK)
    _say(f"{time.perf_counter() - since:.0f} s")


def _measure(site: BenchSite, folder: Path) -> Iterator[Measured]:
    _say("start-up")
    yield from start_up(site)  # before there is any load that could still be getting in between
    with granian(APP, site.environment(), site.one_of_each()[0]) as warm:
        _say("page weights")
        yield from weigh(warm, site)
        _say("pages per second")
        yield from race(site, warm, folder)
        _say("papers")
        yield from papers(warm)
    yield drawing(site)
    _say("memory")
    yield from memory(site)
    _say("searching")
    yield from searching(site.published, folder)
    _say("goals beside a thousand services")
    yield from coverage(prepared(folder / "programme").settings, site.published)
    _say("building editions")
    yield from building(site.settings, folder, (150, 10_000))


def _say(what: str) -> None:
    print(f"bench: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
