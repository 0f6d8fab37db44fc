"""What people type finds who helps them, and words of danger the line that helps at once."""

from __future__ import annotations

from collections import Counter

import pytest

from routekaart.concepts.content_files import read_concepts
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.search.search import Search
from tests.real_site import ROOT
from tests.search.golden import DAY, Sign, find_misses, precision_by_locale, read_golden, read_signs

PRECISION = 0.95
"""Of the first three, in each language of the page."""

CONCEPTS = ROOT / "content/concepts"
MOST_LEAD = 0.75
"""Of all concepts, as the map has a page for most of what people look for."""

ENOUGH = 60
"""Queries in each language of the page."""


def test_who_helps_stands_among_the_first_three(search: Search) -> None:
    misses = find_misses(search, read_golden())
    found = precision_by_locale(misses)
    said = "\n".join(f"{each.query}: {each.first}" for each in misses)
    assert min(found.values()) >= PRECISION, f"{found}\n{said}"


def test_what_a_concept_is_called_shows_its_page_of_the_route(search: Search) -> None:
    leading = [each for each in read_concepts(CONCEPTS).concepts.values() if each.route]
    missed = [
        (name, locale, concept.route)
        for concept in leading
        for locale in LOCALES
        for name in [concept.name(locale, SOURCE)]
        if concept.route not in search.find(name, locale, DAY).steps
    ]
    assert len(missed) <= (1 - PRECISION) * len(leading) * len(LOCALES), missed


def test_the_map_is_found_from_what_people_look_for() -> None:
    """A concept without a page of the route shows whichever page happens to share a word."""
    concepts = read_concepts(CONCEPTS).concepts.values()
    assert sum(each.route is not None for each in concepts) >= MOST_LEAD * len(concepts)


def test_the_set_is_large_and_in_every_language() -> None:
    asked = Counter(each.locale for each in read_golden())
    assert asked.keys() == LOCALES.keys()
    assert min(asked.values()) >= ENOUGH, asked


def test_every_language_has_words_of_danger_and_words_near_to_them() -> None:
    signs = read_signs()
    assert {each.locale for each in signs if each.line} == LOCALES.keys()
    assert {each.locale for each in signs if not each.line} == LOCALES.keys()


def test_who_is_expected_is_offered(search: Search) -> None:
    expected = {slug for each in read_golden() for slug in each.expects}
    assert expected <= search.offered_on(DAY)


@pytest.mark.parametrize("sign", read_signs(), ids=lambda sign: sign.says)
def test_a_line_stands_above_all_when_and_only_when_there_is_danger(
    search: Search, sign: Sign
) -> None:
    lines = search.find(sign.says, sign.locale, DAY).lines
    assert (sign.line in lines) if sign.line else lines == ()
