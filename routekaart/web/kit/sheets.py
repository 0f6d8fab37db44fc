"""Pages as they stand for a day, with gaps for the little that changes by the minute.

Nearly all of a public page is a function of edition, language, address and day. That is its sheet,
made from the template once. Whether somebody is open is a gap in it, filled at every request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any

from flask import current_app, g, request
from markupsafe import Markup

from routekaart.web.kit.beside import find_beside
from routekaart.web.kit.caching import make_page
from routekaart.web.kit.shell import find_own_address
from routekaart.web.kit.site import site

MOST_SHEETS = 1_000
"""What one process keeps, some ten kB each: the whole route map, and what else is asked for."""

_GAP = Markup("<!--gap {}-->")
_GAPS = re.compile("<!--gap (.*?)-->")  # no text can hold one: "<" is escaped there

Say = Callable[[list[str]], list[str]]
"""The HTML for gaps of these names, in order, at this moment, in the page's language."""


def leave_gap(name: str) -> Markup:
    """A gap, for a template to leave."""
    return _GAP.format(name)


class Sheet:
    """A page with its gaps. A discreet one is kept by us, never by the visitor's browser."""

    def __init__(self, html: str, discreet: bool = False) -> None:
        self.discreet = discreet
        parts = _GAPS.split(html)  # words and names of gaps, in turns
        self._gaps = parts[1::2]
        self._words = [words.encode() for words in parts[::2]]  # half of what text takes in memory

    @property
    def html(self) -> str:
        """The page, with its gaps as `leave_gap` made them."""
        pieces = [words.decode() for words in self._words]
        gaps = [str(leave_gap(name)) for name in self._gaps]
        return "".join(f"{words}{gap}" for words, gap in zip(pieces, [*gaps, ""], strict=True))

    def fill(self, say: Say) -> bytes:
        """The page as UTF-8."""
        if not self._gaps:
            return self._words[0]
        parts = [b""] * (2 * len(self._gaps) + 1)
        parts[::2] = self._words
        parts[1::2] = [said.encode() for said in say(self._gaps)]
        return b"".join(parts)


def be_discreet(yes: bool = True) -> None:
    """This page leaves no trace in the visitor's browser that we can help."""
    g.discreet = yes


def find_sheet(key: Hashable) -> Sheet | None:
    """The sheet that this day of this edition has under `key`, in the page's language."""
    found: Sheet | None = site().sheets.get((g.locale, find_beside(), key))
    return found


def keep_sheet(key: Hashable, html: str) -> Sheet:
    """Keep a page under `key` till the end of the day, as long as there is room."""
    sheets, sheet = site().sheets, Sheet(html, discreet=g.get("discreet", False))
    if len(sheets) < MOST_SHEETS:
        sheets[g.locale, find_beside(), key] = sheet
    return sheet


def draw_sheet(path: str) -> Sheet | None:
    """The sheet of a page, drawn as for a visitor where it is not kept; None for what has none."""
    app: Any = current_app
    with app.test_request_context(path, base_url=find_own_address(site().settings)):
        app.full_dispatch_request()
        sheet: Sheet | None = g.get("sheet")
    return sheet


def fill_gaps(view: Callable[..., Any], say: Say, for_the_day: bool) -> Callable[..., Any]:
    """The view with the gaps of its page filled; with `for_the_day`, its page is kept till then.

    What comes with a status of its own is filled and not kept; a redirect goes through as it is.
    """

    @wraps(view)
    def show(**values: Any) -> Any:
        answer = find_sheet(request.path) if for_the_day else None
        answer = answer or view(**values)
        if isinstance(answer, str) and for_the_day:
            answer = keep_sheet(request.path, answer)
        if isinstance(answer, tuple):
            page, status = answer
            return Sheet(page).fill(say), status
        if not isinstance(answer, Sheet):
            return answer
        g.sheet = answer
        body = answer.fill(say)
        return make_page(body, answer.discreet) if site().may_be_kept else body.decode()

    return show
