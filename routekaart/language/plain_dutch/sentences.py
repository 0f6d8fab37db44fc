"""Where sentences begin and end, and how many words they have for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from routekaart.language.plain_dutch.forms import forms

_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s|$)"
    r"|\n\s*\n"  # a new paragraph
    r"|\n\s*(?=(?:[-*•]|\d+[.)])\s)"  # a new item of a list
)
_OPENING = "\"“„«(['‘’"
_INITIALS = re.compile(r"(?:[A-Z]\.)+|(?:[a-z]\.){2,}")
_NUMBER = re.compile(r"[\d+(/][\d+()/.,:€-]*")
_SOUNDS = re.compile(r"\w")

_LEADING = frozenset(forms("leading"))
_CLOSING = frozenset(forms("closing"))


class Sentence(NamedTuple):
    """A sentence, or a title that stands alone, as written; `at` is its offset in the text."""

    words: str
    at: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, paragraphs and items of lists apart."""
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match):
            yield from _sentence(text, start, match.end())
            start = match.end()
    yield from _sentence(text, start, len(text))


def count_words(sentence: str) -> int:
    """What stands between spaces and can be said. A telephone number is read as one word."""
    said = [each for each in sentence.split() if _SOUNDS.search(each)]
    runs = groupby(said, key=lambda each: bool(_NUMBER.fullmatch(each)))
    return sum(1 if numbers else len(list(run)) for numbers, run in runs)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if _SOUNDS.search(words):
        yield Sentence(words.strip(), start + len(words) - len(words.lstrip()))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends here. A small letter after it, or an abbreviation, says no."""
    if match.group().startswith("\n"):
        return True
    following = text[match.end() :].lstrip()
    if re.match(r"['‘’][a-z] [A-Z]", following):  # "'s Avonds"
        return True
    if following.lstrip(_OPENING)[:1].islower():
        return False
    before = text[: match.end()].rsplit(maxsplit=1)[-1].lstrip(_OPENING)
    if not following or before in _CLOSING:
        return True
    return before.lower() not in _LEADING and not _INITIALS.fullmatch(before)
