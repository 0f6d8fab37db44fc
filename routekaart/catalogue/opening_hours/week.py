"""What begins on which day: the rows and closures laid out on a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import get_args

from msgspec import Struct
from opening_hours import OpeningHours

from routekaart.catalogue.opening_hours.closures import find_deciding, settles
from routekaart.catalogue.opening_hours.expression import Rule, write_rules
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime, PartOfDay
from routekaart.language.text import Text

_NOON = time(12)
_PARTS_OF_DAY: tuple[PartOfDay | None, ...] = (*get_args(PartOfDay), None)


class Slot(Struct, frozen=True):
    """Hours that begin on a day, both None when unknown; may end past midnight as OpeningTime."""

    opens: time | None
    closes: time | None
    by_appointment: bool = False
    part_of_day: PartOfDay | None = None
    note: Text | None = None


class Day(Struct, frozen=True):
    """A date, what begins on it in order, and the closure that makes it differ, if any does."""

    date: date
    slots: tuple[Slot, ...]
    closure: Closure | None = None


def lay_out(
    rows: Sequence[OpeningTime], closures: Sequence[Closure], first: date, days: int
) -> tuple[Day, ...]:
    """`days` days from `first` on."""
    dates = [first + timedelta(days=each) for each in range(days)]
    if not dates:
        return ()
    held = _place_slots(write_rules(rows, closures, first, dates[-1]), dates)
    ordinary = _place_slots(write_rules(rows, (), first, dates[-1]), dates) if closures else held
    return tuple(
        Day(each, held[each], _find_cause(rows, closures, each, held[each] != ordinary[each]))
        for each in dates
    )


def _find_cause(
    rows: Sequence[OpeningTime], closures: Sequence[Closure], day: date, differs: bool
) -> Closure | None:
    """The closure to name: one that changes the day, or says what was unknown."""
    closure = find_deciding(closures, day)
    return closure if differs or (not rows and settles(closure)) else None


def _place_slots(rules: Sequence[Rule], dates: Sequence[date]) -> dict[date, tuple[Slot, ...]]:
    slots: dict[date, list[Slot]] = {each: [] for each in dates}
    for rule in rules:
        for day in _find_days(rule, dates):
            slots[day].append(_make_slot(rule))
    return {day: _arrange(placed) for day, placed in slots.items()}


def _find_days(rule: Rule, dates: Sequence[date]) -> Iterator[date]:
    days = OpeningHours(rule.days)
    return (each for each in dates if days.is_open(datetime.combine(each, _NOON)))


def _make_slot(rule: Rule) -> Slot:
    opens, closes = rule.hours or (None, None)
    if rule.row is None:
        return Slot(opens, closes, rule.by_appointment)
    return Slot(opens, closes, rule.by_appointment, rule.row.part_of_day, rule.row.note)


def _arrange(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """By the hour, the unknown ones last; the same hours both ways are said once, as a walk-in."""
    arranged: list[Slot] = []
    for slot in sorted(slots, key=_order):
        walk_in = Slot(slot.opens, slot.closes, False, slot.part_of_day, slot.note)
        if slot not in arranged and walk_in not in arranged:
            arranged.append(slot)
    return tuple(arranged)


def _order(slot: Slot) -> tuple[bool, time, time, int, bool]:
    return (
        slot.opens is None,
        slot.opens or time.min,
        slot.closes or time.min,
        _PARTS_OF_DAY.index(slot.part_of_day),
        slot.by_appointment,
    )
