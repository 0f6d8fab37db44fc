"""What a gap says from now on, moment by moment, for a phone that cannot ask any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from routekaart.catalogue.opening_hours.schedule import OpenState, Slot
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.edition.banners import find_shown
from routekaart.web.kit.rendering import render_macro
from routekaart.web.kit.site import site
from routekaart.web.public.states import find_spots, find_state, say_unknown, write_state

DAYS_AHEAD = 14
"""Hours that were written down longer ago are not to be believed."""


class Foreseen(NamedTuple):
    """The state from this moment on, in no language yet."""

    moment: datetime
    state: OpenState


class Turn(NamedTuple):
    """From this minute since 1970 (UTC) on the gap says this, in HTML."""

    minute: int
    html: str


def foresee(name: str, first: date) -> list[Foreseen]:
    """The states that the gap of this name speaks of, from the `first` day on."""
    moments = sorted({*_find_moments(name, first)})
    return [Foreseen(each, find_state(name, each)) for each in moments]


def say_turns(name: str, foreseen: Iterable[Foreseen]) -> list[Turn]:
    """The same in the page's language. The last turn is that nobody can tell any more."""
    turns: list[Turn] = []
    for moment, state in foreseen:
        html = write_state(name, state, moment, by_the_minute=False)
        if not turns or turns[-1].html != html:
            turns.append(Turn(_minute(moment), html))
    end = _midnight(moment.date(), 1)
    return [*turns, Turn(_minute(end), say_unknown(name))]


def say_banners(first: date) -> list[Turn]:
    """The banners of every day from the `first` on, in the page's language; after them none."""
    turns = []
    for number in range(DAYS_AHEAD):
        shown = find_shown(site().edition.banners, first + timedelta(days=number))
        html = render_macro("kit/banner.html", "show_banners", shown)
        turns.append(Turn(_minute(_midnight(first, number)), str(html)))
    return [*turns, Turn(_minute(_midnight(first, DAYS_AHEAD)), "")]


def _find_moments(name: str, first: date) -> Iterator[datetime]:
    """When it may come to say something else: at midnight, and as something opens or closes."""
    yield from (_midnight(first, number) for number in range(DAYS_AHEAD))
    begin, end = _midnight(first, 0), _midnight(first, DAYS_AHEAD)
    for spot in find_spots(name):
        # From the day before, for what passes midnight.
        for day in spot.schedule.week(first - timedelta(days=1), DAYS_AHEAD + 1):
            for slot in day.slots:
                yield from (each for each in _find_ends(day.date, slot) if begin < each < end)


def _find_ends(day: date, slot: Slot) -> Iterator[datetime]:
    if slot.opens is None or slot.closes is None:
        return
    opens = datetime.combine(day, slot.opens, ZONE)
    closes = datetime.combine(day, slot.closes, ZONE)
    yield opens
    yield closes if closes > opens else closes + timedelta(days=1)


def _midnight(first: date, days: int) -> datetime:
    return datetime.combine(first + timedelta(days=days), time(), ZONE)


def _minute(moment: datetime) -> int:
    return int(moment.timestamp() // 60)
