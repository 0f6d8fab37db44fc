"""What an entry said before, in words: who changed what, when, and what it was as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup
from msgspec import ValidationError

from routekaart.catalogue.history import Change
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import project
from routekaart.review.versions import Version
from routekaart.web.kit.differences import Sides, compare, compare_words, is_nothing, show_lines
from routekaart.web.kit.entry_words import NOTHING, say_field, say_json

_SAY_WAY = {
    "content": "Ingelezen uit de inhoud",
    "confirmation": "Bevestigd dat alles klopt",
    "proposal": "Voorstel",
}


class Line(NamedTuple):
    """One field that changed; `began` where it had not been filled in before."""

    name: str
    sides: Sides
    began: bool


class Moment(NamedTuple):
    """A version as a page shows it; `at` is local time. Nobody in person reads content in."""

    key: str
    at: datetime
    by: str
    way: str
    lines: list[Line]


class Fact(NamedTuple):
    """One field of a version; `differs` from what it says now."""

    name: str
    lines: list[Markup]
    differs: bool


def say_version(version: Version) -> Moment:
    """Who, when, by which way, and field by field from what to what."""
    way = version.through.partition(":")[0]
    return Moment(
        version.key,
        version.at.astimezone(ZONE),
        "" if way == "content" else version.by,
        _SAY_WAY.get(way, way),
        [_line(each) for each in version.changes],
    )


def say_whole(key: str, entry: Entry, now: Entry) -> list[Fact]:
    """All that an entry said, but for what was never filled in."""
    said, today = project(entry), project(now)
    return [
        Fact(say_field(field), show_lines(key, field, value), value != today[field])
        for field, value in said.items()
        if value != today[field] or say_json(key, field, value) != [NOTHING]
    ]


def _line(change: Change) -> Line:
    sides = _compare(change)
    return Line(say_field(change.field), sides, is_nothing(sides.before))


def _compare(change: Change) -> Sides:
    try:
        return compare(change.entry, change.field, change.was, change.became)
    except (KeyError, ValidationError):  # written when fields were others than today
        return compare_words(change.was or "", change.became or "")
