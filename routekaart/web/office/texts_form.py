"""A page of texts as a form: each as it was shown, and what somebody made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, TextAreaField

from routekaart.language.fingerprints import fingerprint
from routekaart.language.reviewing.verdicts import GOOD, Row
from routekaart.translating.live_texts import LiveText
from routekaart.web.kit.form_tokens import TokenForm

PAGE = 20
"""Texts on a page."""

_EMPTY = "Leeg kan niet. Schrijf de vertaling."


class TextForm(Form):  # type: ignore[misc]
    """One text: the marks of what was shown, and the translation as it is now to be."""

    code = HiddenField()
    dutch_mark = HiddenField()
    shown = HiddenField()
    words = TextAreaField()
    good = BooleanField("Klopt zo: ik heb dit nagekeken.")


class TextsForm(TokenForm):
    """All texts of a page, and what was asked for."""

    wat = HiddenField()
    waar = HiddenField()
    q = HiddenField()
    na = HiddenField()
    texts = FieldList(FormField(TextForm), max_entries=PAGE)


class Typed(NamedTuple):
    """What somebody made of a text. `slip` says why it cannot be."""

    row: Row
    words: str
    slip: str = ""

    def is_of(self, text: LiveText) -> bool:
        """Whether they saw the text as it is now."""
        marks = fingerprint(text.dutch), fingerprint(text.standing.words)
        return (self.row.dutch_mark, self.row.words_mark) == marks


Filled = Mapping[str, Typed]
"""By the code of the text."""


def fill_form(texts: Iterable[LiveText], typed: Filled = MappingProxyType({})) -> dict[str, Any]:
    """The texts as they are now, with what was typed of them before."""
    return {
        "texts": [
            {
                "code": text.code,
                "dutch_mark": fingerprint(text.dutch),
                "shown": text.standing.words,
                "words": typed[text.code].words if text.code in typed else text.standing.words,
            }
            for text in texts
        ]
    }


def read_typed(form: TextsForm) -> list[Typed]:
    """The texts of which somebody said something."""
    read = [_read(number, entry.form) for number, entry in enumerate(form.texts)]
    return [typed for typed in read if typed is not None]


def _read(number: int, form: Any) -> Typed | None:
    code, shown, words = form.code.data or "", form.shown.data or "", form.words.data or ""
    marks = form.dutch_mark.data or "", fingerprint(shown)
    is_same = fingerprint(words) == fingerprint(shown)
    good, better = (GOOD if form.good.data else "", "") if is_same else ("", words.strip())
    row = Row(number, code, *marks, shown, good, better)
    if not is_same and not better:
        return Typed(row, words, _EMPTY)
    return Typed(row, words) if good or better else None
