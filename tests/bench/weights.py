"""What a first visit costs on a phone: HTML and CSS, and JavaScript, as the server sends them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import brotli

from routekaart.language.locales import LOCALES
from tests.bench.measured import Measured, at_most
from tests.bench.servers import Answer, Server, fetch
from tests.bench.site import BenchSite

KILOBYTE = 1000
MOST_PAGE, MOST_SCRIPTS = 14, 4
"""Kilobytes of the design: HTML + CSS, and JavaScript."""

STYLESHEET = re.compile(r'<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"')
SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"')
DRAWING = re.compile(r'<use\b[^>]*\bhref="([^"#]+)#')


class Weight(NamedTuple):
    """What comes over the line at a first visit, in kilobytes. `page` is HTML and CSS."""

    page: float
    scripts: float
    drawings: float


def weigh_visit(get: Callable[[str], Answer], path: str) -> Weight:
    """`get` asks for an address in Brotli. Raises RuntimeError for what is no page of ours."""
    answer = get(path)
    body = answer.body
    if answer.headers.get("content-encoding") == "br":
        body = brotli.decompress(body)
    html = body.decode()
    if not STYLESHEET.search(html):
        raise RuntimeError(f"{path} has no stylesheet to weigh")
    css, scripts, drawings = (
        sum(len(get(each).body) for each in set(pattern.findall(html)))
        for pattern in (STYLESHEET, SCRIPT, DRAWING)
    )
    return Weight((len(answer.body) + css) / KILOBYTE, scripts / KILOBYTE, drawings / KILOBYTE)


def weigh(server: Server, site: BenchSite) -> Iterator[Measured]:
    """The heaviest page of each kind per locale, then the heaviest of all, scripts and drawings."""
    heaviest: dict[str, dict[str, float]] = defaultdict(dict)
    scripts = drawings = 0.0

    @cache
    def get(path: str) -> Answer:
        answer = fetch(server.port, path)
        if answer.status not in (200, 410):  # 410: the page of a service that has ended
            raise RuntimeError(f"{path} answered {answer.status}")
        return answer

    for locale in LOCALES:
        for kind, paths in site.pages(locale).items():
            weights = [weigh_visit(get, path) for path in paths]
            heaviest[kind][locale] = max(each.page for each in weights)
            scripts = max(scripts, *(each.scripts for each in weights))
            drawings = max(drawings, *(each.drawings for each in weights))
    for kind, by_locale in heaviest.items():
        told = " / ".join(f"{weight:.1f}" for weight in by_locale.values())
        worst = max(by_locale.values())
        yield at_most(f"first visit, {kind}: HTML + CSS", worst, MOST_PAGE, "kB")._replace(
            what=f"first visit, {kind}: HTML + CSS ({' / '.join(by_locale)})", value=f"{told} kB"
        )
    yield at_most("JavaScript", scripts, MOST_SCRIPTS, "kB")
    yield Measured("pictograms, once, kept for good", f"{drawings:.1f} kB")
