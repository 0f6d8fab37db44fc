"""What a text is told to mend, where it stands, and what is never told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.content_pack.problems import Spot
from routekaart.language.plain_dutch.findings import Finding, Names, findings
from routekaart.language.plain_dutch.word_list import WordList, avoided

TWELVE = "Bij ons kunt u elke dag komen met uw vragen over geld."
THIRTEEN = "Bij ons kunt u echt elke dag komen met uw vragen over geld."
KEPT = "Dit is de lange zin van het papier die precies zo moet blijven staan"

WORDS = WordList(
    (avoided("participatie*", "meedoen"), avoided("ten behoeve van", "voor")),
    {KEPT: Spot(Path("plain.toml"))},
    [],
)
NAMES = Names(["Doe Mee! Weken", "Voorschoolse educatie (VE)", "Participatie", "S&W", "S&W Noord"])


def told(text: str) -> list[str]:
    return [each.says for each in findings(text, WORDS, NAMES)]


def test_a_sentence_of_twelve_words_is_plain_and_of_thirteen_is_not():
    assert told(TWELVE) == []
    assert told(f"{TWELVE} {TWELVE}") == []
    assert told(THIRTEEN) == [
        'Deze zin heeft 13 woorden; maak er meer zinnen van: "Bij ons kunt u echt elke …".'
    ]


def test_jargon_is_told_with_what_to_write_instead_and_where():
    text = "U doet mee.\nDit is de Participatiewet, ten  behoeve van u."
    assert list(findings(text, WORDS, NAMES)) == [
        Finding(text.index("Part"), 'Schrijf "meedoen" in plaats van "Participatiewet".'),
        Finding(text.index("ten"), 'Schrijf "voor" in plaats van "ten  behoeve van".'),
    ]


def test_jargon_within_another_word_is_none():
    assert told("De buurtparticipatie en de lenten behoeve vanzelf.") == []


def test_a_passive_is_told():
    assert told("U wordt gebeld.") == ['Schrijf wie het doet, in plaats van "wordt … gebeld".']


def test_what_is_kept_is_kept_as_a_whole_sentence_only():
    assert told(KEPT) == []
    assert told(f"Bel ons. {KEPT}") == []
    assert len(told(f"{KEPT} en hier")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kom bij S&W Noord of Participatie langs.",
        "Elke zomer zijn er Doe Mee! Weken bij ons.",
        "Uw peuter krijgt voorschoolse educatie.",
        "Bij Doe Mee! Weken kunt u elke dag komen met al uw vragen.",
    ],
)
def test_names_are_not_judged_and_count_as_one_word(text):
    assert told(text) == []


def test_a_name_within_a_word_is_not_a_name():
    assert told("Dit is de Participatiewet.") == [
        'Schrijf "meedoen" in plaats van "Participatiewet".'
    ]


def test_without_names_nothing_is_hidden():
    assert Names([]).hide(TWELVE) == TWELVE


@given(st.text(max_size=80), st.lists(st.text(max_size=6), max_size=4))
def test_any_text_with_any_names_is_read_to_its_end(text, names):
    hidden = Names(names).hide(text)

    assert len(hidden) == len(text)
    for each in findings(text, WORDS, Names(names)):
        assert 0 <= each.at < len(text)


@given(st.integers(1, 40))
def test_only_the_number_of_words_makes_a_sentence_long(count):
    assert len(told(" ".join(["hulp"] * count))) == (count > 12)
