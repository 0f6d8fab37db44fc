"""A token is ours, fresh, for this form, and one submission however often it is sent."""

from __future__ import annotations

import stat
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.accounts.kept_secrets import EmptySecret, keep_secret
from routekaart.web.kit.form_tokens import FormTokens, UnusableToken

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
TOKENS = FormTokens(b"secret")


def test_a_token_stands_for_one_submission() -> None:
    token = TOKENS.make("form", NOW)
    assert isinstance(TOKENS.read(token, "form", NOW), uuid.UUID)
    assert TOKENS.read(token, "form", NOW) == TOKENS.read(token, "form", NOW + timedelta(hours=23))
    assert TOKENS.read(TOKENS.make("form", NOW), "form", NOW) != TOKENS.read(token, "form", NOW)


@pytest.mark.parametrize("later", [timedelta(hours=24, seconds=1), timedelta(minutes=-6)])
def test_a_token_is_good_for_a_day(later) -> None:
    token = TOKENS.make("form", NOW)
    with pytest.raises(UnusableToken):
        TOKENS.read(token, "form", NOW + later)


def test_a_token_is_for_its_own_purpose_and_of_our_own_secret() -> None:
    token = TOKENS.make("form", NOW)
    with pytest.raises(UnusableToken):
        TOKENS.read(token, "other", NOW)
    with pytest.raises(UnusableToken):
        FormTokens(b"another").read(token, "form", NOW)


@given(st.text())
def test_nothing_made_up_is_a_token(text) -> None:
    with pytest.raises(UnusableToken):
        TOKENS.read(text, "form", NOW)


@given(st.integers(0, 120), st.characters(codec="ascii"))
def test_no_character_of_a_token_can_be_changed(place, character) -> None:
    token = TOKENS.make("form", NOW)
    place %= len(token) - 1  # the very last one carries bits that decode to nothing
    changed = token[:place] + character + token[place + 1 :]
    if changed != token:
        with pytest.raises(UnusableToken):
            TOKENS.read(changed, "form", NOW)


def test_the_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path) -> None:
    file = tmp_path / "secrets" / "form-tokens"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: keep_secret(file), range(32)))
    assert len(made) == 1
    assert len(made.pop()) == 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("nothing", [b"", b"\n"])
def test_an_empty_secret_is_no_secret(tmp_path, nothing) -> None:
    file = tmp_path / "form-tokens"
    file.write_bytes(nothing)
    with pytest.raises(EmptySecret):
        keep_secret(file)
