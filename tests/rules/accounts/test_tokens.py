"""Tokens cannot be guessed, and what is kept of them opens nothing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from routekaart.accounts.tokens import digest_of, make_token


def test_a_token_has_256_bits_and_fits_in_an_address():
    tokens = {make_token() for _ in range(1_000)}
    assert len(tokens) == 1_000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", each) for each in tokens)


@given(st.text(st.characters()))
def test_whatever_is_shown_as_a_token_has_a_digest_of_one_form(token):
    assert re.fullmatch("[0-9a-f]{64}", digest_of(token))


@given(st.text(), st.text())
def test_only_the_same_token_has_the_same_digest(one, other):
    assert (digest_of(one) == digest_of(other)) == (one == other)


def test_a_token_of_half_a_character_has_a_digest_too():
    assert digest_of("\ud800") != digest_of("?")
