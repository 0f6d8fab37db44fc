"""What the search asks of an index: documents by their words. Whoosh stands behind it.

An index belongs to one edition and is a cache: it can be made again from that edition at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

Kind = Literal["service", "step", "place", "partner"]


class DocumentId(NamedTuple):
    """A page: a service, place or partner by its slug, a step of the route by its key."""

    kind: Kind
    key: str


class Document(NamedTuple):
    """What a page is found by.

    `words` has, by locale, every stem with its weight: its frequency in each part of the page times
    the weight of that part, summed (BM25F). `forms` has, by locale, the words as they stand there,
    folded, which is what a misspelled word is compared with. `digest` changes when any of it does.
    """

    id: DocumentId
    words: Mapping[str, Mapping[str, float]]
    forms: Mapping[str, Collection[str]]
    digest: str


class Alternative(NamedTuple):
    """A stem that would do for a word that was typed; `weight` is 1 for the word itself."""

    locale: str
    stem: str
    weight: float


class Index(Protocol):
    """The documents of one edition."""

    def find(self, wanted: Sequence[Sequence[Alternative]]) -> dict[DocumentId, float]:
        """Every document that has one of the alternatives of any wanted word, with its BM25F score.

        A wanted word counts once per document, by the alternative that scores best there. A word of
        more than half of the documents only adds to what a rarer one found, if one did.
        """

    def count(self, locale: str, stem: str) -> int:
        """In how many documents the stem stands in this language."""

    def forms(self, locale: str) -> Sequence[str]:
        """Every folded word in this language, sorted."""
