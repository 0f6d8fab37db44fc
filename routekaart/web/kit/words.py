"""Texts of an edition on a page: in the reader's language, and marked where they are not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any, cast
from urllib.parse import urlsplit

from flask import g
from markupsafe import Markup, escape

from routekaart.catalogue.phone_numbers import national, tel_link
from routekaart.language.formats import euros, full_date, language_name, listing, time_of_day
from routekaart.language.locales import SOURCE
from routekaart.language.text import Text
from routekaart.web.kit.beside import find_beside, pair

_DUTCH, _END = Markup('<span lang="nl" dir="ltr">'), Markup("</span>")
_NAME, _END_NAME = Markup('<bdi lang="nl">'), Markup("</bdi>")

Write = Callable[[str, str], Markup]
"""Words and their language, as safe HTML."""


def write_plainly(words: str, _locale: str) -> Markup:
    """The words as they are."""
    return escape(words)


class Words:
    """How a template writes in one language. One per language; each method is a filter."""

    def __init__(self, locale: str, write: Write = write_plainly) -> None:
        """`write` may do more to texts and names, such as mark some of their words."""
        self.locale = locale
        self._write = write
        self.filters: dict[str, Callable[..., Any]] = {
            "t": self.read,
            "words": self.plain,
            "dutch": self.name,
            "date": self.date,
            "time": self.time,
            "euros": self.euros,
            "spoken": self.languages,
            "phone": national,
            "tel": tel_link,
            "host": site_name,
        }

    def read(self, text: Text) -> Markup:
        """The text. Dutch that stands in for a missing translation is marked as Dutch."""
        words, lang, reviewed = text.read(self.locale)
        if not reviewed:
            g.machine_made = True
        safe = self._with_second(text, words, self._write(words, lang))
        return _DUTCH + safe + _END if lang != self.locale else safe

    def _with_second(self, text: Text, words: str, safe: Markup) -> Markup:
        """With the same in the second language, where the page has one and it is another text."""
        beside = find_beside()
        other = text.read(beside) if beside else None
        if other is None or other.lang != beside or other.words == words:
            return safe
        if not other.reviewed:
            g.machine_made = True
        return cast(Markup, pair(safe, self._write(other.words, other.lang)))

    def plain(self, text: Text) -> str:
        """The words alone, for a title or an attribute."""
        words, _, reviewed = text.read(self.locale)
        if not reviewed:
            g.machine_made = True
        return words

    def name(self, name: str) -> Markup:
        """A name as it stands on the door or the letter: Dutch, and in order in any script."""
        safe = self._write(name, SOURCE)
        return safe if self.locale == SOURCE else _NAME + safe + _END_NAME

    def date(self, day: date) -> str:
        """ "23 november 2026"."""
        return self._both(full_date, day)

    def time(self, moment: time) -> str:
        """ "9.00 uur"."""
        return self._both(time_of_day, moment)

    def euros(self, cents: int) -> str:
        """ "€ 12,50"."""
        return euros(cents, self.locale)

    def languages(self, codes: tuple[str, ...]) -> str:
        """Spoken languages as a list in the reader's language: "Turks, Pools en Arabisch"."""
        return self._both(_name_languages, codes)

    def _both(self, write: Callable[[Any, str], str], value: object) -> str:
        words, beside = write(value, self.locale), find_beside()
        return pair(words, write(value, beside)) if beside else words


def _name_languages(codes: tuple[str, ...], locale: str) -> str:
    return listing([language_name(code, locale) for code in codes], locale)


def site_name(url: str) -> str:
    """The host of a website, as people say it."""
    return urlsplit(url).netloc.removeprefix("www.")
