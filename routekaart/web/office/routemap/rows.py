"""Rows of a form that are moved, taken away and added with a tap, also without JavaScript."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple, TypeVar

_DONE = re.compile(r"(up|down|remove|picture)(?:-(\d{1,3}))?|save|add")
Row = TypeVar("Row")


class Tap(NamedTuple):
    """The button that was tapped, and the row it stands in, from 0."""

    what: str
    row: int | None = None


def read_tap(value: str | None) -> Tap:
    """What a button says; any other word is "save"."""
    match = _DONE.fullmatch(value or "")
    if match is None:
        return Tap("save")
    return Tap(match[1] or match[0], int(match[2]) if match[2] else None)


def move(rows: list[Row], tap: Tap) -> list[Row]:
    """The rows after the tap; at an end nothing moves further."""
    moved = list(rows)
    if tap.row is None or tap.row >= len(rows):
        return moved
    if tap.what == "remove":
        del moved[tap.row]
    to = tap.row + {"up": -1, "down": 1}.get(tap.what, 0)
    if to != tap.row and 0 <= to < len(moved):
        moved[tap.row], moved[to] = moved[to], moved[tap.row]
    return moved


def tidy(typed: Any) -> str:
    """On one line, with single blanks and without what no letter is."""
    words = " ".join(str(typed or "").split())
    return "".join(each for each in words if unicodedata.category(each) not in ("Cc", "Cs"))
