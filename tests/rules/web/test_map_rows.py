"""Rows of the map's editor move by a tap, and what is typed becomes one clean line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.web.office.routemap.rows import Tap, move, read_tap, tidy


@pytest.mark.parametrize(
    ("value", "tap"),
    [
        ("up-2", Tap("up", 2)),
        ("remove-0", Tap("remove", 0)),
        ("picture", Tap("picture")),
        ("add", Tap("add")),
        ("save", Tap("save")),
        (None, Tap("save")),
        ("up-9999999999", Tap("save")),
        ("drop table", Tap("save")),
    ],
)
def test_a_button_says_what_it_does_and_anything_else_saves(value: str | None, tap: Tap) -> None:
    assert read_tap(value) == tap


@pytest.mark.parametrize(
    ("tap", "after"),
    [
        (Tap("up", 1), "bac"),
        (Tap("down", 1), "acb"),
        (Tap("remove", 1), "ac"),
        (Tap("up", 0), "abc"),
        (Tap("down", 2), "abc"),
        (Tap("up", 7), "abc"),
        (Tap("save"), "abc"),
    ],
)
def test_a_row_moves_one_place_and_stops_at_the_end(tap: Tap, after: str) -> None:
    assert move(list("abc"), tap) == list(after)


@given(st.lists(st.integers()), st.sampled_from(["up", "down"]), st.integers(0, 9))
def test_moving_loses_no_row(rows: list[int], what: str, row: int) -> None:
    assert sorted(move(rows, Tap(what, row))) == sorted(rows)


def test_what_is_typed_is_one_line_of_letters() -> None:
    assert tidy("  Ik heb\n\tschulden\x00\x1b ") == "Ik heb schulden"
    assert tidy("می‌خواهم") == "می‌خواهم", "what joins letters in Farsi stays"
    assert tidy(None) == ""
