"""Two versions of a field beside each other, with what went and what came marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from markupsafe import Markup

from routekaart.review.fields import read_value
from routekaart.web.kit.entry_words import NOTHING, say_json

PROSE = (
    "name",
    "alternate_name",
    "summary",
    "description",
    "what_happens",
    "application_process",
    "fees_description",
    "alert",
    "directions",
    "reason",
)
"""Fields of running text: of these, words are compared; of the others, lines."""

MOST_WORDS = 800
"""Of a text that is longer, comparing word by word takes too long; it is marked as a whole."""

_NOTHING = Markup('<span class="detail">{}</span>').format(NOTHING)
_WENT, _CAME = Markup("<del>{}</del>"), Markup("<ins>{}</ins>")


class Sides(NamedTuple):
    """The lines of one field as HTML, before and after."""

    before: list[Markup]
    after: list[Markup]


def compare(entry: str, field: str, before: str | None, after: str | None) -> Sides:
    """Both sides of a field whose values are JSON; None is that there was nothing."""
    if field in PROSE:
        return compare_words(_prose(entry, field, before), _prose(entry, field, after))
    return compare_lines(say_json(entry, field, before), say_json(entry, field, after))


def compare_words(before: str, after: str) -> Sides:
    """Two texts, with the words marked that differ."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = [before], [after]
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    went, came = Markup(), Markup()
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        left, right = "".join(old[from_old:to_old]), "".join(new[from_new:to_new])
        went += Markup.escape(left) if tag == "equal" else _mark(_WENT, left)
        came += Markup.escape(right) if tag == "equal" else _mark(_CAME, right)
    return Sides([went or _NOTHING], [came or _NOTHING])


def compare_lines(before: list[str], after: list[str]) -> Sides:
    """Two lists, with the lines marked that the other has not."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = matcher.get_matching_blocks()
    kept = {each.a + n for each in same for n in range(each.size)}
    still = {each.b + n for each in same for n in range(each.size)}
    return Sides(_lines(before, kept, _WENT), _lines(after, still, _CAME))


def is_nothing(lines: list[Markup]) -> bool:
    """Whether a side says only that nothing is filled in."""
    return lines == [_NOTHING]


def show_lines(entry: str, field: str, value: str | None) -> list[Markup]:
    """One side alone."""
    lines = say_json(entry, field, value)
    return _lines(lines, range(len(lines)), _CAME)


def _prose(entry: str, field: str, value: str | None) -> str:
    return (read_value(entry, field, value) or "") if value is not None else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _bare(words: Iterable[str]) -> list[str]:
    """A word before a line end is the same word."""
    return [each.strip() for each in words]


def _mark(mark: Markup, words: str) -> Markup:
    """The space behind the last word is no difference."""
    text = words.rstrip()
    return mark.format(text) + words[len(text) :] if text else Markup.escape(words)


def _lines(lines: list[str], unmarked: Iterable[int], mark: Markup) -> list[Markup]:
    plain = set(unmarked)
    return [
        _NOTHING
        if line == NOTHING
        else Markup.escape(line)
        if number in plain
        else mark.format(line)
        for number, line in enumerate(lines)
    ]
