"""What happened to accounts can be read back, by nobody rewritten, and gives nothing away."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from routekaart.accounts import sessions
from routekaart.accounts.attempts import Attempts, Limit
from routekaart.accounts.audit import KINDS, note
from routekaart.accounts.ending import end_account
from routekaart.accounts.second_steps import check_second_step
from routekaart.accounts.sign_in_links import make_link, use_link
from tests.contents import everything
from tests.records.accounts.scene import (
    ADDRESS,
    HOUR,
    MINUTE,
    NOW,
    code_at,
    connect_app,
    events,
    let_in,
    person,
)


@pytest.mark.parametrize(
    "rewriting",
    [
        "UPDATE audit_event SET about = 'nothing happened'",
        "DELETE FROM audit_event",
        "DELETE FROM person",
    ],
)
def test_no_event_can_be_rewritten_or_taken_away(database, rewriting):
    let_in(database)
    before = events(database)
    with pytest.raises(DatabaseError), database.writing() as session:
        session.execute(text(rewriting))
    assert events(database) == before


def test_every_kind_of_event_is_taken(database):
    let_in(database)
    with database.writing() as session:
        for minute, kind in enumerate(KINDS):
            note(session, kind, person(session).id, NOW + (minute + 1) * MINUTE)
    assert [kind for kind, _ in events(database)[1:]] == list(KINDS)


def test_an_event_may_be_of_nobody_who_is_known(database):
    with database.writing() as session:
        note(session, "link refused", None, NOW)
    assert events(database) == [("link refused", "")]


def test_an_event_of_an_unknown_kind_is_refused(database):
    with pytest.raises(IntegrityError), database.writing() as session:
        note(session, "forgiven", None, NOW)


def test_nothing_that_lets_in_and_no_address_stands_where_it_need_not(database):
    """A whole life of an account; then every column of every table is searched."""
    let_in(database, role="officer")
    secret, codes = connect_app(database)
    wrong = "999-canary-999"
    with database.writing() as session:
        who = person(session)
        Attempts(b"x" * 32).take(session, [Limit("link", ADDRESS, 9, HOUR)], NOW)
        unused, link = make_link(session, who, NOW), make_link(session, who, NOW)
        use_link(session, link, NOW)
        token = sessions.begin(session, who, NOW, "Chrome op Android")
        later = NOW + 10 * MINUTE
        check_second_step(session, who, wrong, later)
        check_second_step(session, who, code_at(secret, later), later)
        check_second_step(session, who, codes[0], later)
        complete = sessions.complete(session, sessions.find(session, token, NOW))
    kept = everything(database)
    bare = [code.replace("-", "") for code in codes]
    for canary in (wrong, link, unused, token, complete, *codes, *bare):
        assert [place for place, value in kept if canary in value] == []
    assert {place for place, value in kept if ADDRESS in value} == {"person.email"}
    assert {place for place, value in kept if secret in value} == {"code_app.secret"}
    with database.writing() as session:
        end_account(session, person(session), "beheerder", NOW)
    assert not any(secret in value for _, value in everything(database))
