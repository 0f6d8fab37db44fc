"""A public page is a function of edition, address and minute: made once a minute, then served.

`make_page` makes it: compressed, with its ETag, a 304 where the visitor has it already. `PageCache`
keeps it and stands in front of Flask, so that a busy page costs next to nothing. All other answers
pass `finish_response`, and what says nothing about caching is not kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Flask, Response, request
from werkzeug.http import parse_etags

from routekaart.signals.counting import Counted
from routekaart.web.kit.compression import (
    KEPT_PAGE,
    compress_response,
    encode,
    encoding_for,
)
from routekaart.web.kit.counting import COUNTED, is_of_a_reader
from routekaart.web.kit.site import Site, site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_PAGES = 2_000
MOST_BYTES = 4 * 2**20
LARGEST_PAGE = 256 * 2**10
"""What one process keeps at most of a minute: some six hundred pages. What falls off is still
there as a sheet, and that is put together in half a millisecond."""

_MARK = "routekaart.page"
_UNTIL_THE_MINUTE = tuple(("Cache-Control", f"public, max-age={seconds}") for seconds in range(61))
_NEVER = ("Cache-Control", "no-store")
_OF_A_BODY = {"content-type", "content-length", "content-encoding"}

Headers = list[tuple[str, str]]


def install_caching(app: Flask, running: Site) -> None:
    """Finish every answer; keep pages in memory unless the settings say otherwise."""

    @app.after_request
    def finish(response: Response) -> Response:
        return response if _MARK in request.environ else finish_response(response)

    if running.settings.page_cache:
        app.wsgi_app = PageCache(app.wsgi_app, running)  # type: ignore[method-assign]


def _version(running: Site) -> Hashable:
    """All that a page shows besides its address and the minute. The digest is there because a
    restored backup may give a number out again."""
    published = running.current.published
    edition = (published.number, published.digest) if published else None
    return edition, running.current.database_reachable


def make_page(html: bytes, discreet: bool = False) -> Response:
    """A page that is the same for all until the minute is over, finished at once and marked.

    A discreet one is kept here alone, never by a browser or on the way.
    """
    environ = request.environ
    environ[_MARK] = True
    encoding = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
    body, headers = _finish(html, encoding)
    until = _NEVER if discreet else _UNTIL_THE_MINUTE[60 - site().now.second]
    response = Response(body, headers=[*headers, until])
    if "HTTP_IF_NONE_MATCH" in environ:
        response.make_conditional(request)
    return response


@lru_cache(maxsize=64)
def _finish(html: bytes, encoding: str) -> tuple[bytes, Headers]:
    """Kept, because most pages say the same this minute as in the last."""
    body = encode(html, encoding, KEPT_PAGE)
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Vary", "Accept-Encoding"),
        ("ETag", f'"{blake2b(body, digest_size=12).hexdigest()}"'),
    ]
    return body, [*headers, ("Content-Encoding", encoding)] if encoding else headers


def finish_response(response: Response) -> Response:
    """Compress; give what may be kept an ETag. What says nothing about caching is not kept."""
    headers = response.headers
    caching = headers.get("Cache-Control")
    if caching is None:
        headers["Cache-Control"] = caching = "no-store"
    compress_response(response, request.environ.get("HTTP_ACCEPT_ENCODING", ""))
    if response.status_code == 200 and "no-store" not in caching and not response.is_streamed:
        if "ETag" not in headers:
            digest = blake2b(response.get_data(), digest_size=12).hexdigest()
            headers["ETag"] = f'"{digest}"'
        if "HTTP_IF_NONE_MATCH" in request.environ:
            response.make_conditional(request)
    return response


class Page(NamedTuple):
    """A finished answer. `headers` are without Cache-Control, which counts down; `counted` is what
    the reading of it counts as."""

    headers: Headers
    body: bytes
    etag: str
    discreet: bool = False
    counted: Counted | None = None

    def answer(
        self, environ: WSGIEnvironment, start_response: StartResponse, seconds_left: int
    ) -> list[bytes]:
        """The page, its headers alone for HEAD, or 304 for who has it already."""
        keep = _NEVER if self.discreet else _UNTIL_THE_MINUTE[seconds_left]
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and parse_etags(known).contains_weak(self.etag):
            headers = [pair for pair in self.headers if pair[0].lower() not in _OF_A_BODY]
            start_response("304 NOT MODIFIED", [*headers, keep])
            return []
        start_response("200 OK", [*self.headers, keep])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


class Shelf:
    """The pages of one minute of one edition; the least used ones fall off."""

    def __init__(self, moment: Hashable, most_pages: int, most_bytes: int) -> None:
        self.moment = moment
        self._most_pages, self._most_bytes = most_pages, most_bytes
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, key: Hashable) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        with self._lock:
            if key in self._pages:
                return
            self._pages[key] = page
            self._bytes += len(page.body)
            while len(self._pages) > self._most_pages or self._bytes > self._most_bytes:
                _, dropped = self._pages.popitem(last=False)
                self._bytes -= len(dropped.body)


class PageCache:
    """WSGI: answers GET and HEAD without a query from memory, as long as nothing has changed."""

    def __init__(
        self,
        wsgi_app: WSGIApplication,
        running: Site,
        most_pages: int = MOST_PAGES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._wsgi_app, self._running = wsgi_app, running
        self._most = (most_pages, most_bytes)
        self._shelf = Shelf(None, *self._most)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
            return self._wsgi_app(environ, start_response)
        now = self._running.clock()
        shelf = self._shelf_of(now)
        key = (
            environ["wsgi.url_scheme"],
            environ.get("HTTP_HOST"),
            environ["PATH_INFO"],
            encoding_for(environ.get("HTTP_ACCEPT_ENCODING", "")),
        )
        page = shelf.find(key)
        if page is not None:
            is_get = environ["REQUEST_METHOD"] == "GET"
            if page.counted is not None and is_get and is_of_a_reader(environ):
                self._running.tally.count(page.counted)
            return page.answer(environ, start_response, 60 - now.second)
        return self._make(environ, start_response, shelf, key)

    def _shelf_of(self, now: datetime) -> Shelf:
        """An old shelf is left, not emptied: a page still being made for it ends there unseen."""
        # By its parts, because a timestamp of local time takes longer than all else here together;
        # `fold` tells the two hours apart when the clock goes back.
        minute = (now.toordinal(), now.hour, now.minute, now.fold)
        moment = (minute, _version(self._running))
        shelf = self._shelf
        if shelf.moment != moment:
            shelf = self._shelf = Shelf(moment, *self._most)
        return shelf

    def _make(
        self, environ: WSGIEnvironment, start_response: StartResponse, shelf: Shelf, key: Hashable
    ) -> Iterable[bytes]:
        started: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers, *failure: Any) -> Any:
            started.append((status, headers))
            return start_response(status, headers, *failure)

        answer = self._wsgi_app(environ, start)
        if environ["REQUEST_METHOD"] != "GET" or _MARK not in environ or len(started) != 1:
            return answer
        status, headers = started[0]
        page = _page_of(status, headers, answer)
        if isinstance(page, Page):
            shelf.put(key, page._replace(counted=environ.get(COUNTED)))
            return [page.body]
        return page


def _page_of(status: str, headers: Headers, answer: Iterable[bytes]) -> Page | list[bytes]:
    """The answer as a page to keep, or its body alone when it may not be kept."""
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    told = {name.lower(): value for name, value in headers}
    etag = told.get("etag", "")
    if not status.startswith("200") or "set-cookie" in told or not etag or len(body) > LARGEST_PAGE:
        return [body]
    kept = [pair for pair in headers if pair[0].lower() != "cache-control"]
    return Page(kept, body, etag.strip('"'), discreet=("cache-control", "no-store") in told.items())
