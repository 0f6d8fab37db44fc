"""How a text stands in one language: its words, and what they are worth beside today's Dutch."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from routekaart.catalogue.texts import Origin, digest_of
from routekaart.language.catalogues import Translation
from routekaart.language.reviewing.review_text import State
from routekaart.translating.order import noun_of

Part = Literal["catalogue", "map", "concepts", "pages", "interface"]
"""Where a text stands. Pages and the interface are files, and change with a release."""

_PARTS: dict[str, Part] = {"question": "map", "outcome": "map", "concept": "concepts"}


class Kept(NamedTuple):
    """A translation in the database, the digest of the Dutch it was made from, and who wrote it."""

    words: str
    made_from: str
    origin: Origin
    by: str
    at: datetime


class Standing(NamedTuple):
    """`words` may be of older Dutch: then `made_from` is the digest of that, and `was` the Dutch
    itself where it is known.
    """

    words: str
    state: State
    made_from: str = ""
    was: str = ""


_NOTHING = Standing("", "untranslated")


def part_of(key: str) -> Part:
    """The part in which a text with this key stands."""
    return _PARTS.get(noun_of(key), "catalogue")


def find_standing(dutch: str, kept: Kept | None, filed: Translation | None) -> Standing:
    """Of a text that is kept here, or stands in a file, or both: what is of today's Dutch counts,
    and of two that are, the one that was written here.
    """
    if kept is not None and kept.made_from == digest_of(dutch):
        return Standing(kept.words, kept.origin)
    if filed is not None and filed.dutch == dutch:
        return Standing(filed.value, "reviewed" if filed.reviewed else "machine")
    if kept is not None:
        return Standing(kept.words, "stale", kept.made_from)
    if filed is not None:
        return Standing(filed.value, "stale", digest_of(filed.dutch), filed.dutch)
    return _NOTHING


def find_standing_of_name(dutch: str, kept: Kept | None, name: str | None) -> Standing:
    """Of the name of a concept. Residents read `name`; what is kept only tells who stands for it,
    as long as it is the same.
    """
    if name is None:
        return _NOTHING
    if kept is None or kept.words != name:
        return Standing(name, "machine")
    if kept.made_from != digest_of(dutch):
        return Standing(name, "stale", kept.made_from)
    return Standing(name, kept.origin)
