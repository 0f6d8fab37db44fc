"""Pages on paper: a template drawn as PDF, that asks for nothing but our own static files."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from flask import Flask, current_app

from routekaart.pdf import drawing
from routekaart.web.kit.pictograms import SPRITE
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.kit.static_files import StaticFiles

AGAIN_AFTER = 10
"""Seconds to wait when as much is being drawn as may be at once."""

MOST_KEPT = 24
"""Finished papers that are the same for everybody, of one day; some 100 kB each."""

_FILES = "routekaart.paper"
_PICTOGRAMS = "routekaart.paper.pictograms"
_SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)" (viewBox="[^"]*")>(.*?)</symbol>', re.DOTALL)
_ICON = re.compile(r'<svg class="([\w -]*)"[^>]*><use href="[^"#]*#([a-z0-9-]+)"/></svg>')
_DRAWN = '<svg class="{}" {} fill="{}">{}</svg>'
_BLANK_BEFORE = ' <span class="beside"'
"""A blank at the end of a line, which WeasyPrint would put on a line of its own."""
_INK, _ON_COLOUR = "#0d4f5c", "#ffffff"


def install_paper(app: Flask, files: StaticFiles) -> None:
    """Keep at hand what a paper may ask for."""
    app.extensions[_FILES] = {
        address: drawing.File(file.media_type, file.body)
        for address, file in files.all().items()
        if file.media_type.startswith("text/css")
    }
    sprite = files.all()[files.url(SPRITE)].body.decode()
    app.extensions[_PICTOGRAMS] = {name: each for name, *each in _SYMBOL.findall(sprite)}


def draw_paper(template: str, zoom: float = 1.0, **values: Any) -> bytes:
    """The template as PDF; it extends `kit/paper.html`. Raises whatever `pdf.drawing.draw` does."""
    html = draw_pictograms(render_page(template, **values)).replace(
        _BLANK_BEFORE, _BLANK_BEFORE[1:]
    )
    return drawing.draw(drawing.Document(html, current_app.extensions[_FILES], zoom))


def draw_pictograms(html: str) -> str:
    """With each pictogram drawn where it stands: on paper there is no sprite and no colour of the
    text around. One in a `tile` is white."""
    known = current_app.extensions[_PICTOGRAMS]

    def draw(icon: re.Match[str]) -> str:
        box, paths = known[icon[2]]
        return _DRAWN.format(icon[1], box, _ON_COLOUR if "tile" in icon[1] else _INK, paths)

    return _ICON.sub(draw, html)


def keep_paper(key: Hashable, make: Callable[[], bytes]) -> bytes:
    """What was drawn under `key` on this day of this edition; drawn now where it was not yet. For
    what is everybody's alone."""
    visit = site()
    version = (*visit.version, visit.now.date())
    papers: OrderedDict[Hashable, bytes] = visit.site.keep("papers", version, OrderedDict)
    made = papers.get(key)
    if made is None:
        made = papers[key] = make()
        while len(papers) > MOST_KEPT:
            papers.popitem(last=False)
    return made
