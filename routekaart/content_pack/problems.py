"""What is wrong in a content file, and where, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""Names of tables and fields from the top of a file down; a number counts in a list, from 0."""


class Problem(NamedTuple):
    """Something wrong in a content file, in words for whoever wrote it. `line` counts from 1;
    `field` is the place within the file, such as `question.geld.answers.0.says`, where known."""

    file: Path
    line: int
    says: str
    field: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


class Spot(NamedTuple):
    """A place in a content file: `spot / "phones" / 0` is the first of its phones."""

    file: Path
    lines: Mapping[KeyPath, int] = MappingProxyType({})
    path: KeyPath = ()

    def __truediv__(self, key: str | int) -> Spot:
        return Spot(self.file, self.lines, (*self.path, key))

    @property
    def line(self) -> int:
        """Where this stands; for what is not written, where the table stands that lacks it."""
        for length in range(len(self.path), 0, -1):
            if (line := self.lines.get(self.path[:length])) is not None:
                return line
        return 1

    def problem(self, says: str) -> Problem:
        return Problem(self.file, self.line, says, ".".join(map(str, self.path)))


def did_you_mean(word: str, known: Collection[str]) -> str:
    """The end of a sentence: the closest known word, or a full stop when none is close."""
    close = get_close_matches(word, sorted(known), n=1)
    return f"; bedoelde u '{close[0]}'?" if close else "."
