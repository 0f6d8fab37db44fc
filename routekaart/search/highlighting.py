"""Which words of a text are those that somebody looked for."""

from __future__ import annotations

from collections.abc import Mapping

from routekaart.search.folding import find_spans
from routekaart.search.stemming import stem


def mark(text: str, locale: str, stems: Mapping[str, frozenset[str]]) -> list[tuple[str, bool]]:
    """The text in pieces, in order, each with whether it is a word that was looked for."""
    wanted = stems.get(locale, frozenset())
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end, word in find_spans(text):
        if start >= at and stem(word, locale) in wanted:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    pieces.append((text[at:], False))
    return [piece for piece in pieces if piece[0]]
