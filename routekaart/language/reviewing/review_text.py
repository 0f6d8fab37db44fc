"""One text as a reviewer sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

State = Literal["untranslated", "stale", "machine", "human", "reviewed"]
"""Stale: the Dutch changed after it was translated. A human wrote it; a reviewer stands for it."""


class Place(NamedTuple):
    """Where a text stands: in words for a neighbour, and the address of a page that shows it."""

    words: str
    address: str


def find_no_slip(better: str) -> str | None:
    """Prose may be anything."""
    return None


class ReviewText(NamedTuple):
    """A text in Dutch and in one language. `code` names it in every file for reviewers.

    `find_slip` tells in Dutch why a wording cannot take the place of this translation, or None.
    """

    code: str
    place: Place
    dutch: str
    words: str
    state: State
    find_slip: Callable[[str], str | None] = find_no_slip
