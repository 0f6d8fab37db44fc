"""A website is broken after three days on which it failed, and works again after one good one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from routekaart.websites.mentions import take_turns
from routekaart.websites.standing import BROKEN_AFTER, Standing, judge
from routekaart.websites.visiting import Finding

DAY = date(2026, 11, 23)
GONE, WORKS = Finding("gone"), Finding()
LATER = Finding(None, datetime(2026, 11, 24, tzinfo=UTC))


def after(*findings: Finding, every: int = 1) -> Standing:
    standing = Standing()
    for number, finding in enumerate(findings):
        standing = judge(standing, finding, DAY + timedelta(number * every))
    return standing


def test_it_takes_three_days() -> None:
    assert not after(GONE, GONE).is_broken
    broken = after(GONE, Finding("fault"), GONE)
    assert broken.is_broken
    assert (broken.since, broken.failed_on) == (DAY, DAY + timedelta(2))


def test_three_times_on_one_day_is_one_day() -> None:
    assert after(GONE, GONE, GONE, every=0) == after(GONE)


def test_once_it_works_all_is_forgotten() -> None:
    assert after(GONE, GONE, WORKS, GONE, GONE) == after(GONE, GONE)._replace(
        since=DAY + timedelta(3), failed_on=DAY + timedelta(4)
    )
    assert after(GONE, GONE, GONE, WORKS) == Standing()


def test_who_asks_to_come_back_later_is_neither_good_nor_bad() -> None:
    assert after(GONE, GONE, LATER).failed_days == 2
    assert after(GONE, GONE, LATER, GONE).is_broken
    assert after(LATER).not_before == LATER.not_before
    assert after(LATER, GONE).not_before is None


@given(st.lists(st.sampled_from([GONE, WORKS, LATER]), max_size=12))
def test_broken_is_three_failed_days_since_the_last_good_one(findings) -> None:
    last_good = max((n for n, each in enumerate(findings) if each == WORKS), default=-1)
    failed = findings[last_good + 1 :].count(GONE)
    assert after(*findings).is_broken == (failed >= BROKEN_AFTER)


@given(st.lists(st.builds("https://{}.nl/{}".format, st.sampled_from("abc"), st.integers(0, 9))))
def test_hosts_take_turns_and_nothing_is_left_out(urls) -> None:
    turns = list(take_turns(set(urls)))
    assert sorted(turns) == sorted(set(urls))
    hosts = [each.split("/")[2] for each in turns]
    while hosts:
        first = len(set(hosts))
        assert len(set(hosts[:first])) == first
        hosts = hosts[first:]
