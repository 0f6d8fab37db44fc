"""The second step: a code of an app or on paper lets its owner in, once."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from routekaart.accounts.second_steps import (
    RECOVERY_CODES,
    SECONDS,
    CodeApp,
    RecoveryCode,
    check_second_step,
    confirm_code_app,
    has_code_app,
    offer_code_app,
    recovery_codes_left,
)
from routekaart.accounts.sign_in_links import make_link, use_link
from tests.records.accounts.scene import (
    ADDRESS,
    NOW,
    SECOND,
    code_at,
    connect_app,
    events,
    let_in,
    person,
    together,
)

STEP = SECONDS * SECOND
LATER = NOW + 10 * STEP
"""Long enough after the code that connected the app."""

NO_CODES = [
    "", " ", "-", "000000 ", "12345", "1234567", "1" * 100_000, "abcdef", "１２３４５６", "١٢٣٤٥٦",
    "\0", "\ud800", "💩" * 6, "' OR 1=1 --", "NaN", "-12345", "1e5000",
]  # fmt: skip

COPIED = ["", " ", " - ", "\N{EN DASH}", "\n"]
"""What people write between the groups of a recovery code."""


@pytest.fixture
def officer(database):
    let_in(database, role="officer")


@pytest.fixture
def secret(database, officer):
    """Of the app that was connected at NOW."""
    return connect_app(database)[0]


def check(database, code, now=LATER, email=ADDRESS):
    with database.writing() as session:
        return check_second_step(session, person(session, email), code, now)


def offer(database):
    with database.writing() as session:
        return offer_code_app(session, person(session)).secret


def confirm(database, code, now=NOW):
    with database.writing() as session:
        return confirm_code_app(session, person(session), code, now)


def codes_left(database):
    with database.reading() as session:
        return recovery_codes_left(session, person(session).id)


def test_the_code_of_this_moment_lets_in_and_that_is_noted(database, secret):
    assert check(database, code_at(secret, LATER))
    assert events(database)[-1] == ("signed in", "code app")


def test_a_code_is_read_as_an_app_shows_it(database, secret):
    code = code_at(secret, LATER)
    assert check(database, f" {code[:3]} {code[3:]}\n")


def test_a_code_is_good_once(database, secret):
    code = code_at(secret, LATER)
    assert [check(database, code) for _ in range(3)] == [True, False, False]
    assert not check(database, code, LATER + STEP)


def test_of_four_with_the_same_code_at_the_very_same_moment_one_is_let_in(database, secret):
    let = together([partial(check, database, code_at(secret, LATER))] * 4)
    assert sorted(let) == [False, False, False, True]


@pytest.mark.parametrize(
    ("steps", "lets_in"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_phone_whose_clock_is_half_a_minute_off_works(database, secret, steps, lets_in):
    assert check(database, code_at(secret, LATER + steps * STEP)) == lets_in


def test_an_older_code_than_the_last_one_used_is_worth_nothing(database, secret):
    assert check(database, code_at(secret, LATER))
    assert not check(database, code_at(secret, LATER - STEP))
    assert check(database, code_at(secret, LATER + STEP))


def test_a_clock_set_back_does_not_make_a_used_code_good_again(database, secret):
    code = code_at(secret, LATER)
    check(database, code)
    assert not check(database, code, LATER - STEP)


def test_what_is_no_code_lets_nobody_in_and_that_is_noted(database, secret):
    for typed in NO_CODES:
        assert not check(database, typed), typed
    assert events(database)[2:] == [("second step refused", "")] * len(NO_CODES)


def test_the_code_of_somebody_else_lets_nobody_in(database, secret):
    let_in(database, "omar@woej.example.org", role="officer")
    _, codes = connect_app(database, "omar@woej.example.org")
    assert not check(database, codes[0])
    assert not check(database, code_at(secret, LATER), email="omar@woej.example.org")


def test_whoever_has_no_app_is_not_let_in_by_any_code(database, officer):
    assert not check(database, "000000")
    secret = offer(database)
    assert not check(database, code_at(secret, LATER))


def test_opening_the_page_to_connect_an_app_twice_shows_the_same_secret(database, officer):
    assert offer(database) == offer(database)


def test_opening_it_twice_at_the_very_same_moment_does_too(database, officer):
    assert len(set(together([partial(offer, database)] * 4))) == 1


def test_an_app_counts_once_it_gave_a_code(database, officer):
    secret = offer(database)
    with database.reading() as session:
        assert not has_code_app(session, person(session).id)
    confirm(database, code_at(secret, NOW))
    with database.reading() as session:
        assert has_code_app(session, person(session).id)
    assert events(database)[-1] == ("second step set", "code app")


def test_the_first_code_too_is_read_as_an_app_shows_it(database, officer):
    code = code_at(offer(database), NOW)
    assert confirm(database, f"{code[:3]} {code[3:]}")


def test_the_code_that_connected_the_app_is_used_up(database, secret):
    assert not check(database, code_at(secret, NOW), NOW)


def test_what_is_no_code_connects_no_app(database, officer):
    offer(database)
    for typed in NO_CODES:
        assert confirm(database, typed) is None, typed


def test_no_app_is_connected_that_was_not_offered(database, officer):
    assert confirm(database, "000000") is None


def test_an_app_that_is_connected_cannot_be_taken_over(database, secret):
    with pytest.raises(ValueError, match="already"):
        offer(database)
    assert confirm(database, code_at(secret, LATER), LATER) is None
    assert codes_left(database) == RECOVERY_CODES


def test_an_app_is_connected_once_by_two_codes_at_the_very_same_moment(database, officer):
    """Else the recovery codes on the first screen would be worth nothing without a word."""
    secret = offer(database)
    codes = [code_at(secret, NOW + steps * STEP) for steps in (-1, 0, 1)]
    shown = together([partial(confirm, database, code) for code in codes])
    given = [each for each in shown if each is not None]
    assert len(given) == 1
    assert check(database, given[0][0])


def test_a_secret_that_was_seen_and_not_connected_is_worth_nothing_at_the_next_sign_in(
    database, officer
):
    """Whoever read an officer's mail for a moment would else have their codes for ever."""
    seen = offer(database)
    with database.writing() as session:
        use_link(session, make_link(session, person(session), NOW), NOW)
    assert offer(database) != seen


