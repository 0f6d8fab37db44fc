"""Whether somebody is open: now, until when, and when next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from msgspec import Struct
from opening_hours import OpeningHours, State

from routekaart.catalogue.opening_hours.closures import find_deciding, settles
from routekaart.catalogue.opening_hours.expression import write_expressions
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime
from routekaart.catalogue.opening_hours.wall_clock import read_wall_clock
from routekaart.catalogue.opening_hours.week import Day, Slot, lay_out

__all__ = ["HORIZON", "Day", "OpenState", "Schedule", "Slot"]

HORIZON = timedelta(days=60)
"""How far ahead anything is looked for."""

Status = Literal["open", "appointment", "closed", "unknown"]

_A_DAY = timedelta(days=1)
_Stretches = tuple[tuple[datetime, datetime], ...]


class OpenState(Struct, frozen=True):
    """Whether somebody is open at a moment. Times are local wall time, without zone.

    `until`: when the present stretch ends; None when closed or unknown, and when it goes on beyond
    the horizon, as a line does that answers day and night. `opens`: the next known opening within
    the horizon, later than the moment, a walk-in before an appointment at the same time. `closure`:
    what makes today differ from other days of its kind.
    """

    status: Status
    until: datetime | None = None
    opens: datetime | None = None
    opens_by_appointment: bool = False
    closure: Closure | None = None


class Schedule:
    """The hours of one service at one place, or on its telephone. Safe to share between threads.

    Made from its rows and from the closures that concern it, of every scope. A day is evaluated
    when it is first asked about and kept; after that a question takes microseconds.
    """

    __slots__ = ("_lay_out", "_look_at", "known")

    known: bool
    """Whether anything is known of its days, if only without the hour, or of a time gone by."""

    def __init__(
        self, opening_times: Sequence[OpeningTime], closures: Sequence[Closure] = ()
    ) -> None:
        rows, closures = tuple(opening_times), tuple(closures)
        self.known = bool(rows)
        self._look_at = lru_cache(maxsize=4)(partial(_look_at, rows, closures))
        self._lay_out = lru_cache(maxsize=4)(partial(lay_out, rows, closures))

    def state(self, moment: datetime) -> OpenState:
        """The state at an aware moment of any zone. Raises ValueError for a naive one.

        A stretch lasts up to, not including, its closing time. On a day of unknown hours, and when
        such a day is all there is to wait for, what is not open is unknown rather than closed.
        """
        now = read_wall_clock(moment)
        today = self._look_at(now.date())
        opens, by_appointment = _find_opening(today, now)
        status: Status = "closed"
        if until := _find_end(today.walk_in, now):
            status = "open"
        elif until := _find_end(today.by_appointment, now):
            status = "appointment"
        elif today.unknown or (today.unknown_ahead and opens is None):
            status = "unknown"
        end = until if until and until <= now + HORIZON else None
        return OpenState(status, end, opens, by_appointment, today.closure)

    def week(self, first_day: date, days: int = 7) -> tuple[Day, ...]:
        """What begins on each of `days` days from `first_day` on."""
        return self._lay_out(first_day, days)


class _Today(NamedTuple):
    """A date: its stretches of both kinds up to the first one after it, and what is unknown."""

    walk_in: _Stretches
    by_appointment: _Stretches
    unknown: bool
    unknown_ahead: bool
    closure: Closure | None


def _look_at(rows: tuple[OpeningTime, ...], closures: tuple[Closure, ...], day: date) -> _Today:
    # From the day before, because last night may still go on.
    expressions = write_expressions(rows, closures, day - _A_DAY, day + HORIZON)
    unknown = _find_stretches(expressions.unknown, day)
    deciding = find_deciding(closures, day)
    return _Today(
        _find_stretches(expressions.walk_in, day),
        _find_stretches(expressions.by_appointment, day),
        unknown=bool(unknown) and unknown[0][0].date() == day,
        unknown_ahead=bool(unknown) and not settles(deciding),
        closure=lay_out(rows, closures, day, 1)[0].closure if deciding else None,
    )


def _find_stretches(expression: str, day: date) -> _Stretches:
    """The stretches from the start of the day on, up to the first one that begins after it."""
    if not expression:
        return ()
    midnight = datetime.combine(day, time.min)
    stretches = []
    for starts, ends, state, _ in OpeningHours(expression).intervals(
        midnight, midnight + HORIZON + _A_DAY
    ):
        if state == State.OPEN:
            stretches.append((starts, ends))
            if starts >= midnight + _A_DAY:
                break
    return tuple(stretches)


def _find_end(stretches: _Stretches, now: datetime) -> datetime | None:
    return next((ends for starts, ends in stretches if starts <= now < ends), None)


def _find_opening(today: _Today, now: datetime) -> tuple[datetime | None, bool]:
    """The next stretch to begin within the horizon, and whether that is by appointment."""
    latest = now + HORIZON
    walk_in, by_appointment = (
        next((starts for starts, _ in stretches if now < starts <= latest), None)
        for stretches in (today.walk_in, today.by_appointment)
    )
    if walk_in is None or (by_appointment is not None and by_appointment < walk_in):
        return by_appointment, by_appointment is not None
    return walk_in, False
