"""What a translation is worth beside today's Dutch, wherever it is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from routekaart.catalogue.texts import digest_of
from routekaart.language.catalogues import Translation
from routekaart.translating.order import put_in_order
from routekaart.translating.standing import (
    Kept,
    find_standing,
    find_standing_of_name,
    part_of,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
OLD, NEW = "Wat is er?", "Wat is er mis?"


def kept(words: str, dutch: str, origin: str = "human") -> Kept:
    return Kept(words, digest_of(dutch), origin, "Omar", NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("here", "filed", "words", "state"),
    [
        (None, None, "", "untranslated"),
        (kept("What?", NEW, "machine"), None, "What?", "machine"),
        (kept("What?", NEW), None, "What?", "human"),
        (kept("What?", NEW, "reviewed"), None, "What?", "reviewed"),
        (kept("What?", OLD, "reviewed"), None, "What?", "stale"),
        (None, Translation("Huh?", NEW, False), "Huh?", "machine"),
        (None, Translation("Huh?", NEW, True), "Huh?", "reviewed"),
        (None, Translation("Huh?", OLD, True), "Huh?", "stale"),
        # Of two, the one of today's Dutch; of two of today's, the one that was written here.
        (kept("What?", NEW), Translation("Huh?", NEW, True), "What?", "human"),
        (kept("What?", OLD), Translation("Huh?", NEW, False), "Huh?", "machine"),
        (kept("What?", OLD), Translation("Huh?", OLD, False), "What?", "stale"),
    ],
)
def test_what_is_of_todays_dutch_counts(here, filed, words, state):
    assert find_standing(NEW, here, filed)[:2] == (words, state)


def test_a_stale_text_knows_the_dutch_it_was_made_from():
    assert find_standing(NEW, kept("What?", OLD), None).made_from == digest_of(OLD)
    filed = find_standing(NEW, None, Translation("Huh?", OLD, False))
    assert (filed.made_from, filed.was) == (digest_of(OLD), OLD)


@pytest.mark.parametrize(
    ("here", "name", "state"),
    [
        (None, None, "untranslated"),
        (None, "Debts", "machine"),
        (kept("Debts", NEW), "Debts", "human"),
        (kept("Debts", NEW, "reviewed"), "Debts", "reviewed"),
        (kept("Debts", OLD, "reviewed"), "Debts", "stale"),
        (kept("Debts", NEW, "reviewed"), "Owing", "machine"),
    ],
)
def test_nobody_stands_for_the_name_of_a_concept_that_became_another(here, name, state):
    assert find_standing_of_name(NEW, here, name)[:2] == (name or "", state)


def test_what_most_people_read_comes_first_and_a_question_before_its_answers():
    keys = ["term.a.name", "service.a.summary", "question.a.asks", "question.a.answer.b.says"]
    assert put_in_order(keys) == [*keys[2:], keys[1], keys[0]]
    assert [part_of(key) for key in put_in_order(keys)] == ["map", "map", "catalogue", "catalogue"]
