"""Gentle limits, by address and in all, that know nobody."""

from __future__ import annotations

import gc
from datetime import UTC, datetime

import pytest
import time_machine

from routekaart.signals.rate_limits import RateLimits

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def test_an_address_has_its_own_limit_that_moves_with_the_hour(clock) -> None:
    limits = RateLimits("3 per hour", "100 per hour")
    assert [limits.take("192.0.2.1") for _ in range(4)] == [True, True, True, False]
    assert limits.take("2001:db8::1")
    clock.shift(3599)
    assert not limits.take("192.0.2.1")
    clock.shift(2)
    assert limits.take("192.0.2.1")


def test_all_addresses_together_have_a_limit(clock) -> None:
    limits = RateLimits("3 per hour", "5 per hour")
    assert [limits.take(f"192.0.2.{number}") for number in range(6)] == [True] * 5 + [False]


def test_no_address_is_kept_in_memory(clock) -> None:
    limits = RateLimits("3 per hour", "5 per hour")
    limits.take("canary-192.0.2.77")
    seen, todo = set(), [vars(limits)]
    while todo:
        thing = todo.pop()
        if id(thing) not in seen and not isinstance(thing, type):
            seen.add(id(thing))
            assert not (isinstance(thing, str) and "canary" in thing)
            todo += [each for each in gc.get_referents(thing) if _is_data(each)]


def _is_data(thing: object) -> bool:
    return isinstance(thing, str | list | dict | tuple | set) or "limits" in type(thing).__module__


def test_two_processes_hash_the_same_address_differently(clock) -> None:
    first, second = RateLimits("3 per hour", "5 per hour"), RateLimits("3 per hour", "5 per hour")
    first.take("192.0.2.1")
    second.take("192.0.2.1")
    kept = [set(each._windows[0].storage.events) for each in (first, second)]
    assert len(kept[0] & kept[1]) == 1  # the count of all
    assert len(kept[0] | kept[1]) == 3
