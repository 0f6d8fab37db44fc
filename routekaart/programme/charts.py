"""Charts as numbers for a drawing: where each point stands. Templates draw them as SVG."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import NamedTuple

from routekaart.programme.indicators import Point, Standing

WIDTH, HEIGHT = 320, 180
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 12, 28
"""Room for the numbers beside the chart and below it, in the units of the drawing."""


class Dot(NamedTuple):
    """A point in the drawing, with what it stands for."""

    x: float
    y: float
    point: Point


class Tick(NamedTuple):
    """A line across the drawing, and the number beside it."""

    at: float
    says: str


class Chart(NamedTuple):
    """`wanted` and `found` are points joined by a line."""

    wanted: tuple[Dot, ...]
    found: tuple[Dot, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]

    @property
    def wanted_path(self) -> str:
        return _path(self.wanted)

    @property
    def found_path(self) -> str:
        return _path(self.found)


def draw(standing: Standing) -> Chart | None:
    """The chart of one area; None when there is nothing to draw. Values begin at nought."""
    points = (*standing.line, *standing.measured)
    if not points:
        return None
    first, last = min(each.year for each in points), max(each.year for each in points)
    last = max(last, first + 1)
    ticks = _round_values(max(each.value for each in points))
    highest = ticks[-1]

    def across(year: float) -> float:
        return round(LEFT + (year - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)

    def up(value: float) -> float:
        return round(HEIGHT - BOTTOM - value / highest * (HEIGHT - TOP - BOTTOM), 1)

    def place(each: Point) -> Dot:
        return Dot(across(each.year), up(each.value), each)

    return Chart(
        tuple(map(place, standing.line)),
        tuple(map(place, standing.measured)),
        tuple(Tick(across(year), str(year)) for year in _round_years(first, last)),
        tuple(Tick(up(value), f"{value:g}".replace(".", ",")) for value in ticks),
    )


def _round_values(highest: float) -> tuple[float, ...]:
    """From nought to beyond the highest value, in at most six round steps."""
    if highest < 0.001:  # as good as nothing, for anything that is counted
        return 0.0, 1.0
    size = 10 ** floor(log10(highest))
    step = next(each for each in (size / 5, size / 2, size, size * 2) if highest / each <= 5)
    return tuple(round(number * step, 6) for number in range(ceil(highest / step) + 1))


def _round_years(first: int, last: int) -> Iterable[int]:
    """The first and the last year, and what lies well between them."""
    step = max(1, ceil((last - first) / 4))
    between = [year for year in range(first, last, step) if last - year > 0.75 * step]
    return (*between, last)


def _path(dots: tuple[Dot, ...]) -> str:
    """The points of a polyline."""
    return " ".join(f"{dot.x:g},{dot.y:g}" for dot in dots)
