"""One text in every language: what travels from catalogue and route map into an edition."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from routekaart.language.locales import SOURCE


class Reading(NamedTuple):
    """A text as it is shown: the words, the language they are really in, and whether reviewed."""

    words: str
    lang: str
    reviewed: bool


class Text(Struct, frozen=True, omit_defaults=True):
    """Dutch, its translations by locale code, and the codes of those that a person reviewed."""

    nl: str
    translations: dict[str, str] = {}
    reviewed: tuple[str, ...] = ()

    def read(self, locale: str) -> Reading:
        """The text in `locale`, or in Dutch where it has no translation."""
        words = self.translations.get(locale)
        if words is None:
            return Reading(self.nl, SOURCE, reviewed=True)
        return Reading(words, locale, reviewed=locale in self.reviewed)
