"""A slip of the finger leads to the word that was meant, and only then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.search.spelling import Forms, tabulate

FORMS = Forms(
    tabulate(["deurwaarder", "huur", "buur", "taalhuis", "taalles", "ooievaarspas", "2024"])
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("deurwarder", "deurwaarder"),
        ("duerwaarder", "deurwaarder"),
        ("deurwaardder", "deurwaarder"),
        ("ooivaarspas", "ooievaarspas"),
        ("oivaarspas", "ooievaarspas"),
        ("taalhius", "taalhuis"),
    ],
)
def test_a_letter_wrong_missing_doubled_or_swapped(typed: str, meant: str) -> None:
    assert FORMS.find_slips(typed)[0][0] == meant


def test_the_first_letter_is_seldom_wrong() -> None:
    assert [form for form, _ in FORMS.find_slips("huut")] == ["huur"]
    (right, better), (wrong, worse) = Forms(tabulate(["bchulde", "schuldn"])).find_slips("schulde")
    assert (right, wrong) == ("schuldn", "bchulde")
    assert better > worse


def test_in_a_short_word_the_first_letter_is_never_wrong() -> None:
    assert FORMS.find_slips("tuur") == []


@pytest.mark.parametrize("typed", ["hur", "2025", "fiets", ""])
def test_short_words_numbers_and_far_words_are_left_alone(typed: str) -> None:
    assert FORMS.find_slips(typed) == []


def test_beginnings_are_the_words_that_go_on() -> None:
    assert FORMS.find_beginnings("taal") == ["taalles", "taalhuis"]
    assert FORMS.find_beginnings("ta") == []
    assert FORMS.find_beginnings("huur") == []


@given(st.text(min_size=3, max_size=8), st.lists(st.text(min_size=1, max_size=10)))
def test_beginnings_are_all_there_are(word: str, forms: list[str]) -> None:
    found = Forms(tabulate(forms)).find_beginnings(word, most=99)
    if not word.isdigit():
        assert set(found) == {form for form in forms if form.startswith(word) and form != word}
