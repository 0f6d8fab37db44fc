"""What a sheet that came back would change, before anything is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from routekaart.language.reviewing.review_text import ReviewText
from routekaart.language.reviewing.verdicts import Row, Verdict, weigh_all

_LIVE = "content."
"""Codes of what is kept in the database begin so; the others are of files."""


class Line(NamedTuple):
    """A row that says something, and the text that it is about."""

    row: Row
    text: ReviewText
    verdict: Verdict


class SheetPreview(NamedTuple):
    """`new` had no translation yet, `unknown` are of no text of today, `same` was kept before, and
    `filed` is about words that change with a release.
    """

    new: list[Line]
    changed: list[Line]
    good: list[Line]
    conflicts: list[Line]
    unknown: list[Row]
    same: int
    filed: int

    @property
    def rows(self) -> list[Row]:
        """What can be taken over."""
        return [line.row for line in (*self.new, *self.changed, *self.good)]


def preview_rows(rows: Iterable[Row], texts: Mapping[str, ReviewText]) -> SheetPreview:
    """Weigh every row against the text as it is now; `texts` is by code."""
    preview = SheetPreview([], [], [], [], [], 0, 0)
    same = filed = 0
    for row, verdict in weigh_all(rows, texts):
        if not row.code.startswith(_LIVE):
            filed += bool(row.good or row.better)
        elif verdict.kind == "known":
            same += 1
        elif (text := texts.get(row.code)) is not None:
            _sort_in(Line(row, text, verdict), preview)
        elif verdict.kind == "conflict":
            preview.unknown.append(row)
    return preview._replace(same=same, filed=filed)


def _sort_in(line: Line, preview: SheetPreview) -> None:
    match line.verdict.kind:
        case "conflict":
            preview.conflicts.append(line)
        case "reviewed":
            preview.good.append(line)
        case "bettered":
            (preview.changed if line.text.words else preview.new).append(line)
