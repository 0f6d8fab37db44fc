"""What the tests of opening hours share: moments on the wall clock, and closures in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from routekaart.catalogue.opening_hours.values import Closure, ClosureScope
from routekaart.language.text import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(scope="session")
def at() -> Callable[[str], datetime]:
    """`at("2026-11-23 09:00")`: the moment at which the clock in Leidschendam shows this."""
    return lambda wall: datetime.fromisoformat(wall).replace(tzinfo=AMSTERDAM)


@pytest.fixture(scope="session")
def wall() -> Callable[[str], datetime]:
    """`wall("2026-11-23 09:00")`: what the clock shows, without zone, as a schedule answers."""
    return datetime.fromisoformat


@pytest.fixture(scope="session")
def a_closure() -> Callable[..., Closure]:
    """`a_closure("2026-12-25")`, or with a last day, a scope and other hours."""

    def make(
        starts_on: str,
        ends_on: str | None = None,
        *hours: tuple[time, time],
        scope: ClosureScope = "catalogue",
        ordinary: bool = False,
    ) -> Closure:
        keeps = "ordinary hours" if ordinary else "other hours" if hours else "closed"
        first = date.fromisoformat(starts_on)
        last = date.fromisoformat(ends_on or starts_on)
        reason = Text(f"{scope} {starts_on}")
        return Closure(scope, first, last, reason, keeps, hours=hours)  # type: ignore[arg-type]

    return make
