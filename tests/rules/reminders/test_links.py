"""A link in a letter is good for what it names, for 45 days, and for nothing else."""

from __future__ import annotations

import hashlib
import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import Signer

from routekaart.reminders.links import VALID_FOR, Confirmation, ConfirmLinks, DeadLink
from routekaart.web.kit.form_tokens import FormTokens

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRET = b"a secret that only this site knows"
LINKS = ConfirmLinks(SECRET)
PERSON = uuid.UUID(int=7)


@given(person=st.uuids(), services=st.lists(st.uuids(), max_size=40))
def test_it_names_a_person_and_entries(person, services) -> None:
    token = LINKS.make(person, services, NOW)
    assert LINKS.read(token, NOW) == Confirmation(person, tuple(services), NOW)
    assert re.fullmatch(r"[\w-]+\.[\w-]+", token)
    assert len(token) < 80 + 22 * len(services)


def test_it_is_good_for_forty_five_days() -> None:
    token = LINKS.make(PERSON, [PERSON], NOW)
    assert timedelta(days=45) == VALID_FOR
    LINKS.read(token, NOW + VALID_FOR)
    for moment in (NOW + VALID_FOR + timedelta(seconds=1), NOW - timedelta(hours=1)):
        with pytest.raises(DeadLink):
            LINKS.read(token, moment)


@given(at=st.integers(0), sign=st.sampled_from("abcXYZ019-_."))
def test_an_altered_one_is_none_of_ours(at: int, sign: str) -> None:
    token = LINKS.make(PERSON, [PERSON, uuid.UUID(int=8)], NOW)
    at %= len(token) - 1  # the last sign of base64 has bits to spare
    altered = f"{token[:at]}{sign}{token[at + 1 :]}"
    if altered == token:
        return
    with pytest.raises(DeadLink):
        LINKS.read(altered, NOW)


@given(token=st.text())
def test_whatever_somebody_types_is_refused(token: str) -> None:
    with pytest.raises(DeadLink):
        LINKS.read(token, NOW)


def test_a_token_for_another_purpose_opens_nothing() -> None:
    named = LINKS.make(PERSON, [PERSON], NOW).split(".")[0]
    others = (
        Signer(SECRET, salt="something else", digest_method=hashlib.sha256).sign(named).decode(),
        ConfirmLinks(b"of another site").make(PERSON, [PERSON], NOW),
        FormTokens(SECRET).make("confirm entries", NOW),
    )
    for token in others:
        with pytest.raises(DeadLink):
            LINKS.read(token, NOW)
