"""All parts of the programme, by kind, and who changed what of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from flask import Response, abort, make_response
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.history import Change
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.pack import Entry
from routekaart.programme.programme import NOUNS as OF_PROGRAMME
from routekaart.programme.programme import Programme
from routekaart.programme.records import read_programme
from routekaart.web.kit.differences import Sides, is_nothing
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.parts.addresses import PARTS
from routekaart.web.office.parts.choices import read_choices, say_name
from routekaart.web.office.parts.forms import Choices
from routekaart.web.office.parts.values import compare, say_label
from routekaart.web.office.parts.words import KIND_OF, NOUNS


class Line(NamedTuple):
    """One field that changed; `began` where it had not been filled in before."""

    name: str
    sides: Sides
    began: bool


class Moment(NamedTuple):
    """What somebody changed at once. `at` is local time."""

    at: datetime
    by: str
    lines: list[Line]


def list_kinds() -> Response:
    with site().database.reading() as session:
        programme = read_programme(session)
    kinds = [(noun, len(_all(programme, kind))) for kind, noun in NOUNS.items()]
    return make_response(render_page("office/parts/kinds.html", kinds=kinds))


def list_parts(kind: str) -> Response:
    """Those that are there, and those that were taken away."""
    chosen = KIND_OF.get(kind) or abort(404)
    with site().database.reading() as session:
        programme = read_programme(session)
        found = _all(programme, chosen)
        gone = [key for key in _changed(session, chosen) if key not in found]
    page = render_page(
        "office/parts/list.html",
        noun=NOUNS[chosen],
        address=f"{PARTS}/{kind}",
        parts=sorted(
            ((key, say_name(each, programme)) for key, each in found.items()),
            key=lambda each: each[1].casefold(),
        ),
        gone=gone,
    )
    return make_response(page)


def show_part_history(kind: str, part: str) -> Response:
    """Also of what was taken away."""
    chosen = KIND_OF.get(kind) or abort(404)
    with site().database.reading() as session:
        programme = read_programme(session)
        entry = _all(programme, chosen).get(part)
        moments = _moments(session, chosen, part, read_choices(session, programme))
    if entry is None and not moments:
        abort(404)
    page = render_page(
        "office/parts/history.html",
        noun=NOUNS[chosen],
        name=say_name(entry, programme) if entry else part,
        is_gone=entry is None,
        back=f"{PARTS}/{kind}/{part}" if entry else f"{PARTS}/{kind}",
        moments=moments,
    )
    return make_response(page)


def _all(programme: Programme, kind: str) -> Mapping[str, Entry]:
    found: Mapping[str, Entry] = getattr(programme, OF_PROGRAMME[kind])
    return found


def _changed(session: Session, kind: str) -> list[str]:
    """The keys of all parts of this kind that people ever changed."""
    query = select(Change.entry).where(Change.entry.startswith(f"{kind}.")).distinct()
    return sorted(entry.partition(".")[2] for entry in session.scalars(query))


def _moments(session: Session, kind: str, key: str, choices: Choices) -> list[Moment]:
    """The latest first."""
    query = (
        select(Change)
        .where(Change.entry == f"{kind}.{key}")
        .order_by(Change.changed_at.desc(), Change.changed_by)
    )
    by_moment = groupby(session.scalars(query), key=lambda each: (each.changed_at, each.changed_by))
    return [
        Moment(at.astimezone(ZONE), by, [_line(kind, each, choices) for each in changes])
        for (at, by), changes in by_moment
    ]


def _line(kind: str, change: Change, choices: Choices) -> Line:
    sides = compare(kind, change.field, choices, change.was, change.became)
    return Line(say_label(kind, change.field), sides, is_nothing(sides.before))
