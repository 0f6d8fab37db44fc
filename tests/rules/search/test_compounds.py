"""Dutch compounds come apart into words that are known, and into nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.search.compounds import split

PARTS = frozenset(
    {
        *("schuld", "schulden", "hulp", "verlening", "taal", "les", "huur", "energie", "rekening"),
        *("deurwaarder", "kosten", "kind", "opvang", "kinderopvang", "toeslag", "zorg", "eren"),
        *("ouder", "oud", "klein", "belasting", "dienst", "groente", "tuin"),
    }
)

COMPOUNDS = {
    "schuldhulpverlening": ["schuld", "hulp", "verlening"],
    "schuldenhulp": ["schulden", "hulp"],
    "taalles": ["taal", "les"],
    "huurschuld": ["huur", "schuld"],
    "huurschulden": ["huur", "schulden"],
    "energierekeningen": ["energie", "rekening"],
    "deurwaarderskosten": ["deurwaarder", "kosten"],
    "kinderopvangtoeslag": ["kinderopvang", "toeslag"],
    "kinderhulp": ["kind", "hulp"],
    "kleinkinderen": ["klein", "kind"],
    "zorgtoeslag": ["zorg", "toeslag"],
    "huurtoeslagen": ["huur", "toeslag"],
    "groentetuinen": ["groente", "tuin"],
    "belastingdienst": ["belasting", "dienst"],
}
WHOLE = ["", "huur", "schulden", "kinderen", "ouderen", "huurx", "xhuurschuld", "huurenn", "leshu"]


@pytest.mark.parametrize("word", COMPOUNDS)
def test_a_compound_gives_its_parts(word: str) -> None:
    assert split(word, PARTS) == COMPOUNDS[word]


@pytest.mark.parametrize("word", WHOLE)
def test_what_is_no_compound_gives_nothing(word: str) -> None:
    assert split(word, PARTS) == []


def test_a_compound_that_is_itself_known_still_has_its_parts() -> None:
    assert split("huurschuld", PARTS | {"huurschuld"}) == ["huur", "schuld"]


def test_a_first_part_that_leads_nowhere_gives_way_to_a_shorter_one() -> None:
    assert split("kinderopvangplek", {"kinderopvang", "kind", "opvangplek"}) == [
        "kind",
        "opvangplek",
    ]


@given(st.lists(st.sampled_from(sorted(PARTS)), min_size=2, max_size=3), st.data())
def test_whatever_is_put_together_comes_apart(parts: list[str], data: st.DataObject) -> None:
    links = data.draw(st.lists(st.sampled_from(["", "s", "en"]), min_size=2, max_size=2))
    word = "".join(part + link for part, link in zip(parts, [*links, ""], strict=False))
    assert split(word, PARTS)


@given(st.text("aben", max_size=60), st.frozensets(st.text("aben", max_size=5), max_size=12))
def test_parts_are_known_long_enough_and_stand_in_the_word(
    word: str, parts: frozenset[str]
) -> None:
    found = split(word, parts)
    assert len(found) != 1
    at = 0
    for part in found:
        assert part in parts
        assert len(part) >= 3
        at = word.index(part, at) + len(part)


def test_a_word_made_to_tire_it_ends_soon() -> None:
    asked: list[str] = []

    class Counted(frozenset[str]):
        def __contains__(self, part: object) -> bool:
            asked.append(str(part))
            return super().__contains__(part)

    assert split("a" * 44 + "b", Counted("a" * length for length in range(3, 9))) == []
    assert len(asked) < 2_000
