"""Which texts somebody wants to see, and a page of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from routekaart.language.reviewing.review_text import State
from routekaart.translating.live_texts import LiveText
from routekaart.translating.standing import Part, part_of


class Choice(NamedTuple):
    """How texts stand, in which part, with which words in them; None and "" are all."""

    state: State | None = None
    part: Part | None = None
    words: str = ""

    def holds(self, text: LiveText) -> bool:
        """Whether this is one of them."""
        said = f"{text.dutch}\n{text.standing.words}\n{text.key}".casefold()
        return (
            self.state in (None, text.standing.state)
            and self.part in (None, part_of(text.key))
            and self.words.casefold() in said
        )


class Page(NamedTuple):
    """Some of the texts that were chosen, and where the pages before and behind it begin: after
    the text with this key, or "" for the first; None where there is none.
    """

    texts: list[LiveText]
    total: int
    first: int
    previous: str | None
    following: str | None


def turn_to(texts: Sequence[LiveText], choice: Choice, after: str, size: int) -> Page:
    """The page behind the text with the key `after`, also when that is not chosen any more: who
    mends a page and turns on passes nothing over. An unknown key is the beginning.
    """
    places = {text.key: place for place, text in enumerate(texts)}
    behind = places.get(after, -1)
    chosen = [text for text in texts if choice.holds(text)]
    start = sum(places[text.key] <= behind for text in chosen)
    found, before = chosen[start : start + size], start - size
    return Page(
        found,
        len(chosen),
        start + 1,
        (chosen[before - 1].key if before > 0 else "") if start else None,
        found[-1].key if start + size < len(chosen) else None,
    )
