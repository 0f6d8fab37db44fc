"""What a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Found(NamedTuple):
    """Slugs and keys into the edition, each list with the best first. Nothing that has ended.

    `lines` are national services to show above everything, because the words speak of danger.
    `concepts` are what the visitor seems to mean. `corrected` is the query as it was understood,
    where a word was taken for another ("Bedoelde u …?"). `nearest` is true when nothing fits and
    what is given is only near. `stems` has, by locale, what was looked for, to mark in a text.
    """

    query: str
    lines: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    corrected: str | None = None
    nearest: bool = False
    stems: Mapping[str, frozenset[str]] = {}

    @property
    def below(self) -> tuple[str, ...]:
        """The services that do not stand above everything already, as a line."""
        return tuple(slug for slug in self.services if slug not in self.lines)
