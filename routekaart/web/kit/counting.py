"""Counting what people read: every page that was answered, also from memory, and nothing of who."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from flask import Flask, Response, g, request

from routekaart.edition.entries import Edition
from routekaart.language.locales import LOCALES
from routekaart.signals.counting import Counted, Kind, count_as
from routekaart.web.kit.cookies import COOKIE
from routekaart.web.kit.site import site

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_LINES = files("routekaart.signals").joinpath("crawlers.txt").read_text("utf-8").splitlines()
CRAWLERS = tuple(line for line in _LINES if line and not line.startswith("#"))

COUNTED = "routekaart.counted"
"""In the environ of a request that was answered: what its page counts as."""

_READ = (200, 304)
"""304 too: the page is before somebody's eyes again, and whether the browser still had its words is
no difference to them."""

MOST_JUDGED = 2_000
_JUDGED: dict[int, bool] = {}


class Meant(NamedTuple):
    """What the reading of a page counts as."""

    kind: Kind
    key: str
    discreet: bool


FindPages = Callable[[Edition], Mapping[str, Meant]]
"""The pages of an edition that are counted, by their address below `/<locale>/`."""


def install_counting(app: Flask, find_pages: FindPages) -> None:
    """Count these pages when they are answered, and tell the page cache as what they count."""

    @app.after_request
    def count_page(response: Response) -> Response:
        counted = _find_counted(find_pages) if response.status_code in _READ else None
        if counted is not None:
            request.environ[COUNTED] = counted
            if request.method == "GET" and is_of_a_reader(request.environ):
                site().site.tally.count(counted)
        return response


def _find_counted(find_pages: FindPages) -> Counted | None:
    locale, _, path = request.path[1:].partition("/")
    visit = site()
    if locale not in LOCALES or visit.latest is None:
        return None
    edition = visit.edition
    pages = visit.site.keep("counted pages", visit.version, lambda: find_pages(edition))
    meant: Meant | None = pages.get(path)
    if meant is None:
        return None
    return count_as(meant.kind, meant.key, locale, visit.now.date(), meant.discreet)


def is_of_a_reader(environ: WSGIEnvironment, destination: str = "document") -> bool:
    """Whether somebody reads the answer now, as far as can be told from what the request says.
    `destination` is what a browser fetches it for; old ones do not tell.

    Not so: a program, a browser that fetches ahead, and whoever works on the site, by their cookie;
    residents have none.
    """
    get = environ.get
    agent = get("HTTP_USER_AGENT")
    if not agent or COOKIE in get("HTTP_COOKIE", ""):
        return False
    if get("HTTP_SEC_FETCH_DEST", destination) != destination:
        return False
    ahead = get("HTTP_SEC_PURPOSE") or get("HTTP_PURPOSE")
    if ahead and "prefetch" in ahead:
        return False
    return not is_crawler(agent)


def is_crawler(agent: str) -> bool:
    """Whether it calls itself one. A browser is judged once and then known by a hash that means
    nothing outside this process: its name is not kept, and the list takes longer than a page."""
    hashed = hash(agent)
    judged = _JUDGED.get(hashed)
    if judged is None:
        lowered = agent.lower()
        judged = any(name in lowered for name in CRAWLERS)
        if len(_JUDGED) < MOST_JUDGED:
            _JUDGED[hashed] = judged
    return judged


def count(kind: Kind, key: str, discreet: bool = False) -> None:
    """Count something else than the reading of a page, in the language of the present request."""
    visit = site()
    visit.site.tally.count(count_as(kind, key, g.locale, visit.now.date(), discreet))
