"""Bars and the matrix of a report, for any numbers and any names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routekaart.programme.bars import LEFT, RIGHT, WIDTH, Bar, Bars, draw_bars
from routekaart.programme.matrix import LONGEST_NAME, Line, Matrix, draw_matrix

numbers = st.integers(0, 10_000)


@given(st.lists(st.builds(Bar, st.text(max_size=4), st.tuples(numbers, numbers)), max_size=18))
def test_a_bar_is_as_long_as_its_number_says(bars: list[Bar]) -> None:
    drawing = draw_bars(Bars(("gelezen", "getikt"), tuple(bars)))
    room = WIDTH - LEFT - RIGHT
    highest = max((number for bar in bars for number in bar.numbers), default=0)
    assert len(drawing.rows) == len(bars)
    for row, bar in zip(drawing.rows, bars, strict=True):
        for strip, number in zip(row.strips, bar.numbers, strict=True):
            assert 0 <= strip.length <= room
            assert strip.y < drawing.height
            if highest:
                assert abs(strip.length - number / highest * room) <= 0.05 + 1e-6
        assert [each.is_open for each in row.strips] == [False, True]


marks = st.sampled_from(["direct", "supporting", "ended", ""])


@given(st.lists(st.builds(Line, st.text(max_size=80), st.tuples(marks, marks)), max_size=40))
def test_every_mark_stands_in_the_row_of_its_service_below_its_goal(lines: list[Line]) -> None:
    drawing = draw_matrix(Matrix("Geld", ("2.1", "2.2"), tuple(lines), ("2.2",)))
    across = {column.name: column.x for column in drawing.columns}
    assert [column.is_gap for column in drawing.columns] == [False, True]
    for row, line in zip(drawing.rows, lines, strict=True):
        wanted = [
            (across[goal], mark)
            for goal, mark in zip(("2.1", "2.2"), line.marks, strict=True)
            if mark
        ]
        assert list(row.marks) == wanted
        assert len(row.name) <= LONGEST_NAME
        assert row.y < drawing.height
        assert all(x < drawing.width for x, _ in row.marks)
