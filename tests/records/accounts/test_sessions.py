"""Who is signed in stays so for as long as promised, on their own devices, and no longer."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import func, select

from routekaart.accounts import sessions
from routekaart.accounts.ending import end_account
from routekaart.accounts.people import Invitation, invite
from routekaart.accounts.sessions import IDLE, LONGEST, SEEN_EVERY, LoginSession
from tests.records.accounts.scene import (
    ADDRESS,
    HOUR,
    MINUTE,
    NOW,
    SECOND,
    events,
    let_in,
    overlapping,
    person,
    together,
)

OTHER = "omar@woej.example.org"


@pytest.fixture
def token(database):
    """Of a session that Samira began at NOW."""
    let_in(database)
    return begin(database)


def begin(database, email=ADDRESS, now=NOW, device="Chrome op Android"):
    with database.writing() as session:
        return sessions.begin(session, person(session, email), now, device)


def is_signed_in(database, token, now):
    with database.reading() as session:
        return sessions.find(session, token, now) is not None


def open_page(database, token, now):
    """Whether they are signed in; if so, it counts as seen."""
    with database.writing() as session:
        login = sessions.find(session, token, now)
        if login is not None:
            sessions.keep_alive(session, login, now)
        return login is not None


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(LoginSession))


def test_a_token_finds_whose_it_is(database, token):
    with database.reading() as session:
        login = sessions.find(session, token, NOW)
    assert login is not None
    assert (login.person.email, login.person.roles) == (ADDRESS, {"key figure"})
    assert login.is_complete


def test_what_is_no_token_finds_nobody(database, token):
    for wrong in ("", "x" * 100_000, "\0", "\ud800", "' OR 1=1 --", "A" * 43, token[:-1]):
        assert not is_signed_in(database, wrong, NOW), wrong


def test_without_a_page_it_ends_after_two_hours(database, token):
    assert is_signed_in(database, token, NOW + IDLE - SECOND)
    assert not is_signed_in(database, token, NOW + IDLE)


def test_with_pages_it_ends_after_twelve_hours_all_the_same(database, token):
    for hours in range(1, 12):
        assert open_page(database, token, NOW + hours * HOUR)
    assert open_page(database, token, NOW + LONGEST - SECOND)
    assert not is_signed_in(database, token, NOW + LONGEST)


def test_a_page_that_is_asked_for_before_another_was_answered_takes_no_time_away(database, token):
    open_page(database, token, NOW + HOUR)
    open_page(database, token, NOW + HOUR - SECOND)
    assert is_signed_in(database, token, NOW + HOUR + IDLE - SECOND)


def test_a_clock_set_back_does_not_sign_anybody_in(database, token):
    assert open_page(database, token, NOW + HOUR)
    assert is_signed_in(database, token, NOW + HOUR - SEEN_EVERY)
    assert not is_signed_in(database, token, NOW + HOUR - SEEN_EVERY - SECOND)


def test_a_session_that_was_over_stays_so_when_the_clock_is_set_back(database, token):
    begin(database, now=NOW + IDLE)
    assert not is_signed_in(database, token, NOW + IDLE - SECOND)


def test_a_session_of_a_clock_that_ran_ahead_does_not_come_to_life_when_its_time_comes(
    database, token
):
    early = begin(database, now=NOW + 24 * HOUR)
    assert open_page(database, begin(database), NOW)
    assert not is_signed_in(database, early, NOW + 24 * HOUR)


@pytest.mark.parametrize(
    ("seen", "begun"),
    [(IDLE, IDLE), (HOUR, LONGEST), (-SEEN_EVERY - SECOND, 0 * HOUR)],
    ids=["idle", "too old", "in the future"],
)
def test_a_page_of_anybody_forgets_the_sessions_that_are_over(database, token, seen, begun):
    let_in(database, OTHER)
    with database.writing() as session:
        row = session.scalars(select(LoginSession)).one()
        row.begun_at, row.seen_at = NOW - begun, NOW - seen
    of_other = begin(database, OTHER, NOW)
    open_page(database, of_other, NOW)
    assert count(database) == 1


@pytest.mark.parametrize("age", [IDLE - SECOND, -SEEN_EVERY])
def test_a_page_of_anybody_forgets_no_session_that_goes_on(database, age):
    let_in(database)
    let_in(database, OTHER)
    going_on = begin(database, OTHER, NOW - age)
    open_page(database, begin(database), NOW)
    assert is_signed_in(database, going_on, NOW)


def test_signing_out_at_the_same_moment_as_a_page_is_no_fault(database, token):
    def sign_out(session):
        sessions.end(session, sessions.find(session, token, NOW), NOW)

    def open_it(session):
        login = sessions.find(session, token, NOW + HOUR)
        if login is not None:
            sessions.keep_alive(session, login, NOW + HOUR)

    overlapping(database, sign_out, open_it)
    assert not is_signed_in(database, token, NOW + HOUR)


def test_after_the_second_step_the_token_from_before_it_is_worth_nothing(database):
    let_in(database, role="officer")
    before = begin(database)
    with database.writing() as session:
        login = sessions.find(session, before, NOW)
        assert not login.is_complete
        after = sessions.complete(session, login)
    assert not is_signed_in(database, before, NOW)
    with database.reading() as session:
        assert sessions.find(session, after, NOW).is_complete


def test_whoever_becomes_an_officer_has_to_take_the_second_step_from_then_on(database, token):
    let_in(database, role="officer")
    with database.reading() as session:
        assert not sessions.find(session, token, NOW).is_complete


def test_each_session_has_a_token_of_its_own(database, token):
    assert begin(database) != token
    assert count(database) == 2


def test_a_person_sees_where_they_are_signed_in_the_last_seen_first(database, token):
    let_in(database, OTHER)
    begin(database, OTHER)
    begin(database, now=NOW + HOUR, device="Firefox op Windows")

    def listed(moment):
        with database.reading() as session:
            found = sessions.list_of(session, person(session).id, moment)
            return [each.device for each in found]

    assert listed(NOW + HOUR) == ["Firefox op Windows", "Chrome op Android"]
    assert listed(NOW + IDLE) == ["Firefox op Windows"]


def test_a_device_of_any_length_is_told_in_few_words(database, token):
    begin(database, now=NOW + MINUTE, device="x" * 5_000)
    with database.reading() as session:
        newest = sessions.list_of(session, person(session).id, NOW + MINUTE)[0]
    assert newest.device == "x" * sessions.LONGEST_DEVICE


def test_a_copied_cookie_is_worth_nothing_after_signing_out(database, token):
    elsewhere = begin(database)
    with database.writing() as session:
        sessions.end(session, sessions.find(session, token, NOW), NOW)
    assert not is_signed_in(database, token, NOW)
    assert is_signed_in(database, elsewhere, NOW)
    assert events(database)[-1][0] == "signed out"


def test_signing_out_twice_at_the_very_same_moment_is_signing_out_once(database, token):
    def sign_out():
        with database.writing() as session:
            if (login := sessions.find(session, token, NOW)) is not None:
                sessions.end(session, login, NOW)

    together([sign_out] * 4)
    assert [kind for kind, _ in events(database)].count("signed out") == 1


def test_signing_out_everywhere_else_leaves_this_device_and_other_people_alone(database, token):
    let_in(database, OTHER)
    elsewhere, of_other = begin(database), begin(database, OTHER)
    with database.writing() as session:
        sessions.end_others(session, sessions.find(session, token, NOW), NOW)
    signed_in = [is_signed_in(database, each, NOW) for each in (token, elsewhere, of_other)]
    assert signed_in == [True, False, True]
    assert events(database)[-1] == ("session ended", "all others")


def test_the_end_of_an_account_is_the_end_of_all_its_sessions_and_of_no_others(database, token):
    let_in(database, OTHER)
    tokens = [token, begin(database), begin(database, OTHER)]
    with database.writing() as session:
        end_account(session, person(session), "beheerder", NOW)
    assert [is_signed_in(database, each, NOW) for each in tokens] == [False, False, True]


def test_a_session_begun_while_the_account_ends_does_not_outlive_it(database, token):
    begun = begin_while_it_ends(database)
    assert not is_signed_in(database, begun, NOW)
    with database.writing() as session:
        invite(session, Invitation(ADDRESS, "Samira", ("officer",)), "beheerder", NOW)
    assert not is_signed_in(database, begun, NOW)


def begin_while_it_ends(database):
    def sign_in(session):
        return sessions.begin(session, person(session), NOW, "Chrome op Android")

    def end(session):
        end_account(session, person(session), "beheerder", NOW)

    return overlapping(database, sign_in, end)[0]


def test_many_pages_at_the_very_same_moment_are_all_answered(database, token):
    pages = [partial(open_page, database, token, NOW + MINUTE)] * 6
    assert together(pages) == [True] * 6


def test_the_token_itself_stands_nowhere(database, token):
    with database.reading() as session:
        row = session.scalars(select(LoginSession)).one()
        assert token not in {str(value) for value in vars(row).values()}
