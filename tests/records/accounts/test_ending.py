"""An account that ends has ended everywhere; whoever lost their second step gets a new one."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import func, select

from routekaart.accounts import sessions
from routekaart.accounts.ending import end_account, reset_second_step
from routekaart.accounts.second_steps import (
    CodeApp,
    RecoveryCode,
    check_second_step,
    has_code_app,
    offer_code_app,
)
from routekaart.accounts.sessions import LoginSession
from routekaart.accounts.sign_in_links import SignInLink, make_link
from tests.records.accounts.scene import (
    NOW,
    code_at,
    connect_app,
    events,
    let_in,
    person,
    together,
)

OTHER = "omar@woej.example.org"
LATER = NOW.replace(hour=11)
ALL = (LoginSession, SignInLink, CodeApp, RecoveryCode)


@pytest.fixture
def secret(database):
    """Of the app of an officer who is signed in; somebody else is too."""
    for email in (OTHER, None):
        named = (email,) if email else ()
        let_in(database, *named, role="officer")
        secret, _ = connect_app(database, *named)
        with database.writing() as session:
            make_link(session, person(session, *named), NOW)
            sessions.begin(session, person(session, *named), NOW, "Chrome op Android", True)
    return secret


def rows(database, *named):
    """How many of each are kept of a person."""
    with database.reading() as session:
        who = person(session, *named).id
        return [
            session.scalar(select(func.count()).select_from(each).where(each.person_id == who))
            for each in ALL
        ]


def do(database, deed):
    with database.writing() as session:
        deed(session, person(session), "beheerder", LATER)


def test_an_account_ends_with_all_that_lets_in_and_nobody_elses(database, secret):
    do(database, end_account)
    assert rows(database) == [0, 0, 0, 0]
    assert rows(database, OTHER) == [1, 1, 1, 10]
    assert events(database)[-1] == ("account ended", "beheerder")
    with database.writing() as session:
        assert person(session).ended_at == LATER
        assert not check_second_step(session, person(session), code_at(secret, LATER), LATER)


@pytest.mark.parametrize("times", [2, 4])
def test_ending_an_account_again_changes_nothing(database, secret, times):
    together([partial(do, database, end_account)] * times)
    assert [kind for kind, _ in events(database)].count("account ended") == 1


def test_whoever_lost_phone_and_codes_connects_another_app(database, secret):
    do(database, reset_second_step)
    assert rows(database) == [0, 0, 0, 0]
    assert rows(database, OTHER) == [1, 1, 1, 10]
    with database.writing() as session:
        who = person(session)
        assert not check_second_step(session, who, code_at(secret, LATER), LATER)
        assert not has_code_app(session, who.id)
        assert offer_code_app(session, who).secret != secret
        assert who.ended_at is None
    assert ("second step removed", "beheerder") in events(database)
