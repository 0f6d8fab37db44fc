"""A passkey lets its owner in, here, now and once; whatever else is shown lets nobody in."""

from __future__ import annotations

import json
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.accounts.ending import end_account, reset_second_step
from routekaart.accounts.passkeys import (
    MOST,
    OnlySecondStep,
    Party,
    Shown,
    UnusablePasskey,
    add_passkey,
    describe_new,
    describe_use,
    has_second_step,
    list_of,
    party_at,
    remove_passkey,
    use_passkey,
)
from tests.device import PRESENT, VERIFIED, Device
from tests.records.accounts.scene import (
    ADDRESS,
    HOUR,
    NOW,
    connect_app,
    events,
    let_in,
    person,
    together,
)

PARTY = Party("localhost", "https://localhost")
OTHER = "omar@woej.example.org"
ASKED, ASKED_NEXT = b"the first challenge", b"the next challenge"


def make(database, device, email=ADDRESS, party=PARTY, name="Chrome op Android"):
    """The device makes a passkey, and it is kept."""
    with database.writing() as session:
        who = person(session, email)
        options = describe_new(who, list_of(session, who.id), ASKED, PARTY)
        shown = Shown(device.make(options), ASKED, party)
        return add_passkey(session, who, shown, name, NOW).id


def use(database, device, email=None, answer=None, challenge=ASKED):
    """The address of whoever is let in; the answer may be another than the device's own."""
    answer = answer or device.use(describe_use(challenge, PARTY))
    with database.writing() as session:
        of = person(session, email) if email else None
        found = use_passkey(session, Shown(answer, ASKED, PARTY), NOW + HOUR, of)
        return found.email if found else None


@pytest.fixture
def device(database):
    """Of Samira, who is a key figure."""
    let_in(database)
    made = Device()
    make(database, made)
    return made


def test_a_passkey_lets_its_owner_in_as_often_as_they_like(database, device):
    assert use(database, device) == ADDRESS
    assert use(database, device) == ADDRESS
    with database.reading() as session:
        (kept,) = list_of(session, person(session).id)
        assert (kept.name, kept.created_at, kept.last_used_at, kept.sign_count) == (
            ("Chrome op Android", NOW, NOW + HOUR, 2)
        )
    assert ("passkey added", "Chrome op Android") in events(database)
    assert ("signed in", "passkey") in events(database)


def test_a_device_that_does_not_count_is_let_in_all_the_same(database, device):
    for _ in range(2):
        device.count = -1
        assert use(database, device) == ADDRESS


LIES = {
    "another site": {"origin": "https://evil.example"},
    "a port of another": {"origin": "https://localhost:8443"},
    "without TLS": {"origin": "http://localhost"},
    "a key of another site": {"site": "evil.example"},
    "nobody verified": {"flags": PRESENT},
    "nobody there": {"flags": VERIFIED},
    "a count that went back": {"count": -1},
    "another owner": {"owner": b"somebody else"},
    "no owner": {"owner": b""},
    "a key nobody knows": {"credential": b"unknown"},
    "another key": {"key": Device().key},
}


@pytest.mark.parametrize("lie", LIES)
def test_whatever_a_device_lies_about_it_lets_nobody_in(database, device, lie):
    assert use(database, device) == ADDRESS
    for name, value in LIES[lie].items():
        setattr(device, name, value)
    assert use(database, device) is None
    assert events(database)[-1] == ("second step refused", "passkey")


@pytest.mark.parametrize(
    "lie", ["another site", "a key of another site", "nobody verified", "nobody there"]
)
def test_a_device_that_lies_is_not_kept(database, lie):
    let_in(database)
    with pytest.raises(UnusablePasskey):
        make(database, Device(**LIES[lie]))


def test_an_answer_to_another_challenge_lets_nobody_in(database, device):
    assert use(database, device, challenge=ASKED_NEXT) is None


def test_an_answer_that_was_heard_before_lets_nobody_in(database, device):
    """Where the device counts. Where not, the challenge is good once; see the pages."""
    answer = device.use(describe_use(ASKED, PARTY))
    assert use(database, device, answer=answer) == ADDRESS
    assert use(database, device, answer=answer) is None


def test_of_two_at_the_very_same_moment_one_is_let_in(database, device):
    answer = device.use(describe_use(ASKED, PARTY))
    found = together([partial(use, database, device, answer=answer)] * 3)
    assert sorted(found, key=str) == [None, None, ADDRESS]


def test_as_a_second_step_only_ones_own_is_good(database, device):
    let_in(database, OTHER)
    theirs = Device()
    make(database, theirs, OTHER)
    assert use(database, theirs, email=ADDRESS) is None
    assert use(database, device, email=ADDRESS) == ADDRESS


