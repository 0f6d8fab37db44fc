"""Pieces that many pages show, drawn once a minute: a service, and whether it is open."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from flask import g
from markupsafe import Markup

from routekaart.web.kit.site import site


class Drawing(NamedTuple):
    """A piece of HTML, and whether it holds words that only a machine translated."""

    html: Markup
    machine_made: bool


def draw_once(key: Hashable, draw: Callable[[], Markup]) -> Markup:
    """The drawing under `key` in the page's language; made when this minute has none yet."""
    drawings = site().drawings
    found = drawings.get((g.locale, key))
    if found is None:
        found = drawings[g.locale, key] = _watch(draw)
    g.machine_made = g.machine_made or found.machine_made
    return found.html


def _watch(draw: Callable[[], Markup]) -> Drawing:
    before, g.machine_made = g.machine_made, False
    html = draw()
    seen, g.machine_made = g.machine_made, before
    return Drawing(html, seen)
