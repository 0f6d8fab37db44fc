"""Words of a search are kept only in a form that says nothing of who searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.signals.unmet import MOST_LETTERS, MOST_WORDS, read_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Zwemles", "zwemles"),
        ("  Fiets   lenen? ", "fiets lenen"),
        ("«vélo»", "vélo"),
        ("foto’s van vroeger", "foto’s van vroeger"),
        ("e-bike", "e-bike"),
        ("دروس سباحة؟", "دروس سباحة"),
        ("دُرُوس", "دروس"),
        ("ምሕንባስ።", "ምሕንባስ"),
        ("iş arıyorum", "iş arıyorum"),
    ],
)
def test_what_people_look_for_has_one_spelling(typed: str, words: str) -> None:
    assert read_words(typed) == words


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "?!",
        "ik heb een vraag over",
        "samira@example.org",
        "samira @ werk",
        "0612345678",
        "bsn 123456782",
        "geboren 1 mei",
        "geboren ١ مايو",
        "kerkstraat 12",
        "www.example.org",
        "https://example.org",
        "a" * (MOST_LETTERS + 1),
        "<script>",
        "fiets;drop",
        "fiets 💩",
        "mijn.naam",
    ],
)
def test_what_could_say_who_or_where_is_not_kept_at_all(typed: str) -> None:
    assert read_words(typed) is None


@given(st.text(max_size=60) | st.lists(st.text(max_size=12), max_size=6).map(" ".join))
def test_whatever_is_typed_few_letters_and_nothing_else_is_left(typed: str) -> None:
    words = read_words(typed)
    if words is not None:
        assert 0 < len(words) <= MOST_LETTERS
        assert 1 <= len(words.split(" ")) <= MOST_WORDS
        assert all(each.isalpha() or each in " '’-" for each in words)
        assert not any(each.isnumeric() for each in words)
        assert read_words(words) == words