def test_a_passkey_that_was_taken_away_lets_nobody_in(database, device):
    with database.writing() as session:
        who = person(session)
        assert remove_passkey(session, who, list_of(session, who.id)[0].id, NOW)
    assert use(database, device) is None
    assert ("passkey removed", "Chrome op Android") in events(database)


def test_nobody_takes_a_passkey_of_somebody_else_away(database, device):
    let_in(database, OTHER)
    with database.writing() as session:
        theirs = list_of(session, person(session).id)[0].id
        assert not remove_passkey(session, person(session, OTHER), theirs, NOW)
    assert use(database, device) == ADDRESS


@pytest.mark.parametrize("deed", [end_account, reset_second_step])
def test_when_the_account_or_its_second_step_ends_so_do_its_passkeys(database, device, deed):
    with database.writing() as session:
        deed(session, person(session), "beheerder", NOW)
    assert use(database, device) is None
    let_in(database, now=NOW + HOUR)
    assert use(database, device) is None


def test_the_same_passkey_is_not_kept_twice_nor_for_two_people(database, device):
    let_in(database, OTHER)
    for email in (ADDRESS, OTHER):
        with pytest.raises(UnusablePasskey):
            make(database, device, email)
    with database.reading() as session:
        assert len(list_of(session, person(session).id)) == 1


def test_who_has_ten_passkeys_gets_no_more(database, device):
    for _ in range(MOST - 1):
        make(database, Device())
    with pytest.raises(UnusablePasskey):
        make(database, Device())


def test_an_officer_keeps_a_second_step(database):
    let_in(database, role="officer")
    only = make(database, Device())
    with pytest.raises(OnlySecondStep), database.writing() as session:
        remove_passkey(session, person(session), only, NOW)
    connect_app(database)
    with database.writing() as session:
        assert remove_passkey(session, person(session), only, NOW)
        assert has_second_step(session, person(session).id)


def test_a_browser_is_told_what_is_there_already_and_never_who_has_what(database, device):
    with database.reading() as session:
        who = person(session)
        options = json.loads(describe_new(who, list_of(session, who.id), ASKED, PARTY))
    assert len(options["excludeCredentials"]) == 1
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["attestation"] == "none"
    asked = json.loads(describe_use(ASKED, PARTY))
    assert asked["allowCredentials"] == []
    assert (asked["rpId"], asked["userVerification"]) == ("localhost", "required")


SENT = ["", "x", "null", "[]", "{}", '{"id": 1}', "é" * 1000, "[" * 20_000, '"\ud800"', "1e999"]


@pytest.mark.parametrize("sent", SENT, ids=range(len(SENT)))
def test_whatever_is_sent_is_refused_and_is_no_fault(database, device, sent):
    shown = Shown(sent, ASKED, PARTY)
    with database.writing() as session:
        assert use_passkey(session, shown, NOW) is None
    with database.writing() as session, pytest.raises(UnusablePasskey):
        add_passkey(session, person(session), shown, "Chrome", NOW)


def test_a_damaged_answer_is_refused_and_is_no_fault(sqlite_database):
    let_in(sqlite_database)
    device = Device()
    make(sqlite_database, device)
    good = json.loads(device.use(describe_use(ASKED, PARTY)))

    @given(
        name=st.sampled_from(["clientDataJSON", "authenticatorData", "signature", "userHandle"]),
        value=st.one_of(st.none(), st.integers(), st.text(max_size=20), st.just("AAAA")),
    )
    def damage(name, value):
        sent = json.dumps({**good, "response": {**good["response"], name: value}})
        assert use(sqlite_database, device, answer=sent) is None

    damage()


@pytest.mark.parametrize(
    ("origin", "party"),
    [
        ("https://routekaart.example.nl", ("routekaart.example.nl", "https://routekaart.example.nl")),
        ("https://ROUTEKAART.example.nl:443/", ("routekaart.example.nl", "https://routekaart.example.nl")),
        ("https://x.example.nl:8443", ("x.example.nl", "https://x.example.nl:8443")),
        ("http://localhost:8000", ("localhost", "http://localhost:8000")),
        ("http://localhost:80", ("localhost", "http://localhost")),
        ("http://routekaart.example.nl", None),
        ("http://127.0.0.1:8000", None),
        ("https://192.0.2.1", None),
        ("https://[2001:db8::1]:8000", None),
        ("https://", None),
    ],
)  # fmt: skip
def test_passkeys_belong_to_a_name_and_never_to_a_number(origin, party):
    assert party_at(origin) == party
