"""A link in a mail lets in once, for ten minutes, and nobody else."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import func, select

from routekaart.accounts.ending import end_account
from routekaart.accounts.sign_in_links import (
    VALID_FOR,
    SignInLink,
    UnusableLink,
    find_link,
    make_link,
    use_link,
)
from tests.records.accounts.scene import (
    ADDRESS,
    NOW,
    SECOND,
    events,
    let_in,
    overlapping,
    person,
    together,
)


@pytest.fixture
def link(database):
    """The token of a link that Samira asked for at NOW."""
    let_in(database)
    return ask(database)


def ask(database, email=ADDRESS, now=NOW):
    with database.writing() as session:
        return make_link(session, person(session, email), now)


def use(database, token, now=NOW):
    """The address of whoever is let in, or None."""
    try:
        with database.writing() as session:
            return use_link(session, token, now).email
    except UnusableLink:
        return None


def test_a_link_lets_in_whoever_asked_for_it_and_that_is_noted(database, link):
    assert use(database, link, NOW + SECOND) == ADDRESS
    assert events(database)[-1] == ("signed in", "link")


def test_looking_at_a_link_does_not_use_it_up(database, link):
    for _mail_scanner in range(3):
        with database.reading() as session:
            assert find_link(session, link, NOW).email == ADDRESS
    assert use(database, link) == ADDRESS


def test_a_link_is_good_once(database, link):
    use(database, link)
    assert use(database, link) is None
    with database.reading() as session, pytest.raises(UnusableLink):
        find_link(session, link, NOW)


def test_of_four_who_use_it_at_the_very_same_moment_one_is_let_in(database, link):
    let = together([partial(use, database, link)] * 4)
    assert sorted(map(str, let)) == ["None", "None", "None", ADDRESS]
    assert [kind for kind, _ in events(database)].count("signed in") == 1


@pytest.mark.parametrize(
    ("later", "lets_in"),
    [(VALID_FOR, True), (VALID_FOR + SECOND, False), (-SECOND, False)],
    ids=["at ten minutes", "after ten minutes", "before it was made"],
)
def test_a_link_has_its_ten_minutes_and_no_other(database, link, later, lets_in):
    assert (use(database, link, NOW + later) is not None) == lets_in


def test_signing_in_uses_up_every_other_link_of_the_person_and_no_link_of_others(database, link):
    let_in(database, "omar@woej.example.org")
    second, of_omar = ask(database), ask(database, "omar@woej.example.org")
    use(database, second)
    assert use(database, link) is None
    assert use(database, of_omar) == "omar@woej.example.org"


def test_two_links_of_one_person_at_the_very_same_moment_let_in_once(database, link):
    for _ in range(5):
        tokens = [ask(database) for _ in range(3)]
        let = together([partial(use, database, each) for each in tokens])
        assert sorted(map(str, let)) == ["None", "None", ADDRESS]


def test_an_account_that_ended_has_no_links(database, link):
    with database.writing() as session:
        end_account(session, person(session), "beheerder", NOW)
        left_over = make_link(session, person(session), NOW)
    assert use(database, link) is None
    assert use(database, left_over) is None


def test_a_link_used_while_the_account_ends_lets_nobody_in(database, link):
    def end(session):
        end_account(session, person(session), "beheerder", NOW)

    def follow(session):
        try:
            return use_link(session, link, NOW).email
        except UnusableLink:
            return None

    assert overlapping(database, end, follow) == (None, None)


def test_what_is_no_token_lets_nobody_in(database, link):
    of_nobody = ["", " ", "x" * 100_000, "\0", "\ud800", "مرحبا", "' OR 1=1 --", "a" * 43]
    for wrong in [*of_nobody, f"{link} ", f"{link}=", link[:-1], link.swapcase()]:
        assert use(database, wrong) is None, wrong


def test_links_that_had_their_time_are_forgotten_when_the_next_is_made(database, link):
    ask(database, now=NOW + VALID_FOR)
    assert count(database) == 2
    ask(database, now=NOW + VALID_FOR + SECOND)
    assert count(database) == 2


def test_the_token_itself_stands_nowhere(database, link):
    with database.reading() as session:
        row = session.scalars(select(SignInLink)).one()
        assert link not in {str(value) for value in vars(row).values()}


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(SignInLink))
