"""What somebody may do can be taken away again; the programme is never locked out by it."""

from __future__ import annotations

import uuid
from functools import partial

import pytest

from routekaart.accounts import sessions
from routekaart.accounts.people import Invitation, invite
from routekaart.accounts.rights import (
    LastAdministrator,
    Rights,
    change_rights,
    hold_with_administrators,
    may_manage,
    require_other_administrator,
)
from routekaart.accounts.roles import ROLES
from routekaart.catalogue.partners import Partner
from tests.records.accounts.scene import ADDRESS, NOW, events, let_in, person, together

OTHER = "omar@woej.example.org"


@pytest.fixture
def partners(database):
    ids = [uuid.uuid4(), uuid.uuid4()]
    with database.writing() as session:
        for each in ids:
            session.add(Partner(id=each, slug=f"p-{each.hex}", name="Woej", source="M"))
    return ids


def change(database, roles, partners=(), email=ADDRESS):
    with database.writing() as session:
        change_rights(session, person(session, email), Rights(roles, partners), "Omar", NOW)


def rights(database, email=ADDRESS):
    with database.reading() as session:
        who = person(session, email)
        return who.roles, who.partners


def test_a_partner_and_a_role_are_taken_away_and_that_is_noted(database, partners):
    with database.writing() as session:
        roles = ("partner editor", "key figure")
        invite(session, Invitation(ADDRESS, "Samira", roles, tuple(partners)), "Omar", NOW)
    change(database, ["partner editor"], partners[:1])
    assert rights(database) == ({"partner editor"}, {partners[0]})
    told = f"Omar; -key figure; -partner {partners[1]}"
    assert events(database)[-1] == ("rights changed", told)
    change(database, ["key figure"])
    assert rights(database) == ({"key figure"}, set())


def test_what_stays_the_same_is_not_noted(database):
    let_in(database)
    change(database, ["key figure"])
    assert "rights changed" not in [kind for kind, _ in events(database)]


@pytest.mark.parametrize("roles", [[], ["partner editor"]])
def test_nobody_is_left_without_a_role_or_edits_for_nobody(database, roles):
    let_in(database)
    with pytest.raises(ValueError, match="a role"):
        change(database, roles)
    assert rights(database)[0] == {"key figure"}


def test_whoever_becomes_an_officer_signs_in_anew(database):
    """Of two browsers both would see the app that is offered."""
    let_in(database)
    with database.writing() as session:
        tokens = [sessions.begin(session, person(session), NOW, "Chrome") for _ in range(2)]
    change(database, ["officer"])
    with database.reading() as session:
        assert [sessions.find(session, token, NOW) for token in tokens] == [None, None]


def test_the_last_administrator_stays_one(database):
    let_in(database, role="administrator")
    with pytest.raises(LastAdministrator):
        change(database, ["officer"])
    let_in(database, OTHER, role="administrator")
    change(database, ["officer"])
    with pytest.raises(LastAdministrator):
        change(database, ["officer"], email=OTHER)
    assert rights(database, OTHER)[0] == {"administrator"}


def test_of_two_who_demote_each_other_at_the_same_moment_one_stays(database):
    for email in (ADDRESS, OTHER):
        let_in(database, email, role="administrator")

    def demote(email):
        try:
            change(database, ["officer"], email=email)
        except LastAdministrator:
            return "refused"
        return "done"

    assert sorted(together([partial(demote, ADDRESS), partial(demote, OTHER)])) == [
        "done",
        "refused",
    ]


def test_somebody_who_is_no_administrator_is_never_the_last(database):
    let_in(database)
    with database.writing() as session:
        hold_with_administrators(session, person(session))
        require_other_administrator(session, person(session))


@pytest.mark.parametrize("role", ROLES)
def test_only_administrators_look_after_officers_and_administrators(role):
    assert may_manage({"administrator"}, {role})
    assert may_manage({"officer"}, {role}) == (role in ("partner editor", "key figure"))
    assert not may_manage({"officer"}, {role, "administrator"})
    assert not may_manage({"key figure", "partner editor"}, {role})
