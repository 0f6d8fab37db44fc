"""What a report says, and what it draws: plain values, frozen with it, so that it reads and looks
the same in ten years. A field that is added later needs a default."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from routekaart.programme.bars import Bars
from routekaart.programme.indicators import Standing
from routekaart.programme.matrix import Matrix

Cell = str | int


class Lines(Struct, frozen=True, tag="lines"):
    """One area of an indicator over the years, and in words how it stands."""

    area: str
    course: str
    standing: Standing


Picture = Lines | Bars | Matrix


class Table(Struct, frozen=True):
    """Rows of words and numbers, under a title that says what they show; `pictures` draw them."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    pictures: tuple[Picture, ...] = ()


class Section(Struct, frozen=True):
    """A part of a report: what people wrote before it, and its tables; none when nothing is
    known."""

    key: str
    title: str
    intro: str
    tables: tuple[Table, ...]


class Composed(Struct, frozen=True):
    """A whole report; `sources` names every document it rests on."""

    title: str
    about: str
    first_day: date
    last_day: date
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
