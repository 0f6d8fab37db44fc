"""The programme invites people; nobody comes in by themselves."""

from __future__ import annotations

import uuid
from functools import partial

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from routekaart.accounts.ending import end_account
from routekaart.accounts.people import (
    LONGEST_NAME,
    Invitation,
    Person,
    UnusableAddress,
    UnusableName,
    find_person,
    invite,
)
from routekaart.catalogue.partners import Partner
from tests.records.accounts.scene import ADDRESS, HOUR, NOW, events, let_in, person, together


@pytest.fixture
def partners(database):
    """The ids of two partners."""
    made = [Partner(id=uuid.uuid4(), slug=slug, name=slug, source="M") for slug in ("woej", "senw")]
    with database.writing() as session:
        session.add_all(made)
        return [each.id for each in made]


def ask_in(database, *roles, email=ADDRESS, name="Samira", partners=(), now=NOW):
    with database.writing() as session:
        invite(session, Invitation(email, name, roles, tuple(partners)), "beheerder", now)


def finds(database, typed):
    with database.reading() as session:
        found = find_person(session, typed)
        return found.email if found is not None else None


def state(database):
    with database.reading() as session:
        who = person(session)
        return who.name, who.roles, who.partners


def test_whoever_was_invited_can_be_found_and_that_is_noted(database, partners):
    ask_in(database, "partner editor", partners=partners[:1])
    assert finds(database, ADDRESS) == ADDRESS
    assert state(database) == ("Samira", {"partner editor"}, {partners[0]})
    assert events(database) == [("invited", "beheerder")]


def test_an_address_is_found_however_it_is_typed(database):
    let_in(database)
    for typed in ("SAMIRA@Woej.Example.ORG", f"  {ADDRESS}\n", f"\u00a0{ADDRESS}", f"\t{ADDRESS}"):
        assert finds(database, typed) == ADDRESS


@pytest.mark.parametrize(
    "typed", ["info@bibliotheek-oké.example.com", "info@BIBLIOTHEEK-OKÉ.EXAMPLE.COM"]
)
def test_a_domain_with_accents_is_one_address_in_every_spelling(database, typed):
    let_in(database, typed)
    for same in ("info@bibliotheek-oké.example.com", "info@xn--bibliotheek-ok-okb.example.com"):
        assert finds(database, same) == "info@xn--bibliotheek-ok-okb.example.com"


def test_an_address_of_nobody_finds_nobody(database):
    let_in(database)
    for typed in ("omar@woej.example.org", "", "samira", "%", "samira@%", f"{ADDRESS}\0", "\ud800"):
        assert finds(database, typed) is None


def test_what_is_no_address_gets_no_account(database):
    for typed in ("", "samira", "samira@woej.example.org\r\nBcc: everybody@example.org"):
        with pytest.raises(UnusableAddress):
            ask_in(database, "key figure", email=typed)
    assert events(database) == []


def test_who_is_invited_again_keeps_what_they_had(database, partners):
    ask_in(database, "partner editor", partners=partners[:1])
    ask_in(database, "key figure", "partner editor", partners=partners, name="Samira A.")
    assert state(database) == ("Samira A.", {"key figure", "partner editor"}, set(partners))
    assert count(database) == 1


def test_who_is_invited_in_capitals_is_no_other_person(database):
    ask_in(database, "key figure")
    ask_in(database, "officer", email=ADDRESS.upper())
    assert state(database)[1] == {"key figure", "officer"}


def test_the_same_invitation_twice_changes_nothing(database, partners):
    for _ in range(2):
        ask_in(database, "partner editor", partners=[*partners, partners[0]])
    assert state(database) == ("Samira", {"partner editor"}, set(partners))


def test_an_invitation_sent_twice_at_the_very_same_moment_is_one_account(database, partners):
    send = partial(ask_in, database, "partner editor", partners=partners)
    together([send] * 4)
    assert state(database)[1:] == ({"partner editor"}, set(partners))


def test_another_role_for_somebody_twice_at_the_very_same_moment_is_one_role(database):
    let_in(database)
    together([partial(ask_in, database, "officer")] * 4)
    assert state(database)[1] == {"key figure", "officer"}


def test_who_left_cannot_be_found(database):
    let_in(database)
    end(database)
    assert finds(database, ADDRESS) is None


def test_who_comes_back_has_only_what_they_are_invited_for_now(database, partners):
    ask_in(database, "administrator", "partner editor", partners=partners)
    end(database)
    ask_in(database, "key figure", now=NOW + HOUR)
    assert finds(database, ADDRESS) == ADDRESS
    assert state(database) == ("Samira", {"key figure"}, set())
    with database.reading() as session:
        assert person(session).invited_at == NOW + HOUR


def test_who_comes_back_in_the_same_role_has_it(database, partners):
    ask_in(database, "partner editor", partners=partners)
    end(database)
    ask_in(database, "partner editor", partners=partners[:1])
    assert state(database)[1:] == ({"partner editor"}, {partners[0]})


@pytest.mark.parametrize(
    ("roles", "has_partner"),
    [((), False), (("partner editor",), False), (("officer",), True)],
    ids=["no role", "an editor of nothing", "a partner for who edits none"],
)
def test_an_invitation_that_says_too_little_or_too_much_is_refused(
    database, partners, roles, has_partner
):
    with pytest.raises(ValueError, match="role"):
        ask_in(database, *roles, partners=partners[:1] if has_partner else ())
    assert events(database) == []


def test_an_account_has_a_name(database):
    for name in ("", "  ", "\r\n", "\0"):
        with pytest.raises(UnusableName):
            ask_in(database, "key figure", name=name)
    assert events(database) == []


def test_a_name_is_one_line_of_text(database):
    """It stands in letters, in lists and on a terminal."""
    ask_in(database, "key figure", name=" Samira\r\nBcc: x@example.org\x1b[2J\0\x85 el  Idrissi ")
    assert state(database)[0] == "Samira Bcc: x@example.org[2J el Idrissi"


def test_a_name_is_kept_in_every_script(database):
    for name in ("Ömer Çelik", "Оксана", "نگین می\u200cخواهد", "ሰላም", "O'Brien"):
        ask_in(database, "key figure", name=name)
        assert state(database)[0] == name


def test_a_long_name_is_cut(database):
    ask_in(database, "key figure", name="x" * 5_000)
    assert state(database)[0] == "x" * LONGEST_NAME


def test_a_partner_that_is_not_there_cannot_be_edited(database):
    with pytest.raises(IntegrityError):
        ask_in(database, "partner editor", partners=[uuid.uuid4()])
    assert count(database) == 0


def test_a_partner_that_goes_takes_its_editors_nowhere(database, partners):
    ask_in(database, "partner editor", partners=partners)
    with database.writing() as session:
        session.delete(session.get_one(Partner, partners[0]))
    assert state(database)[2] == {partners[1]}


def end(database):
    with database.writing() as session:
        end_account(session, person(session), "beheerder", NOW)


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Person))
