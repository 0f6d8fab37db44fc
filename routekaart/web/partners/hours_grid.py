"""Opening times as a week that somebody fills in, and back. Nothing is lost on the way.

The week holds what is the same every week. All else (the first Tuesday of the month, hours for
a time, a note, an hour that nobody knows) stands below it, each with all there is to say of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from itertools import combinations
from typing import Any

from msgspec import structs

from routekaart.catalogue.pack import PackOpeningTime
from routekaart.catalogue.projection import WEEKDAYS, each_day
from routekaart.web.kit.typed_times import read_time, show_time

Typed = Mapping[str, Any]
"""One slot as its fields have it: `opens`, `closes`, `by_appointment`, `overnight`, and what an
exception has besides."""

_ELSE = ("pattern", "valid_from", "valid_to", "part_of_day", "note")
_NEVER_SHOWN = {"assured_on": None, "source": None}


def show_week(rows: Iterable[PackOpeningTime]) -> dict[str, list[dict[str, Any]]]:
    """The slots of each weekday, in order."""
    ordinary = [each for each in each_day(rows) if _is_ordinary(each)]
    return {
        day: [_show(each) for each in sorted(ordinary, key=_by_hour) if each.weekday == day]
        for day in WEEKDAYS
    }


def show_exceptions(rows: Iterable[PackOpeningTime]) -> list[dict[str, Any]]:
    """What does not fit in the week, one by one."""
    return [
        _show(each)
        | {name: getattr(each, name) or "" for name in ("pattern", "part_of_day", "note")}
        | {name: getattr(each, name) for name in ("weekday", "valid_from", "valid_to")}
        for each in each_day(rows)
        if not _is_ordinary(each)
    ]


def read_rows(
    week: Mapping[str, Iterable[Typed]],
    exceptions: Iterable[Typed],
    before: Sequence[PackOpeningTime],
) -> tuple[PackOpeningTime, ...]:
    """The rows that were typed. What says what it said keeps its place and its source.

    Raises Said for a time that cannot be read.
    """
    typed = [
        _read(slot | {"weekday": day})  # type: ignore[operator]
        for day, slots in week.items()
        for slot in slots
        if is_filled(slot)
    ]
    typed += [_read(each) for each in exceptions if each["weekday"]]
    known = each_day(before)
    if Counter(map(_bare, known)) == Counter(typed):
        return tuple(known)
    sources = {_bare(each): each for each in known}
    kept = [sources.get(each, each) for each in dict.fromkeys(typed)]
    return tuple(sorted(kept, key=lambda each: (WEEKDAYS.index(each.weekday), _by_hour(each))))


def is_filled(slot: Typed) -> bool:
    """Whether anything was typed."""
    return bool(slot["opens"] or slot["closes"])


def ends_next_day(opens: time, closes: time) -> bool:
    """Whether these hours go on past midnight, or day and night."""
    return closes <= opens


def find_overlap(slots: Iterable[Typed]) -> tuple[str, str] | None:
    """The first two slots of one day at one moment, as they were typed. Both times can be read.

    Walking in and coming by appointment go together.
    """
    for one, other in combinations([each for each in slots if is_filled(each)], 2):
        begin, end = _minutes(one)
        start, stop = _minutes(other)
        same_way = bool(one["by_appointment"]) == bool(other["by_appointment"])
        if same_way and begin < stop and start < end:
            return _say(one), _say(other)
    return None


def _is_ordinary(row: PackOpeningTime) -> bool:
    return (
        row.opens is not None
        and row.closes is not None
        and row.pattern == "every"
        and not (row.valid_from or row.valid_to or row.part_of_day or row.note)
    )


def _by_hour(row: PackOpeningTime) -> tuple[bool, time, time]:
    return row.opens is None, row.opens or time.min, row.closes or time.min


def _bare(row: PackOpeningTime) -> PackOpeningTime:
    """The row as somebody sees it."""
    return structs.replace(row, **_NEVER_SHOWN, note=row.note or None)


def _show(row: PackOpeningTime) -> dict[str, Any]:
    overnight = row.opens is not None and row.closes is not None
    return {
        "opens": show_time(row.opens),
        "closes": show_time(row.closes),
        "by_appointment": row.by_appointment,
        "overnight": overnight and ends_next_day(row.opens, row.closes),  # type: ignore[arg-type]
    }


def _read(slot: Typed) -> PackOpeningTime:
    filled = is_filled(slot)
    return PackOpeningTime(
        weekday=slot["weekday"],
        opens=read_time(slot["opens"]) if filled else None,
        closes=read_time(slot["closes"]) if filled else None,
        by_appointment=bool(slot["by_appointment"]),
        **{name: slot[name] for name in _ELSE if slot.get(name)},
    )


def _minutes(slot: Typed) -> tuple[int, int]:
    """From the start of the day; what ends the next day goes on beyond it."""
    opens, closes = read_time(slot["opens"]), read_time(slot["closes"])
    begin, end = (each.hour * 60 + each.minute for each in (opens, closes))
    return begin, end + 24 * 60 if ends_next_day(opens, closes) else end


def _say(slot: Typed) -> str:
    return f"{show_time(read_time(slot['opens']))} – {show_time(read_time(slot['closes']))}"
