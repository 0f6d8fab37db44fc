"""A key figure keeps a few lists for a while; they are nobody else's."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from routekaart.accounts.ending import end_account
from routekaart.accounts.kept_lists import (
    KEPT_FOR,
    MOST,
    drop_old,
    forget,
    keep,
    list_kept,
)
from tests.records.accounts.scene import ADDRESS, MINUTE, NOW, let_in, person, together

OTHER = "omar@woej.example.org"


@pytest.fixture(autouse=True)
def two_key_figures(database) -> None:
    let_in(database)
    let_in(database, OTHER)


def put(database, code: str, now=NOW, email: str = ADDRESS) -> None:
    with database.writing() as session:
        keep(session, person(session, email).id, code, now)


def codes(database, now=NOW, email: str = ADDRESS) -> list[str]:
    with database.reading() as session:
        return [each.code for each in list_kept(session, person(session, email).id, now)]


def test_the_newest_comes_first_and_the_same_list_is_kept_once(database) -> None:
    for number, code in enumerate(("ping-loket", "voedselbank.ga", "ping-loket")):
        put(database, code, NOW + number * MINUTE)
    assert codes(database, NOW + MINUTE) == ["ping-loket", "voedselbank.ga"]
    assert codes(database, email=OTHER) == []


def test_two_taps_at_the_same_moment_keep_one(database) -> None:
    together([partial(put, database, "ping-loket")] * 3)
    assert codes(database) == ["ping-loket"]


def test_the_oldest_goes_for_one_too_many_and_nobody_elses(database) -> None:
    put(database, "taalcafe", NOW - MINUTE, OTHER)
    for number in range(MOST + 1):
        put(database, f"dienst-{number}", NOW + number * MINUTE)
    kept = codes(database, NOW + MINUTE)
    assert len(kept) == MOST
    assert "dienst-0" not in kept
    assert codes(database, email=OTHER) == ["taalcafe"]


def test_one_or_all_are_forgotten_and_nobody_elses(database) -> None:
    for email in (ADDRESS, OTHER):
        put(database, "ping-loket", email=email)
        put(database, "taalcafe", email=email)
    with database.writing() as session:
        me = person(session).id
        mine, theirs = (
            list_kept(session, each, NOW)[0] for each in (me, person(session, OTHER).id)
        )
        forget(session, me, mine.id)
        forget(session, me, theirs.id)
    assert len(codes(database)) == 1
    assert len(codes(database, email=OTHER)) == 2
    with database.writing() as session:
        forget(session, person(session).id)
    assert codes(database) == []
    assert len(codes(database, email=OTHER)) == 2


def test_after_ninety_days_it_is_gone(database) -> None:
    put(database, "ping-loket")
    assert timedelta(days=90) == KEPT_FOR
    assert codes(database, NOW + KEPT_FOR - MINUTE) == ["ping-loket"]
    assert codes(database, NOW + KEPT_FOR) == []
    with database.writing() as session:
        drop_old(session, NOW + KEPT_FOR)
    assert codes(database) == []


def test_whoever_leaves_leaves_no_list(database) -> None:
    put(database, "ping-loket")
    with database.writing() as session:
        end_account(session, person(session), "beheerder", NOW)
    assert codes(database) == []
