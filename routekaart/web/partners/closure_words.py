"""What residents will read because of a closure that nobody kept yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import structs

from routekaart.catalogue.opening_hours.schedule import HORIZON
from routekaart.catalogue.opening_hours.values import Closure
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.pack import PackClosure
from routekaart.edition.agenda import Agenda, Spot
from routekaart.edition.entries import Edition
from routekaart.language.formats import time_range
from routekaart.language.locales import SOURCE
from routekaart.language.text import Text
from routekaart.web.kit.hours_in_words import Ways, say_day, say_state
from routekaart.web.kit.site import site

MOST = 3
"""Examples: who closes ten services reads the same words ten times."""


def say_closure(wanted: PackClosure, before: PackClosure | None = None) -> list[str]:
    """The line of each thing that closes, on the first day on which that would be open.

    `before` is the closure as residents know it, when it changes.
    """
    edition = site().edition
    known, new = Agenda(_without(edition, before)), _closure(wanted)
    hypothetical = structs.replace(known.edition, closures=(*known.edition.closures, new))
    lines = _say_examples(wanted, known, Agenda(hypothetical))
    examples = [line for line, _ in zip(lines, range(MOST), strict=False)]
    return examples or [_say_alone(wanted)]


def _say_examples(wanted: PackClosure, known: Agenda, then: Agenda) -> Iterator[str]:
    for service in known.edition.services.values():
        if wanted.target not in (service.partner, service.slug):
            continue
        for spot, changed in zip(known.spots(service), then.spots(service), strict=True):
            moment = _first_opening(spot, wanted)
            if moment is None:
                continue
            where = spot.location.name if spot.location else "telefoon"
            state = then.state_at(changed, moment)
            words = say_state(state, moment.replace(tzinfo=None), Ways(True, True)).words
            if wanted.keeps == "other hours":
                words = _say_alone(wanted)
            day = say_day(moment.date(), date.min)
            yield f"{service.name} ({where}), {day[:1].lower()}{day[1:]}: {words}"


def _first_opening(spot: Spot, wanted: PackClosure) -> datetime | None:
    days = min(wanted.ends_on - wanted.starts_on, HORIZON) // timedelta(days=1) + 1
    for each in spot.schedule.week(wanted.starts_on, days):
        for slot in each.slots:
            if slot.opens is not None:
                return datetime.combine(each.date, slot.opens, ZONE)
    return None


def _say_alone(wanted: PackClosure) -> str:
    if wanted.keeps == "other hours":
        ranges = [time_range(opens, closes, SOURCE) for opens, closes in wanted.hours]
        return "Open van " + " en ".join(ranges)
    return f"Vandaag dicht: {wanted.reason}"


def _closure(wanted: PackClosure) -> Closure:
    return Closure(
        scope=wanted.scope,
        target=wanted.target,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
        reason=Text(wanted.reason),
        keeps=wanted.keeps,
        hours=wanted.hours,
    )


def _without(edition: Edition, before: PackClosure | None) -> Edition:
    if before is None:
        return edition
    same = (before.scope, before.target, before.starts_on, before.ends_on)
    left = tuple(
        each
        for each in edition.closures
        if (each.scope, each.target, each.starts_on, each.ends_on) != same
    )
    return structs.replace(edition, closures=left)
