"""One word that was typed is one word to look for, whatever it may have been."""

from __future__ import annotations

from routekaart.concepts.concept import Concept
from routekaart.search.index import Document, DocumentId
from routekaart.search.meaning import Meanings
from routekaart.search.plain_index import PlainIndex
from routekaart.search.reading import Reader, Reading
from routekaart.search.stemming import stem

SAID = ("toeslagen", "toeslagwet", "huur", "schuld", "kredietbank", "kredietbrief")


def read(*words: str) -> Reading:
    weights = {"nl": {stem(word, "nl"): 8.0 for word in SAID}}
    page = Document(DocumentId("service", "a"), weights, {"nl": SAID}, "")
    concepts = {"lenen": Concept(words={"nl": ("Kredietbrief",)})}
    reader = Reader(PlainIndex([page], 0), Meanings(concepts))
    return reader.read(words, words, (), "nl")


def test_words_that_a_slip_may_have_been_are_looked_for_instead_of_each_other() -> None:
    """Else a page with both of them would count twice for one word."""
    assert [{each.stem for each in group} for group in read("toeslagken", "en").wanted] == [
        {"toeslag", "toeslagwet"}
    ]


def test_an_unfinished_word_and_what_begins_so_are_one_word() -> None:
    assert [{each.stem for each in group} for group in read("krediet").wanted] == [
        {"kredietbank", "kredietbrief"}
    ]


def test_each_part_of_a_compound_is_a_word_by_itself() -> None:
    assert [[each.stem for each in group] for group in read("huurschuld").wanted] == [
        ["hur"],
        ["schuld"],
    ]


def test_only_a_word_that_is_not_known_may_mean_what_begins_so() -> None:
    assert "kredietbrief" in [each.word for each in read("kredietb").typed]
    assert [each.word for each in read("huur").typed] == ["huur"]
