"""One address for every way in which people type it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routekaart.accounts.people import UnusableAddress, tidy_email


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("samira@woej.nl", "samira@woej.nl"),
        (" Samira@WOEJ.nl\n", "samira@woej.nl"),
        ("samira+route@woej.nl", "samira+route@woej.nl"),
        ("s.a-m_i'ra@woej.nl", "s.a-m_i'ra@woej.nl"),
        ("info@café.nl", "info@xn--caf-dma.nl"),
        ("info@CAFÉ.nl", "info@xn--caf-dma.nl"),
        ("info@cafe\u0301.nl", "info@xn--caf-dma.nl"),
        ("samira@ｗｏｅｊ.nl", "samira@woej.nl"),
    ],
)
def test_what_people_type_is_kept_in_one_form(typed, kept):
    assert tidy_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "samira",
        "samira@",
        "@woej.example.org",
        "samira@woej",
        "samira@localhost",
        "samira@127.0.0.1",
        "samira@[127.0.0.1]",
        '"sam ira"@woej.example.org',
        "Samira <samira@woej.example.org>",
        "samira@woej.example.org, omar@woej.example.org",
        "samira@woej.example.org\r\nBcc: everybody@example.org",
        "samira@woej.example.org\0",
        "sámira@woej.example.org",
        "samira@woej..example.org",
        f"{'x' * 100_000}@woej.example.org",
        "\ud800@woej.example.org",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(UnusableAddress):
        tidy_email(typed)


@settings(max_examples=60)
@given(st.text(st.characters(), max_size=80) | st.emails())
def test_whatever_is_typed_is_an_address_of_one_line_or_refused(typed):
    with contextlib.suppress(UnusableAddress):
        kept = tidy_email(typed)
        assert tidy_email(kept) == kept == kept.lower()
        assert kept.isascii()
        assert kept.isprintable()
        assert not set(" ,;<>") & set(kept)
        assert kept.count("@") == 1
