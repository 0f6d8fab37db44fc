"""A draft keeps what is to be different, and nothing else."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from routekaart.authoring.drafting import (
    Draft,
    Words,
    accept,
    bring_back,
    change,
    find_overtaken,
    fresh_texts,
    translate,
)

LIVE = {"question.geld": {"asks": "Wat is er?"}, "outcome.hulp": {"title": "Hulp"}}
OTHER = {"asks": "Waar gaat het over?"}


def test_what_is_made_as_it_was_is_no_change() -> None:
    draft = change(Draft(), {"question.geld": OTHER, "outcome.hulp": None}, LIVE)
    assert draft.over(LIVE) == {"question.geld": OTHER}
    draft = change(draft, {"question.geld": LIVE["question.geld"]}, LIVE)
    assert draft.entries == {"outcome.hulp": None}
    assert change(draft, {"outcome.hulp": LIVE["outcome.hulp"]}, LIVE).is_empty


def test_what_was_new_and_goes_again_was_never_there() -> None:
    draft = change(Draft(), {"question.nieuw": OTHER}, LIVE)
    assert change(draft, {"question.nieuw": None}, LIVE).is_empty


def test_a_change_of_what_residents_read_meanwhile_is_noticed() -> None:
    draft = change(Draft(), {"question.geld": OTHER}, LIVE)
    released = LIVE | {"question.geld": {"asks": "Wat kunnen wij doen?"}}
    again = change(draft, {"question.geld": OTHER | {"discreet": True}}, released)
    assert find_overtaken(draft, LIVE) == []
    assert find_overtaken(again, released) == ["question.geld"]
    assert find_overtaken(accept(again, "question.geld", released), released) == []


def test_a_translation_of_other_dutch_is_not_fresh() -> None:
    draft = translate(Draft(), "ar", {"question.geld.asks": Words("ما الأمر؟", "Wat is er?")})
    (fresh,) = fresh_texts(draft.texts, {"question.geld.asks": "Wat is er?"})["ar"].values()
    assert (fresh.value, fresh.reviewed) == ("ما الأمر؟", True)
    assert fresh_texts(draft.texts, {"question.geld.asks": "Anders?"}) == {"ar": {}}


TABLES = st.dictionaries(st.sampled_from("abc"), st.fixed_dictionaries({"n": st.integers(0, 3)}))
WRITTEN = st.dictionaries(st.sampled_from("abcd"), st.none() | st.just({"n": 9}))


@given(TABLES, st.lists(WRITTEN, max_size=4))
def test_a_draft_is_always_what_was_last_said(live: Any, edits: list[Any]) -> None:
    draft, wanted = Draft(), dict(live)
    for edit in edits:
        draft = change(draft, edit, live)
        wanted.update(edit)
    assert draft.over(live) == {key: each for key, each in wanted.items() if each is not None}
    assert draft.before.keys() == draft.entries.keys()


@given(TABLES, TABLES)
def test_an_earlier_map_comes_back_whole(live: Any, earlier: Any) -> None:
    texts = {"ar": {"a": Words("x", "y")}}
    brought = bring_back(Draft(), earlier, texts, live)
    assert brought.over(live) == earlier
    assert brought.texts == texts
    assert find_overtaken(brought, live) == []
