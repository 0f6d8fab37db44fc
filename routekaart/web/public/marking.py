"""Texts of found entries, with the words that were looked for marked in them."""

from __future__ import annotations

from collections.abc import Mapping

from flask import g
from markupsafe import Markup, escape

from routekaart.language.locales import SOURCE
from routekaart.language.text import Text
from routekaart.search.highlighting import mark

_MARK = Markup("<mark>{}</mark>")
_DUTCH = Markup('<span lang="nl" dir="ltr">{}</span>')
_NAME = Markup('<bdi lang="nl">{}</bdi>')


class Marking:
    """Writes texts and names as the filters `t` and `dutch` do, in the page's language."""

    def __init__(self, stems: Mapping[str, frozenset[str]]) -> None:
        """`stems` are those that were looked for, by locale."""
        self._stems = stems

    def text(self, text: Text) -> Markup:
        """The text; Dutch that stands in for a missing translation is marked as Dutch."""
        words, lang, reviewed = text.read(g.locale)
        if not reviewed:
            g.machine_made = True
        marked = self._mark(words, lang)
        return marked if lang == g.locale else _DUTCH.format(marked)

    def name(self, name: str) -> Markup:
        """A name as it stands on the door or the letter."""
        marked = self._mark(name, SOURCE)
        return marked if g.locale == SOURCE else _NAME.format(marked)

    def _mark(self, words: str, locale: str) -> Markup:
        return Markup().join(
            _MARK.format(piece) if is_found else escape(piece)
            for piece, is_found in mark(words, locale, self._stems)
        )
