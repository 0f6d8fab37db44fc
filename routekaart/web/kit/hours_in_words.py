"""Opening hours as a resident reads them: "Nu open, tot 12.00 uur"."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from flask import g

from routekaart.catalogue.opening_hours.schedule import OpenState, Slot
from routekaart.catalogue.opening_hours.values import OpeningTime, PartOfDay
from routekaart.language.formats import (
    day_and_month,
    listing,
    sentence,
    time_of_day,
    time_range,
    weekday,
)
from routekaart.language.text import Text
from routekaart.web.kit.beside import in_both
from routekaart.web.kit.wording import gettext as _
from routekaart.web.kit.wording import ngettext, read_text

SOON = timedelta(minutes=60)


class StateInWords(NamedTuple):
    """`kind` is for the eye (open, appointment, closed, unknown), `words` says it all alone."""

    kind: str
    words: str


class Ways(NamedTuple):
    """How one can find out what is not known: by calling, or by going there."""

    by_phone: bool
    in_person: bool


@in_both
def say_state(
    state: OpenState, now: datetime, ways: Ways, *, by_the_minute: bool = True
) -> StateInWords:
    """The state in one line. `now` is local wall time. Words that are `by_the_minute` hold no
    longer than that; all others do until something opens or closes, or the day is over."""
    if state.status == "unknown":
        return StateInWords("unknown", say_unknown_hours(ways))
    if state.status == "closed":
        return StateInWords("closed", _say_closed(state, now, by_the_minute))
    if state.until is None:
        return StateInWords(state.status, _("Dag en nacht open"))
    time = _say_end(state.until, now)
    if state.status == "appointment":
        return StateInWords("appointment", _("Nu op afspraak, tot %(time)s", time=time))
    return StateInWords("open", _("Nu open, tot %(time)s", time=time))


def _say_end(until: datetime, now: datetime) -> str:
    """The time, with its day when that is neither today nor the coming night."""
    time = time_of_day(until.time(), g.locale)
    if (until.date() - now.date()).days <= 1:
        return time
    day = f"{weekday(until.weekday(), g.locale)} {day_and_month(until.date(), g.locale)}"
    return _("%(day)s, %(time)s", day=day, time=time)


def say_unknown_hours(ways: Ways) -> str:
    """What to do where the hours are not known."""
    if ways.by_phone:
        call_first = _("Tijden onbekend: bel eerst")
        return call_first if ways.in_person else _("Tijden onbekend: probeer te bellen")
    return _("Tijden onbekend: vraag het eerst")


def _say_closed(state: OpenState, now: datetime, by_the_minute: bool) -> str:
    begin = _say_why_closed(state)
    if state.opens is None:
        return begin
    return _("%(closed)s. %(next)s", closed=begin, next=_say_next(state, now, by_the_minute))


def _say_why_closed(state: OpenState) -> str:
    if state.closure is not None and state.closure.keeps == "closed":
        return _("Vandaag dicht: %(reason)s", reason=read_text(state.closure.reason))
    return _("Nu dicht")


def _say_next(state: OpenState, now: datetime, by_the_minute: bool) -> str:
    assert state.opens is not None
    opens, time = state.opens, time_of_day(state.opens.time(), g.locale)
    days = (opens.date() - now.date()).days
    if by_the_minute and opens - now <= SOON:
        minutes = max(1, -(-(opens - now).seconds // 60))
        words = ngettext("Over %(num)s minuut open", "Over %(num)s minuten open", minutes)
    elif days == 0:
        words = _("Vandaag open om %(time)s", time=time)
    elif days == 1:
        words = _("Morgen weer open, %(time)s", time=time)
    elif days < 7:
        day = sentence(weekday(opens.weekday(), g.locale))
        words = _("%(day)s weer open, %(time)s", day=day, time=time)
    else:
        day = weekday(opens.weekday(), g.locale) + " " + day_and_month(opens.date(), g.locale)
        words = _("Weer open op %(day)s, %(time)s", day=day, time=time)
    return _("%(when)s (op afspraak)", when=words) if state.opens_by_appointment else str(words)


@in_both
def say_slot(slot: Slot | OpeningTime) -> str:
    """One opening: "9.00 – 12.00 uur", or what little is known of it."""
    if slot.opens is None or slot.closes is None:
        part = say_part_of_day(slot.part_of_day)
        return _("%(part)s, tijd onbekend", part=part) if part else _("Tijd onbekend")
    words = time_range(slot.opens, slot.closes, g.locale)
    if slot.opens == slot.closes:
        words = _("Dag en nacht")
    return _("%(hours)s (op afspraak)", hours=words) if slot.by_appointment else words


@in_both
def say_part_of_day(part: PartOfDay | None) -> str:
    """ "'s avonds"."""
    match part:
        case "morning":
            return _("'s ochtends")
        case "afternoon":
            return _("'s middags")
        case "evening":
            return _("'s avonds")
        case None:
            return ""


@in_both
def say_day(day: date, today: date) -> str:
    """ "Vandaag", "Morgen", or the day and its date."""
    words = f"{weekday(day.weekday(), g.locale)} {day_and_month(day, g.locale)}"
    if day == today:
        return _("Vandaag, %(day)s", day=words)
    if day == today + timedelta(days=1):
        return _("Morgen, %(day)s", day=words)
    return sentence(words)


class UsualHours(NamedTuple):
    """A line of the ordinary week: on which days, and from when till when."""

    days: str
    hours: str
    note: Text | None


@in_both
def say_usual_hours(times: tuple[OpeningTime, ...], today: date) -> list[UsualHours]:
    """The ordinary week, closures aside; days with the same hours share a line."""
    by_rhythm: dict[tuple[object, ...], list[OpeningTime]] = {}
    for row in times:
        if (row.valid_from or today) <= today <= (row.valid_to or today):
            note = row.note and row.note.nl
            hours = (row.opens, row.closes, row.by_appointment, row.part_of_day)
            rhythm = (row.pattern, *hours, note)
            by_rhythm.setdefault(rhythm, []).append(row)
    return [
        UsualHours(_say_days(rows), say_slot(rows[0]), rows[0].note) for rows in by_rhythm.values()
    ]


def _say_days(rows: list[OpeningTime]) -> str:
    numbers = sorted({row.weekday for row in rows})
    if len(numbers) == 7 and rows[0].pattern == "every":
        return _("Elke dag")
    names = [weekday(number, g.locale) for number in numbers]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        days = _("%(first)s tot en met %(last)s", first=names[0], last=names[-1])
    else:
        days = listing(names, g.locale)
    return sentence(_say_pattern(rows[0].pattern, str(days)))


def _say_pattern(pattern: str, days: str) -> str:
    return {
        "every": lambda: days,
        "1st": lambda: _("elke eerste %(day)s van de maand", day=days),
        "2nd": lambda: _("elke tweede %(day)s van de maand", day=days),
        "3rd": lambda: _("elke derde %(day)s van de maand", day=days),
        "4th": lambda: _("elke vierde %(day)s van de maand", day=days),
        "last": lambda: _("elke laatste %(day)s van de maand", day=days),
        "every other week": lambda: _("om de week op %(day)s", day=days),
    }[pattern]()
