"""Words that were looked for, marked in the texts and names of what was found."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from routekaart.search.highlighting import mark
from routekaart.web.kit.words import Write

_MARK = Markup("<mark>{}</mark>")


def mark_words(stems: Mapping[str, frozenset[str]]) -> Write:
    """For `Words`: a way to write that marks these stems, which are by locale."""

    def write(words: str, locale: str) -> Markup:
        return Markup().join(
            _MARK.format(piece) if is_found else escape(piece)
            for piece, is_found in mark(words, locale, stems)
        )

    return write
