"""How often something may be tried: enough for people, too little for who guesses."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from routekaart.accounts.attempts import KEPT_FOR, Attempt, Attempts, Limit
from tests.records.accounts.scene import ADDRESS, HOUR, MINUTE, NOW, SECOND, together

SECRET = b"0123456789abcdef0123456789abcdef"


def per_person(key=ADDRESS, most=3, within=10 * MINUTE):
    return Limit("link per person", key, most, within)


def in_all(most=5):
    return Limit("link in all", "", most, HOUR)


def take(database, *limits, now=NOW, secret=SECRET):
    with database.writing() as session:
        return Attempts(secret).take(session, limits, now)


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Attempt))


def test_so_many_pass_and_no_more(database):
    assert [take(database, per_person()) for _ in range(5)] == [True] * 3 + [False] * 2


def test_what_one_does_is_not_held_against_another(database):
    for _ in range(4):
        take(database, per_person())
    assert take(database, per_person("omar@woej.example.org"))


def test_what_is_counted_as_one_thing_is_not_held_against_another(database):
    for _ in range(4):
        take(database, per_person())
    assert take(database, per_person()._replace(counted_as="code per person"))


def test_too_many_in_all_are_too_many_whoever_it_is(database):
    passed = [take(database, per_person(f"{n}@example.org"), in_all()) for n in range(7)]
    assert passed == [True] * 5 + [False] * 2


def test_what_was_refused_is_not_counted(database):
    """One who is stopped may not use up the room of all, and gets in again after waiting."""
    for _ in range(20):
        take(database, per_person(), in_all())
    assert take(database, per_person("omar@woej.example.org"), in_all())
    assert take(database, per_person(), now=NOW + 10 * MINUTE)


def test_the_time_moves_along(database):
    for minute in (0, 4, 8):
        assert take(database, per_person(), now=NOW + minute * MINUTE)
    assert not take(database, per_person(), now=NOW + 10 * MINUTE - SECOND)
    assert take(database, per_person(), now=NOW + 10 * MINUTE)
    assert not take(database, per_person(), now=NOW + 10 * MINUTE)


def test_a_try_under_two_limits_of_the_same_kind_counts_once(database):
    quick, slow = per_person(most=3), per_person(most=10, within=timedelta(hours=24))
    assert [take(database, quick, slow) for _ in range(4)] == [True, True, True, False]


def test_of_eight_at_the_very_same_moment_with_room_for_one_exactly_one_passes(database):
    take(database, per_person())
    take(database, per_person())
    passed = together([partial(take, database, per_person())] * 8)
    assert sorted(passed) == [False] * 7 + [True]


def test_a_try_that_ended_in_an_error_is_not_counted(database):
    """The caller has to let it stand in a unit of its own; this is why."""
    with pytest.raises(RuntimeError), database.writing() as session:
        Attempts(SECRET).take(session, [per_person()], NOW)
        raise RuntimeError
    assert count(database) == 0


def test_tries_are_forgotten_after_a_day(database):
    take(database, per_person())
    take(database, per_person("omar@woej.example.org"), now=NOW + KEPT_FOR)
    assert count(database) == 2
    take(database, per_person("omar@woej.example.org"), now=NOW + KEPT_FOR + SECOND)
    assert count(database) == 2


def test_a_clock_set_back_gives_no_new_tries(database):
    for _ in range(3):
        take(database, per_person())
    assert not take(database, per_person(), now=NOW - HOUR)


def test_tries_of_a_clock_that_was_far_ahead_shut_nobody_out(database):
    for _ in range(3):
        take(database, per_person(), now=NOW + 400 * KEPT_FOR)
    assert take(database, per_person())


def test_a_limit_that_looks_back_further_than_is_kept_is_refused(database):
    with pytest.raises(ValueError, match="looks back"):
        take(database, per_person(within=KEPT_FOR + SECOND))


def test_keys_name_nobody(database):
    take(database, per_person(ADDRESS), in_all())
    with database.reading() as session:
        stored = " ".join(
            f"{each.counted_as} {each.key}" for each in session.scalars(select(Attempt))
        )
    assert ADDRESS not in stored
    assert "samira" not in stored


def test_a_key_cannot_be_guessed_back_without_the_secret(database):
    for secret in (SECRET, b"another secret of thirty-two byt"):
        take(database, per_person(), secret=secret)
    with database.reading() as session:
        assert len(set(session.scalars(select(Attempt.key)))) == 2


@pytest.mark.parametrize("secret", [b"", b"short"])
def test_a_secret_that_can_be_guessed_is_refused(secret):
    with pytest.raises(ValueError, match="secret"):
        Attempts(secret)


def test_whatever_is_counted_is_counted(database):
    for key in ("", "\0", "\ud800", "x" * 100_000, "2001:db8::/64", "💩"):
        assert [take(database, per_person(key, most=1)) for _ in range(2)] == [True, False], key
