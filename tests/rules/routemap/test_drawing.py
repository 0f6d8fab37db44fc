"""The drawing shows all of the map, each page once, and nothing over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from routekaart.routemap.content_files import read_map_files
from routekaart.routemap.drawing import (
    HEIGHT,
    WIDTH,
    Box,
    Branch,
    Drawing,
    draw,
    list_branches,
    pages_of,
)
from routekaart.routemap.written_over import entries_of
from tests.real_site import ROOT


def question(*goes_to: str, **said: Any) -> dict[str, Any]:
    answers = [{"key": each, "says": f"Naar {each}", "goes_to": each} for each in goes_to]
    return {"asks": "Wat is er?", "answers": answers, **said}


HEAD = {"start": "a", "elsewhere": "z", "emergency": []}
MAP = {
    "map": HEAD,
    "question.a": question("b", "c"),
    "question.b": question("x", "y"),
    "question.c": question("y"),
    "outcome.x": {"title": "Hulp", "urgent": True},
    "outcome.y": {"title": "Hulp"},
    "outcome.z": {"title": "Anders"},
}


def boxes(drawing: Drawing) -> dict[str, Box]:
    return {box.page.key: box for box in drawing.boxes}


def over_each_other(drawing: Drawing) -> list[tuple[str, str]]:
    places = sorted(drawing.boxes, key=lambda box: (box.x, box.y))
    return [
        (one.page.key, other.page.key)
        for one, other in pairwise(places)
        if one.x == other.x and other.y - one.y < HEIGHT
    ]


def branches(trees: tuple[Branch, ...]) -> Iterator[Branch]:
    for each in trees:
        yield each
        yield from branches(each.branches)


def test_a_page_stands_beyond_every_page_that_leads_to_it() -> None:
    drawn = boxes(draw(MAP | {"question.a": question("y", "b", "c")}))
    assert drawn["a"].x < drawn["b"].x < drawn["y"].x
    assert drawn["c"].x < drawn["y"].x


def test_what_several_answers_lead_to_is_drawn_once_with_a_line_from_each() -> None:
    drawing = draw(MAP)
    assert sorted(boxes(drawing)) == ["a", "b", "c", "x", "y", "z"]
    assert len(drawing.lines) == 5
    assert [line.again for line in drawing.lines].count(True) == 1


def test_what_no_route_leads_to_is_shown_as_loose() -> None:
    drawn = boxes(draw(MAP | {"outcome.los": {"title": "Los"}}))
    assert [key for key, box in drawn.items() if box.is_loose] == ["los"]


def test_a_circle_and_an_unfinished_question_are_drawn_too() -> None:
    broken = MAP | {"question.c": question("a"), "question.b": {"answers": [{"key": "k"}, 3]}}
    drawing = draw(broken)
    assert boxes(drawing)["b"].lines == ("b",)
    assert over_each_other(drawing) == []


def test_the_list_says_the_same_as_the_drawing() -> None:
    listed = list(branches(list_branches(MAP)))
    assert [each.page.key for each in listed if not each.again] == ["a", "b", "x", "y", "c", "z"]
    (again,) = (each for each in listed if each.again)
    assert (again.page.key, again.answer and again.answer.says) == ("y", "Naar y")


def test_the_real_map_is_drawn_whole() -> None:
    tables = entries_of(read_map_files(ROOT / "content" / "routemap"))
    drawing = draw(tables)
    assert len(drawing.boxes) == len(tables) - 1
    assert not any(box.is_loose for box in drawing.boxes)
    assert over_each_other(drawing) == []


KEYS = st.sampled_from("abcdefgh")
TABLES = st.builds(
    lambda questions, outcomes, head: {
        **{f"question.{key}": question(*goes_to) for key, goes_to in questions.items()},
        **{f"outcome.{key}": {"title": "X"} for key in outcomes - questions.keys()},
        **head,
    },
    st.dictionaries(KEYS, st.lists(KEYS, max_size=4)),
    st.sets(KEYS),
    st.just({"map": HEAD}) | st.just({}),
)


@given(TABLES)
def test_every_map_however_broken_is_drawn(tables: dict[str, Any]) -> None:
    drawing, pages = draw(tables), pages_of(tables)
    drawn = boxes(drawing)
    assert drawn.keys() == pages.keys()
    assert over_each_other(drawing) == []
    assert all(0 <= box.x <= drawing.width - WIDTH for box in drawing.boxes)
    assert all(0 <= box.y <= drawing.height - HEIGHT for box in drawing.boxes)
    ways = [way for page in pages.values() for way in page.ways if way.goes_to in pages]
    assert len(drawing.lines) == len(ways)
    listed = list(branches(list_branches(tables)))
    assert sorted(each.page.key for each in listed if not each.again) == sorted(pages)
    assert drawing == draw(tables)
