"""The pictures of a report, ready to be drawn by a template."""

from __future__ import annotations

from typing import NamedTuple

from routekaart.programme.bars import BarDrawing, Bars, draw_bars
from routekaart.programme.charts import Chart
from routekaart.programme.charts import draw as draw_lines
from routekaart.programme.composed import Lines, Picture, Table
from routekaart.programme.matrix import Matrix, MatrixDrawing, draw_matrix


class Drawn(NamedTuple):
    """A picture with its kind and with where all in it stands; nothing when there is no point to
    draw."""

    kind: str
    picture: Picture
    chart: Chart | BarDrawing | MatrixDrawing | None


def draw(table: Table) -> list[Drawn]:
    """The pictures of a table, which are all of one kind."""
    return [_draw(each) for each in table.pictures]


def _draw(picture: Picture) -> Drawn:
    match picture:
        case Lines():
            return Drawn("lines", picture, draw_lines(picture.standing))
        case Bars():
            return Drawn("bars", picture, draw_bars(picture))
        case Matrix():
            return Drawn("matrix", picture, draw_matrix(picture))
