"""The words that were looked for are marked, whatever form they stand in, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routekaart.search.highlighting import mark
from routekaart.search.stemming import stem

STEMS = {"nl": frozenset({"schuld", "caf"}), "ar": frozenset({stem("دين", "ar")})}


def marked(text: str, locale: str = "nl") -> list[str]:
    return [words for words, is_marked in mark(text, locale, STEMS) if is_marked]


def test_every_form_of_a_word_is_marked() -> None:
    assert marked("Schulden? Uw schuld, en schuldenvrij.") == ["Schulden", "schuld"]


def test_accents_and_vowel_marks_stay_on_the_word() -> None:
    assert marked("عليه الدَّيْن.", "ar") == ["الدَّيْن"]


def test_another_language_has_its_own_words() -> None:
    assert marked("schuld", "en") == []


@given(st.text(max_size=60))
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(words for words, _ in mark(text, "nl", STEMS)) == text
