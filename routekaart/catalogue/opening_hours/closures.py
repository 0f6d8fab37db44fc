"""Which closure decides on which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, get_args

from routekaart.catalogue.opening_hours.values import Closure, ClosureScope

_RANK = {scope: rank for rank, scope in enumerate(get_args(ClosureScope))}
_A_DAY = timedelta(days=1)


class Period(NamedTuple):
    """Days in a row, both included, on which the same closure decides, or none."""

    first: date
    last: date
    closure: Closure | None = None

    @property
    def is_ordinary(self) -> bool:
        return self.closure is None or self.closure.keeps == "ordinary hours"


def settles(closure: Closure | None) -> bool:
    """Whether it alone says what holds on its days: closed, or hours the service itself set."""
    return closure is not None and (
        closure.keeps == "closed" or (closure.keeps == "other hours" and closure.scope == "service")
    )


def find_deciding(closures: Iterable[Closure], day: date) -> Closure | None:
    """The most specific closure of a day; of two of one scope the shorter, then the later one."""
    return max(
        (closure for closure in closures if closure.starts_on <= day <= closure.ends_on),
        key=lambda closure: (
            _RANK[closure.scope],
            closure.starts_on - closure.ends_on,
            closure.starts_on,
        ),
        default=None,
    )


def divide(closures: Sequence[Closure], first: date, last: date) -> tuple[Period, ...]:
    """The days from `first` to `last` in periods, in order, each with the closure that decides."""
    near = [each for each in closures if each.starts_on <= last and first <= each.ends_on]
    starts = {first}
    for closure in near:
        starts.add(max(first, closure.starts_on))
        if closure.ends_on < last:
            starts.add(closure.ends_on + _A_DAY)
    ordered = sorted(starts)
    ends = [*(start - _A_DAY for start in ordered[1:]), last]
    return tuple(
        Period(start, end, find_deciding(near, start))
        for start, end in zip(ordered, ends, strict=True)
    )
