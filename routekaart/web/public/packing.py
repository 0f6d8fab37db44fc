"""One language of the site, to take along: all that a phone needs to be read without a network.

It goes in parts, each at an address made of its digest, so that after a small change a phone
fetches only what changed. What is discreet is never in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from threading import Lock
from typing import Any, NamedTuple
from zlib import crc32

import brotli
from flask import g

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.web.kit.rendering import render_macro
from routekaart.web.kit.sheets import Sheet, draw_sheet, leave_gap
from routekaart.web.kit.site import Visit, site
from routekaart.web.public.addresses import find_addresses
from routekaart.web.public.turns import Foreseen, Turn, foresee, say_banners, say_turns

PARTS = 12
"""Of the pages. With more of them less is fetched after a change, and more in all."""

ABSENT = "geen-internet"
"""The page that stands in for what is not in the pack."""

TITLE, MAIN = "<!--title-->", "<!--main-->"

_TITLE = re.compile(r"(?<=<title>).*?(?=</title>)", re.DOTALL)
_MAIN = re.compile(r'(?<=<main id="main" tabindex="-1">).*?(?=</main>)', re.DOTALL)
_GAP = re.compile("<!--gap (.*?)-->")
_BANNERS = "banners"
_UNTAKEN = re.compile(
    r'<section class="banners".*?</section>\n?|<form [^>]*class="helped".*?</form>\n?', re.DOTALL
)
"""What is of one day, and what can only be answered with a network."""

_LANGUAGE_LINK = re.compile(r'(<a href="/[a-z]{2}/)[^"]*(" lang=)')


_one_at_a_time = Lock()


class Pack(NamedTuple):
    """The parts by digest, each as JSON in UTF-8, compressed by Brotli.

    Together they hold `pages` by path (title and main part of each), the `shell` around them, and
    `states`: for each gap the minutes from which it says what, as a place in `says`.
    """

    parts: dict[str, bytes]
    locale: str


def find_pack() -> Pack:
    """The pack of this day of this edition, in the language of the present request.

    It is made when the first phone asks for it, which takes a second; others wait for that.
    """
    locale, visit = g.locale, site()
    version = (*visit.version, visit.now.date())
    with _one_at_a_time:
        pack: Pack = visit.site.keep(f"pack {locale}", version, lambda: make_pack(locale, visit))
    return pack


def make_pack(locale: str, visit: Visit) -> Pack:
    """Put it together out of the pages as they stand for the day."""
    sheets = dict(_read_sheets(locale, visit))
    html = {path: sheet.html for path, sheet in sheets.items()}
    pages = {path: _cut(each) for path, each in html.items()}
    names = sorted({name for _title, main in pages.values() for name in _GAP.findall(main)})
    by_part: list[dict[str, Any]] = [{} for _ in range(PARTS)]
    for path, page in sorted(pages.items()):
        by_part[crc32(path.encode()) % PARTS][path] = page
    contents = [
        {"shell": _open_shell(html[f"/{locale}/{ABSENT}"], _say_of_when(visit))},
        _tell_states(names, visit),
        *({"pages": each} for each in by_part),
    ]
    return Pack(dict(map(_encode, contents)), locale)


def _read_sheets(locale: str, visit: Visit) -> Iterator[tuple[str, Sheet]]:
    """The page of every address that may be taken along, by its path."""
    for address in (ABSENT, *find_addresses(visit.edition, visit.now.date())):
        path = f"/{locale}/{address}"
        sheet = visit.sheets.get((locale, None, path)) or draw_sheet(path)
        if sheet is not None and not sheet.discreet:
            yield path, sheet


def _cut(html: str) -> tuple[str, str]:
    title, main = _TITLE.search(html), _MAIN.search(html)
    assert title is not None, "every page has one"
    assert main is not None, "every page has one"
    return title[0], _UNTAKEN.sub("", main[0])


def _open_shell(html: str, note: str) -> str:
    """What surrounds every page, with the other languages at their beginning."""
    shell = _MAIN.sub(
        f"{note}{leave_gap(_BANNERS)}{MAIN}", _TITLE.sub(TITLE, html, count=1), count=1
    )
    return _LANGUAGE_LINK.sub(r"\1\2", shell)


def _say_of_when(visit: Visit) -> str:
    """That there is no network, and of which day this is."""
    day = visit.published.published_at.astimezone(ZONE).date()
    return render_macro("public/offline/note.html", "note", day)


def _tell_states(names: Iterable[str], visit: Visit) -> dict[str, Any]:
    """What every gap says, with each sentence written once."""
    says: dict[str, int] = {}

    def write(turns: list[Turn]) -> list[int]:
        return [
            number
            for minute, html in turns
            for number in (minute, says.setdefault(html, len(says)))
        ]

    states = {name: write(say_turns(name, seen)) for name, seen in _foresee(names, visit)}
    states[_BANNERS] = write(say_banners(visit.now.date()))
    return {"says": list(says), "states": states}


def _foresee(names: Iterable[str], visit: Visit) -> Iterator[tuple[str, list[Foreseen]]]:
    """What is foreseen of each gap, found once for all languages."""
    first = visit.now.date()
    kept: dict[str, list[Foreseen]] = visit.site.keep("foreseen", (*visit.version, first), dict)
    for name in names:
        if name not in kept:
            kept[name] = foresee(name, first)
        yield name, kept[name]


def _encode(part: dict[str, Any]) -> tuple[str, bytes]:
    content = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
    return blake2b(content, digest_size=8).hexdigest(), brotli.compress(content, quality=9)
