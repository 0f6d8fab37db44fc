"""The goals of the programme beside what is on offer: where nobody helps, and where many do."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, make_response, request
from werkzeug.exceptions import NotFound

from routekaart.language.formats import language_name
from routekaart.language.locales import SOURCE
from routekaart.programme.coverage import ANYWHERE, Row, Side, find_columns, find_coverage
from routekaart.programme.programme import Programme
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.offer import read_beside

GOALS = "/programma/doelen"

SIDES: dict[str, tuple[Side, str]] = {
    "plek": ("location", "Per plek"),
    "doelgroep": ("audience", "Voor wie"),
    "taal": ("language", "Per taal"),
}
"""By what is asked for in the address."""

_UNKNOWN: dict[Side, str] = {
    "location": "Plek onbekend",
    "audience": "Niet bekend voor wie",
    "language": "Taal onbekend",
}


class Group(NamedTuple):
    """A challenge with the rows of its goals."""

    number: int
    name: str
    ambition: str
    rows: list[Row]


class Finding(NamedTuple):
    """What one sees at a glance, and the goals of which it is so."""

    says: str
    goals: list[str]


def list_goals() -> Response:
    """A row for each goal; with `?per=` a column for each place, audience or language."""
    chosen = request.args.get("per", "")
    if chosen and chosen not in SIDES:
        raise NotFound
    side = SIDES[chosen][0] if chosen else None
    with site().database.reading() as session:
        programme, services, _ = read_beside(session)
    today = site().clock().date()
    rows = find_coverage(programme, services, today, side)
    columns = find_columns(services.values(), today, side) if side else []
    page = render_page(
        "office/goals/list.html",
        programme=programme,
        groups=_group(programme, rows),
        findings=_find(rows),
        ending=sorted(
            {(each.ends_on, each.service.name) for row in rows for each in row.whole.ending}
        ),
        proposed=[link for link in programme.links.values() if link.is_proposed],
        services=services,
        columns={each: say_value(each, side) for each in columns} if side else {},
        sides=SIDES,
        chosen=chosen,
    )
    return make_response(page)


def say_value(value: str, side: Side) -> str:
    """A place, an audience or a language by its name."""
    edition = site().edition
    if value == ANYWHERE:
        return _UNKNOWN[side]
    match side:
        case "location":
            return edition.locations[value].name
        case "audience":
            return edition.terms[value].name.nl
        case "language":
            return language_name(value, SOURCE).capitalize()


def _group(programme: Programme, rows: list[Row]) -> list[Group]:
    found: dict[str, Group] = {}
    for row in rows:
        key = programme.goals[row.goal].challenge
        challenge = programme.challenges[key]
        group = found.setdefault(
            key, Group(challenge.number, challenge.name, challenge.ambition, [])
        )
        group.rows.append(row)
    return list(found.values())


def _find(rows: list[Row]) -> list[Finding]:
    """The title of each says what was found; nothing that is not so."""
    said = {
        "nobody": "Aan deze doelen werkt nog niemand.",
        "ended": "Hier is alles gestopt.",
        "many": "Hier doen vijf partners of meer misschien hetzelfde.",
    }
    findings = [
        Finding(says, [row.goal for row in rows if row.whole.state == state])
        for state, says in said.items()
    ]
    return [each for each in findings if each.goals]
