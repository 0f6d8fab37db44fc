"""What a first visit costs on a phone: HTML and CSS, and JavaScript, as the server sends them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import brotli

from routekaart.language.locales import LOCALES
from tests.bench.measured import Measured, at_most
from tests.bench.servers import Server, fetch
from tests.bench.site import BenchSite

KILOBYTE = 1000
STYLESHEET = re.compile(r'<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"')
SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"')
DRAWING = re.compile(r'<use\b[^>]*\bhref="([^"#]+)#')


def weigh(server: Server, site: BenchSite) -> Iterator[Measured]:
    """The heaviest page of each kind per locale, then the heaviest of all, scripts and drawings."""
    heaviest: dict[str, dict[str, int]] = defaultdict(dict)
    beside: dict[re.Pattern[str], int] = defaultdict(int)

    @cache
    def size(path: str) -> int:
        return len(fetch(server.port, path).body)

    def fetched(pattern: re.Pattern[str], html: str) -> int:
        return sum(size(path) for path in set(pattern.findall(html)))

    for locale in LOCALES:
        for kind, paths in site.pages(locale).items():
            for path in paths:
                weight, html = _page(server, path)
                weight += fetched(STYLESHEET, html)
                heaviest[kind][locale] = max(weight, heaviest[kind].get(locale, 0))
                for pattern in (SCRIPT, DRAWING):
                    beside[pattern] = max(beside[pattern], fetched(pattern, html))
    for kind, weights in heaviest.items():
        told = " / ".join(f"{weight / KILOBYTE:.1f}" for weight in weights.values())
        worst = max(weights.values()) / KILOBYTE
        yield at_most(f"first visit, {kind}: HTML + CSS", worst, 14, "kB")._replace(
            what=f"first visit, {kind}: HTML + CSS ({' / '.join(weights)})", value=f"{told} kB"
        )
    yield at_most("JavaScript", beside[SCRIPT] / KILOBYTE, 4, "kB")
    yield Measured("pictograms, once, kept for good", f"{beside[DRAWING] / KILOBYTE:.1f} kB")


def _page(server: Server, path: str) -> tuple[int, str]:
    answer = fetch(server.port, path)
    if answer.status not in (200, 410):  # 410: the page of a service that has ended
        raise RuntimeError(f"{path} answered {answer.status}")
    body = answer.body
    if answer.headers.get("content-encoding") == "br":
        body = brotli.decompress(body)
    html = body.decode()
    if not STYLESHEET.search(html):
        raise RuntimeError(f"{path} has no stylesheet to weigh")
    return len(answer.body), html
