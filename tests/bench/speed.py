"""Warm and cold pages per second, beside the least that can answer, in turns in one run."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from routekaart.application import create_app
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.web.kit.drawing import PAUSE
from tests.bench import bare
from tests.bench.counting import counting
from tests.bench.load import from_outside, has_wrk, inside, write_script
from tests.bench.measured import Measured, at_least
from tests.bench.servers import Server, fetch, granian
from tests.bench.site import APP, BenchSite

ROUNDS = 5
SECONDS = 2

Rate = Callable[[], float]

RIVALS = {"warm": "wsgi", "cold": "flask"}
BUDGETS = {
    "warm": ("warm page, beside a bare WSGI callable", 0.8),
    "cold": ("cold page, made for its minute, beside a bare Flask view", 0.5),
}


def race(site: BenchSite, warm: Server, folder: Path) -> Iterator[Measured]:
    """`warm` is the running site, in which every page is asked for once before it counts."""
    paths = site.one_of_each()
    sizes = {path: len(fetch(warm.port, path).body) for path in paths}
    listed = folder / "sizes.json"
    listed.write_text(json.dumps(sizes))
    rates = _rates_outside if has_wrk() else _rates_inside
    with ExitStack() as stack:
        measured = _in_turns(rates(site, warm, listed, stack))
    for name, (what, budget) in BUDGETS.items():
        ratios = [a / b for a, b in zip(measured[name], measured[RIVALS[name]], strict=True)]
        row = at_least(what, median(ratios), budget, "×")
        # The budget speaks of a server, whose own work is on both sides of the ratio.
        yield row if has_wrk() else row._replace(holds=None)
    yield counting(site, median(measured["warm"]))
    for name, found in measured.items():
        yield Measured(f"  {name}: pages a second, one worker", f"{median(found):,.0f}")


def drawing(site: BenchSite) -> Measured:
    """How long all pages of a day take to draw, which is done ahead and kept for that day."""
    current = CurrentEdition(Database(site.settings.database_file), site.settings.editions_dir)
    app = create_app(site.settings, current=current)
    since = time.perf_counter()
    pages = app.extensions["routekaart.drawing"].look()
    each = (time.perf_counter() - since) / pages - PAUSE
    return Measured(
        "drawing a page, ahead of visitors", f"{each * 1000:.1f} ms, {pages} pages a day"
    )


def _in_turns(rates: Mapping[str, Rate]) -> dict[str, list[float]]:
    """All of them in each round, so that a slow moment of the machine is shared."""
    for rate in rates.values():
        rate()
    rounds = [{name: rate() for name, rate in rates.items()} for _ in range(ROUNDS)]
    return {name: [each[name] for each in rounds] for name in rates}


def _rates_outside(site: BenchSite, warm: Server, sizes: Path, stack: ExitStack) -> dict[str, Rate]:
    first = site.one_of_each()[0]
    paged = {bare.PAGES: str(sizes)}
    cold = granian(APP, site.environment(page_cache="false"), first)
    servers = {
        "warm": warm,
        "wsgi": stack.enter_context(granian("tests.bench.bare:wsgi", paged, first)),
        "cold": stack.enter_context(cold),
        "flask": stack.enter_context(granian("tests.bench.bare:flask", paged, first)),
    }
    paths = site.one_of_each()
    scripts = dict.fromkeys(servers, write_script(sizes.parent / "pages.lua", paths))
    return {
        name: partial(from_outside, server, scripts[name], SECONDS)
        for name, server in servers.items()
    }


def _rates_inside(site: BenchSite, _warm: Server, sizes: Path, stack: ExitStack) -> dict[str, Rate]:
    os.environ[bare.PAGES] = str(sizes)
    apps = {
        "warm": create_app(site.settings),
        "wsgi": bare.wsgi(),
        "cold": create_app(replace(site.settings, page_cache=False)),
        "flask": bare.flask(),
    }
    for name in ("warm", "cold"):
        stack.callback(apps[name].extensions["routekaart"].current.stop)
        stack.callback(apps[name].extensions["routekaart.drawing"].stop)
    asked = dict.fromkeys(apps, site.one_of_each())
    return {name: partial(inside, app, asked[name], 1.0) for name, app in apps.items()}
