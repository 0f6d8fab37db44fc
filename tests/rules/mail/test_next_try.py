"""Trouble is waited out ever longer, and never beyond the use of a letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from routekaart.mail.attempts import next_try
from routekaart.mail.letters import USE

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def tries_of(useful_for: timedelta) -> list[timedelta]:
    """Since the letter was written: every moment at which it is tried, when none succeeds."""
    moments, now = [timedelta(0)], NOW
    while (later := next_try(len(moments), now, NOW + useful_for)) is not None:
        now = later
        moments.append(now - NOW)
    return moments


def test_each_wait_is_longer_up_to_four_hours() -> None:
    minutes = [int(each.total_seconds()) // 60 for each in tries_of(USE)]
    assert minutes[:7] == [0, 1, 6, 21, 81, 321, 561]
    assert {b - a for a, b in pairwise(minutes[5:])} == {240}


def test_after_three_days_it_ends() -> None:
    assert timedelta(days=3) - timedelta(hours=4) <= tries_of(USE)[-1] < timedelta(days=3)


def test_a_link_of_ten_minutes_is_not_tried_in_the_eleventh() -> None:
    assert tries_of(timedelta(minutes=10)) == [timedelta(minutes=each) for each in (0, 1, 6)]
