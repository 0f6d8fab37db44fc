"""A line for somebody in need stands above all; for everybody else it does not."""

from __future__ import annotations

from datetime import date

import pytest

from routekaart.search.search import Search

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "query",
    [
        "mijn man slaat mij",
        "mijn man slaat mij elke dag",
        "hij zegt sorry maar mijn man slaat mij weer",
        "MIJN MAN SLAAT MIJ!!!",
        "geweld thuis",
        "gewelt thuis",
        "ik wil dood",
        "wil dood",
        "112",
        "bel 112",
        "he hits me",
    ],
)
def test_words_of_danger_call_the_line(search: Search, query: str) -> None:
    assert search.find(query, "nl", DAY).lines == ("lijn",)


@pytest.mark.parametrize(
    "query",
    [
        "mijn man",
        "slaat de klok",
        "mijn man zoekt werk en de klok die slaat",
        "mijn oma is dood",
        "112 euro schuld",
        "ik woon op nummer 112",
        "thuis",
        "schulden",
        "hits",
    ],
)
def test_ordinary_words_do_not(search: Search, query: str) -> None:
    assert search.find(query, "nl", DAY).lines == ()


def test_a_phrase_that_is_marked_counts_word_for_word(search: Search) -> None:
    assert search.find("ik wil niet meer leven", "nl", DAY).lines == ("lijn",)
    assert search.find("niet meer te leven van wat ik wil", "nl", DAY).lines == ()
