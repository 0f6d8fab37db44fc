"""Which service supports which goal, in one picture: services below each other, goals beside each
other; a goal without any stands out. Plain rules."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

LEFT, TOP, RIGHT, BOTTOM = 216, 20, 2, 8
COLUMN, ROW = 21, 16
LONGEST_NAME = 33
"""Letters of a service that there is room for; the table below the picture has them all."""

Mark = Literal["direct", "supporting", "ended", ""]
"""How a service supports a goal now; the last is: not at all."""


class Line(Struct, frozen=True):
    """A service, with a mark for each goal."""

    name: str
    marks: tuple[Mark, ...]


class Matrix(Struct, frozen=True, tag="matrix"):
    """`goals` by number, such as "2.1"; `gaps` those of them that nobody works on now. `title` says
    what one sees."""

    title: str
    goals: tuple[str, ...]
    lines: tuple[Line, ...]
    gaps: tuple[str, ...]


class Column(NamedTuple):
    """A goal in the drawing, with `x` in its middle."""

    name: str
    x: float
    is_gap: bool


class Drawn(NamedTuple):
    """A service in the drawing, with where its marks stand."""

    name: str
    y: float
    marks: tuple[tuple[float, Mark], ...]


class MatrixDrawing(NamedTuple):
    width: int
    height: int
    columns: tuple[Column, ...]
    rows: tuple[Drawn, ...]


def draw_matrix(chart: Matrix) -> MatrixDrawing:
    """A row for each service; with few of them room is left for a gap to be seen."""
    columns = tuple(
        Column(goal, LEFT + COLUMN * (place + 0.5), goal in chart.gaps)
        for place, goal in enumerate(chart.goals)
    )
    rows = tuple(
        Drawn(
            _shorten(line.name),
            TOP + ROW * place + ROW / 2,
            tuple(
                (column.x, mark) for column, mark in zip(columns, line.marks, strict=True) if mark
            ),
        )
        for place, line in enumerate(chart.lines)
    )
    height = TOP + ROW * max(len(rows), 4) + BOTTOM
    return MatrixDrawing(LEFT + COLUMN * len(columns) + RIGHT, height, columns, rows)


def _place(columns: tuple[Column, ...], marks: tuple[Mark, ...]) -> tuple[tuple[float, Mark], ...]:
    placed = zip(columns, marks, strict=True)
    return tuple((column.x, mark) for column, mark in placed if mark)


def _shorten(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
