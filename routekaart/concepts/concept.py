"""One thing that people look for, whatever they call it."""

from __future__ import annotations

from msgspec import Struct


class Concept(Struct, frozen=True, omit_defaults=True):
    """The words for it by locale, and what it leads to.

    The first word of a language is its name there, as it is shown; the others are only recognised.
    `route` is the key of a question or an outcome, `topics` are keys of terms, `services` slugs of
    what helps first, in order. `line` is the national service that stands above all results,
    because who types this may be in danger.
    """

    words: dict[str, tuple[str, ...]]
    route: str | None = None
    topics: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    line: str | None = None

    def name(self, locale: str, otherwise: str) -> str:
        """The name in `locale`, or else in `otherwise`, which every concept has."""
        return self.words.get(locale, self.words[otherwise])[0]
