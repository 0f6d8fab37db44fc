"""Every answer of a schedule, against a model that walks through the days one by one."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routekaart.catalogue.opening_hours.schedule import Schedule
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime
from routekaart.language.text import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SCOPES = ["catalogue", "partner", "location", "service"]
NTH = {"1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "last": -1}
A_DAY = timedelta(days=1)
HORIZON = timedelta(days=60)


class Opening(NamedTuple):
    """What the model says begins on a day; `opens` is None when the hour is not known."""

    opens: time | None
    closes: time | None
    by_appointment: bool


def begins_on(row: OpeningTime, day: date) -> bool:
    if day.weekday() != row.weekday:
        return False
    if day < (row.valid_from or day) or day > (row.valid_to or day):
        return False
    if row.pattern == "every":
        return True
    if row.pattern == "every other week":
        first = row.valid_from
        while first.weekday() != row.weekday:
            first += A_DAY
        return (day - first).days % 14 == 0
    month = [week[row.weekday] for week in calendar.monthcalendar(day.year, day.month)]
    return day.day == [number for number in month if number][NTH[row.pattern]]


def decide(closures: Iterable[Closure], day: date) -> Closure | None:
    found = None
    for closure in closures:
        if not closure.starts_on <= day <= closure.ends_on:
            continue
        length = (closure.ends_on - closure.starts_on).days
        weight = (SCOPES.index(closure.scope), -length, closure.starts_on)
        if found is None or weight > found[0]:
            found = (weight, closure)
    return found[1] if found else None


def openings_of(rows: list[OpeningTime], closures: list[Closure], day: date) -> list[Opening]:
    """What begins on the day, without doubles."""
    closure = decide(closures, day)
    today = [row for row in rows if begins_on(row, day)]
    if closure is None or closure.keeps == "ordinary hours":
        found = [Opening(row.opens, row.closes, row.by_appointment) for row in today]
    elif closure.keeps == "closed":
        found = []
    elif closure.scope == "service":
        by_appointment = bool(rows) and all(row.by_appointment for row in rows)
        found = [Opening(*hours, by_appointment) for hours in closure.hours]
    else:
        found = [Opening(*hours, row.by_appointment) for row in today for hours in closure.hours]
    return [
        each
        for number, each in enumerate(found)
        if each not in found[:number]
        and not (each.by_appointment and each._replace(by_appointment=False) in found)
    ]


def stretches_of(
    rows: list[OpeningTime], closures: list[Closure], today: date, by_appointment: bool
) -> list[list[datetime]]:
    """Stretches from yesterday on, those that touch or overlap made one."""
    found = []
    for number in range(-1, 64):
        day = today + number * A_DAY
        for each in openings_of(rows, closures, day):
            if each.opens is not None and each.by_appointment == by_appointment:
                last_day = day + A_DAY if each.closes <= each.opens else day
                starts = datetime.combine(day, each.opens)
                found.append([starts, datetime.combine(last_day, each.closes)])
    merged: list[list[datetime]] = []
    for starts, ends in sorted(found):
        if merged and starts <= merged[-1][1]:
            merged[-1][1] = max(ends, merged[-1][1])
        else:
            merged.append([starts, ends])
    return merged


def is_unknown(rows: list[OpeningTime], closures: list[Closure], day: date) -> bool:
    closure = decide(closures, day)
    if not rows:
        return closure is None or not (
            closure.keeps == "closed"
            or (closure.keeps == "other hours" and closure.scope == "service")
        )
    return any(each.opens is None for each in openings_of(rows, closures, day))


def state_at(rows: list[OpeningTime], closures: list[Closure], now: datetime) -> tuple:
    """Status, until, opens, opens by appointment."""
    today = now.date()
    walk_in = stretches_of(rows, closures, today, False)
    appointment = stretches_of(rows, closures, today, True)
    coming = [(starts, False) for starts, _ in walk_in] + [
        (starts, True) for starts, _ in appointment
    ]
    opens, by_appointment = min(
        [each for each in coming if now < each[0] <= now + HORIZON], default=(None, False)
    )
    status, until = "closed", None
    for name, stretches in (("appointment", appointment), ("open", walk_in)):
        for starts, ends in stretches:
            if starts <= now < ends:
                status, until = name, ends
    if status == "closed":
        closure = decide(closures, today)
        shut = closure is not None and (
            closure.keeps == "closed"
            or (closure.keeps == "other hours" and closure.scope == "service")
        )
        ahead = any(is_unknown(rows, closures, today + each * A_DAY) for each in range(61))
        if is_unknown(rows, closures, today) or (opens is None and ahead and not shut):
            status = "unknown"
    if until is not None and until > now + HORIZON:
        until = None
    return status, until, opens, by_appointment


DAYS = st.dates(date(2026, 10, 1), date(2027, 2, 28))
TIMES = st.sampled_from(
    [
        time(0),
        time(0, 30),
        time(2),
        time(9),
        time(12),
        time(12, 30),
        time(17),
        time(22),
        time(23, 59),
    ]
)
HOURS = st.tuples(TIMES, TIMES)


@st.composite
def rows(draw: st.DrawFn) -> OpeningTime:
    pattern = draw(st.sampled_from(["every", "every", "every other week", *NTH]))
    opens, closes = draw(HOURS | HOURS | HOURS | st.just((None, None)))
    starts = draw(DAYS if pattern == "every other week" else st.none() | DAYS)
    return OpeningTime(
        weekday=draw(st.integers(0, 6)),
        opens=opens,
        closes=closes,
        pattern=pattern,
        by_appointment=draw(st.booleans()),
        valid_from=starts,
        valid_to=draw(st.none() | DAYS),
    )


@st.composite
def closures(draw: st.DrawFn) -> Closure:
    starts = draw(DAYS)
    keeps = draw(st.sampled_from(["closed", "other hours", "ordinary hours"]))
    return Closure(
        scope=draw(st.sampled_from(SCOPES)),
        starts_on=starts,
        ends_on=starts + timedelta(days=draw(st.integers(0, 20))),
        reason=Text("Dicht"),
        keeps=keeps,
        hours=tuple(draw(st.lists(HOURS, min_size=1, max_size=2)))
        if keeps == "other hours"
        else (),
    )


NOW = st.tuples(DAYS, TIMES | st.times().map(lambda each: each.replace(fold=0)))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(rows(), max_size=5),
    st.lists(closures(), max_size=4),
    st.lists(NOW, min_size=1, max_size=3),
)
def test_the_state_is_what_walking_through_the_days_finds(
    times: list[OpeningTime], shut: list[Closure], moments: list[tuple[date, time]]
) -> None:
    schedule = Schedule(times, shut)
    for day, hour in moments:
        now = datetime.combine(day, hour)
        state = schedule.state(now.replace(tzinfo=AMSTERDAM))
        found = (state.status, state.until, state.opens, state.opens_by_appointment)
        assert found == state_at(times, shut, now)


@settings(max_examples=70, deadline=None)
@given(st.lists(rows(), max_size=5), st.lists(closures(), max_size=4), DAYS)
def test_a_month_of_days_is_what_walking_through_them_finds(
    times: list[OpeningTime], shut: list[Closure], first: date
) -> None:
    for number, day in enumerate(Schedule(times, shut).week(first, 31)):
        assert day.date == first + number * A_DAY
        expected = openings_of(times, shut, day.date)
        found = [Opening(slot.opens, slot.closes, slot.by_appointment) for slot in day.slots]
        assert sorted(found, key=repr) == sorted(expected, key=repr)
        hours = [slot.opens for slot in day.slots if slot.opens is not None]
        assert hours == sorted(hours)
        assert [slot.opens for slot in day.slots][: len(hours)] == hours


@settings(max_examples=70, deadline=None)
@given(st.lists(rows(), max_size=4), st.lists(closures(), max_size=3), DAYS)
def test_a_closure_is_named_exactly_on_the_days_it_changes(
    times: list[OpeningTime], shut: list[Closure], first: date
) -> None:
    schedule = Schedule(times, shut)
    for day in schedule.week(first, 21):
        without = openings_of(times, [], day.date)
        unknown = not times and not is_unknown(times, shut, day.date)
        changed = openings_of(times, shut, day.date) != without or unknown
        assert day.closure == (decide(shut, day.date) if changed else None)
    today = schedule.state(datetime.combine(first, time(12), AMSTERDAM)).closure
    assert today == schedule.week(first, 1)[0].closure


@settings(max_examples=50, deadline=None)
@given(
    st.lists(rows(), max_size=3),
    st.tuples(DAYS, st.times()).map(lambda each: datetime.combine(*each, UTC)),
    st.integers(-12, 14),
)
def test_the_zone_of_the_moment_does_not_matter(
    times: list[OpeningTime], moment: datetime, hours: int
) -> None:
    here = moment.astimezone(AMSTERDAM)
    assume(here.fold == 0)  # the hour that comes twice has its own tests
    now = here.replace(tzinfo=None)
    state = Schedule(times).state(moment.astimezone(timezone(timedelta(hours=hours))))
    assert (state.status, state.until, state.opens) == state_at(times, [], now)[:3]
