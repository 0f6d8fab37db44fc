"""What somebody finds who types like people do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routekaart.concepts.concept import Concept
from routekaart.edition.entries import Edition
from routekaart.language.locales import LOCALES
from routekaart.search.documents import documents_of
from routekaart.search.plain_index import PlainIndex
from routekaart.search.reading import MOST_GUESSED
from routekaart.search.search import LONGEST, MOST_WORDS, Search, clean

DAY = date(2026, 11, 23)
First = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("schulden", "kredietbank"),
        ("SCHULD", "kredietbank"),
        ("ik heb schulden en weet niet wat ik moet doen", "kredietbank"),
        ("deurwarder", "kredietbank"),
        ("deur waarder", "kredietbank"),
        ("dwangbev", "kredietbank"),
        ("huurschulden", "kredietbank"),
        ("070 300 88 34", "kredietbank"),
        ("+31703008834", "kredietbank"),
        ("borc", "kredietbank"),
        ("dyoun", "kredietbank"),
        ("ديون", "kredietbank"),
        ("الديون", "kredietbank"),
        ("debts", "kredietbank"),
        ("owe money", "kredietbank"),
        ("iş arıyorum", "loket"),
        ("taalhuis", "taalhuis"),
        ("taalhius", "taalhuis"),
        ("taalcafe", "taalcafe"),
        ("taal café", "taalcafe"),
        ("arm in arm", "arm-in-arm"),
        ("bibliotheek", "taalhuis"),
        ("fluitpolderplein", "taalhuis"),
        ("tigrinya", "taalhuis"),
        ('"schulden"', "kredietbank"),
        ("name:schulden AND (summary:*", "kredietbank"),
        ("schulden???", "kredietbank"),
    ],
)
def test_what_people_type_finds_what_helps(first: First, query: str, finds: str) -> None:
    assert first(query)[0] == finds


@pytest.mark.parametrize("locale", ["nl", "en", "ar"])
def test_the_word_on_the_letter_is_found_from_every_language(first: First, locale: str) -> None:
    assert first("dwangbevel", locale)[0] == "kredietbank"


def test_what_has_ended_is_never_found(first: First) -> None:
    assert "oud" not in first("wijk ggz schulden")


def test_the_statement_of_the_map_stands_above_the_services(search: Search) -> None:
    assert search.find("ik heb schulden", "nl", DAY).steps == ("schulden",)
    assert search.find("taalhuis", "nl", DAY).steps == ()


@pytest.mark.parametrize(
    ("services", "found"), [((), ("kredietbank",)), (("taalhuis",), ("taalhuis",))]
)
def test_a_concept_that_names_who_helps_knows_better_than_its_page_of_the_map(
    edition: Edition, services: tuple[str, ...], found: tuple[str, ...]
) -> None:
    meant = Concept(words={"nl": ("Zwaluw",)}, services=services, route="schulden")
    search = Search(replace(edition, concepts={"zwaluw": meant}), PlainIndex([]))
    assert search.find("zwaluw", "nl", DAY).services == found
    assert search.find("zwaluw", "nl", DAY).steps == ("schulden",)


def test_places_and_organisations_are_found_by_name(search: Search) -> None:
    assert search.find("bibliotheek aan de vliet", "nl", DAY).places == ("bibliotheek",)
    assert search.find("woej", "nl", DAY).partners == ("woej",)


def test_a_slip_is_named_and_the_very_word_is_not(search: Search) -> None:
    assert search.find("ik heb schuldn", "nl", DAY).corrected == "ik heb schulden"
    assert search.find("ik heb schulden", "nl", DAY).corrected is None


def test_a_typing_error_does_not_drown_the_very_word(first: First) -> None:
    assert first("taal")[:2] != first("taak")[:2] or first("taal")[0].startswith("taal")
    assert first("arm")[0] == "arm-in-arm"


def test_an_unfinished_word_finds_what_begins_so(first: First) -> None:
    assert first("kredie")[0] == "kredietbank"
    assert set(first("taal")) >= {"taalhuis", "taalcafe"}


@pytest.mark.parametrize("query", ["", "?!", "🤷", "zzzzqqq", "de het een", "*", "[a", "'; --"])
def test_nobody_is_left_with_nothing(search: Search, query: str) -> None:
    found = search.find(query, "nl", DAY)
    assert found.nearest
    assert found.services == ("loket",)


def test_what_was_looked_for_can_be_marked(search: Search) -> None:
    found = search.find("schulden", "nl", DAY)
    assert "schuld" in found.stems["nl"]


def test_the_query_is_shown_as_typed_but_on_one_line(search: Search) -> None:
    assert search.find(" Ik  heb\nschulden\x00 ", "nl", DAY).query == "Ik heb schulden"
    assert len(clean("x " * 5_000)) <= LONGEST


def test_known_words_are_found_among_any_number_of_unknown_ones(first: First) -> None:
    assert first(" ".join(f"xq{number}zzyw" for number in range(20)) + " schulden")[0] == (
        "kredietbank"
    )


class Counting(PlainIndex):
    """Tells how often it was asked."""

    asked = 0
    listed = 0

    def count(self, locale: str, stem: str) -> int:
        self.asked += 1
        return super().count(locale, stem)

    def forms(self, locale: str) -> Sequence[str]:
        self.listed += 1
        return super().forms(locale)


def test_words_that_nobody_knows_are_looked_up_only_once(edition: Edition) -> None:
    index = Counting(documents_of(edition), 0)
    Search(edition, index).find(" ".join(f"xq{number}zzyw" for number in range(200)), "nl", DAY)
    most_for_a_word = 3 * len(LOCALES)  # itself, and without its last letter or two
    assert index.asked <= MOST_WORDS * most_for_a_word + MOST_GUESSED * len(LOCALES)


def test_who_asks_first_waits_no_longer_than_the_next(edition: Edition) -> None:
    index = Counting(documents_of(edition), 0)
    search = Search(edition, index)
    search.prepare()
    listed = index.listed
    assert listed == len(LOCALES)
    search.find("xqzzyw schuldn", "ti", DAY)
    assert index.listed == listed


@given(st.text(max_size=400), st.sampled_from(["nl", "en", "ar"]))
def test_any_text_gives_something(search: Search, query: str, locale: str) -> None:
    found = search.find(query, locale, DAY)
    assert found.services
    assert len(found.services) == len(set(found.services))
    assert search.find(query, locale, DAY) == found


def test_a_stop_word_of_dutch_may_matter_in_ones_own_language(first: First) -> None:
    assert "loket" in first("taalhuis iş", "tr")
    assert "loket" not in first("taalhuis is", "nl")
