"""How often, side by side: what it says, and where each bar stands in the drawing. Plain rules."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

WIDTH = 320
LEFT, RIGHT, TOP, BOTTOM = 30, 52, 4, 4
"""Room for names before the bars and for numbers behind them, in the units of the drawing."""

HEIGHT_OF_BAR, BETWEEN = 11, 10


class Bar(Struct, frozen=True):
    """One of them: `name` is short, such as "2.1"; `numbers` in the order of the kinds."""

    name: str
    numbers: tuple[int, ...]


class Bars(Struct, frozen=True, tag="bars"):
    """Bars of one kind or two, told apart by how they are filled."""

    kinds: tuple[str, ...]
    bars: tuple[Bar, ...]


class Strip(NamedTuple):
    """One bar in the drawing. `is_open` has only a line around it."""

    y: float
    length: float
    says: str
    is_open: bool


class Row(NamedTuple):
    """The bars of one name, which stands at `y`."""

    name: str
    y: float
    strips: tuple[Strip, ...]


class BarDrawing(NamedTuple):
    width: int
    height: int
    rows: tuple[Row, ...]


def draw_bars(chart: Bars) -> BarDrawing:
    """The longest bar takes all the room there is; what is nought has no length."""
    highest = max((max(bar.numbers) for bar in chart.bars), default=0) or 1
    step = HEIGHT_OF_BAR * len(chart.kinds) + BETWEEN
    rows = []
    for place, bar in enumerate(chart.bars):
        top = TOP + place * step
        strips = tuple(
            Strip(
                top + kind * HEIGHT_OF_BAR,
                round(number / highest * (WIDTH - LEFT - RIGHT), 1),
                str(number) if number else "–",
                is_open=kind > 0,
            )
            for kind, number in enumerate(bar.numbers)
        )
        rows.append(Row(bar.name, top + HEIGHT_OF_BAR * len(bar.numbers) / 2 + 4, strips))
    return BarDrawing(WIDTH, TOP + len(rows) * step - BETWEEN + BOTTOM, tuple(rows))
