"""What counting adds to a page that comes from memory.

The least of many short turns, with and without, in this process; beside the time that the server
takes for such a page. Of two servers in turns the difference is lost in the noise of the machine.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from flask import Flask

from routekaart.application import create_app
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.web.public import counted
from tests.bench.load import environ_of
from tests.bench.measured import Measured, at_most
from tests.bench.site import BenchSite

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MOST = 5
"""Per cent."""

TURNS = 150
PAGES = 40


def counting(site: BenchSite, pages_a_second: float) -> Measured:
    """`pages_a_second` is what a server gave of warm pages in the same run."""
    environs = [environ_of(path) for path in site.one_of_each()]
    with_it, without = _make(site), _make_uncounted(site)
    turns = [(_turn(with_it, environs), _turn(without, environs)) for _ in range(TURNS)]
    adds = min(each for each, _ in turns) - min(each for _, each in turns)
    share = max(0.0, adds) * pages_a_second * 100
    what = f"counting a page ({adds * 1e6:.1f} µs), of the time of a warm one"
    return at_most(what, share, MOST, "%")


def _make(site: BenchSite) -> Flask:
    """Without threads: nothing is written away, and nothing disturbs."""
    current = CurrentEdition(Database(site.settings.database_file), site.settings.editions_dir)
    return create_app(site.settings, current=current)


def _make_uncounted(site: BenchSite) -> Flask:
    with patch.object(counted, "find_pages", lambda _edition: {}):
        return _make(site)


def _turn(app: WSGIApplication, environs: Sequence[dict[str, Any]]) -> float:
    """Seconds for a page."""
    since = time.perf_counter()
    for _ in range(PAGES):
        for environ in environs:
            app(dict(environ), _start)
    return (time.perf_counter() - since) / PAGES / len(environs)


def _start(_status: str, _headers: list[tuple[str, str]], *_failure: Any) -> Any:
    return None