def test_signing_in_again_leaves_an_app_that_is_connected_alone(database, secret):
    with database.writing() as session:
        use_link(session, make_link(session, person(session), NOW), NOW)
    assert check(database, code_at(secret, LATER))


def test_there_are_ten_recovery_codes_each_good_once(database, officer):
    _, codes = connect_app(database)
    assert len(set(codes)) == RECOVERY_CODES
    for used, code in enumerate(codes):
        assert codes_left(database) == RECOVERY_CODES - used
        assert [check(database, code), check(database, code)] == [True, False]
    assert ("recovery code used", "") in events(database)


def test_of_four_with_the_same_recovery_code_at_the_very_same_moment_one_is_let_in(
    database, officer
):
    _, codes = connect_app(database)
    let = together([partial(check, database, codes[0])] * 4)
    assert sorted(let) == [False, False, False, True]


def test_a_recovery_code_is_read_in_every_way_people_copy_it(database, officer):
    _, codes = connect_app(database)
    copied = [code.replace("-", between) for code, between in zip(codes, COPIED, strict=False)]
    for code in (codes[-1].upper(), f"\t{codes[-2]}\u00a0\n", *copied):
        assert check(database, code), code


def test_recovery_codes_have_no_letters_that_look_alike(database, officer):
    _, codes = connect_app(database)
    assert not set("".join(codes)) & set("lio01LIO")


def test_recovery_codes_stand_nowhere(database, officer):
    _, codes = connect_app(database)
    with database.reading() as session:
        kept = {row.digest for row in session.scalars(select(RecoveryCode))}
    assert kept.isdisjoint(codes)
    assert kept.isdisjoint(code.replace("-", "") for code in codes)


def test_each_app_has_a_secret_of_its_own_of_at_least_160_bits(database, officer):
    let_in(database, "omar@woej.example.org", role="officer")
    connect_app(database)
    connect_app(database, "omar@woej.example.org")
    with database.reading() as session:
        secrets = {app.secret for app in session.scalars(select(CodeApp))}
    assert [len(each) for each in secrets] == [32, 32]
