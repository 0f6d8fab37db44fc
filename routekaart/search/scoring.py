"""BM25F over the postings of whatever index: the same words score the same everywhere."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from math import log
from typing import NamedTuple

from routekaart.search.index import Alternative

K1 = 1.2
"""How soon saying a word again counts for less.

There is no length normalisation: all pages are short, and who tells more is not vaguer for it.
"""


class Postings(NamedTuple):
    """The documents that have a stem, by number, each once, with its saturated weight there."""

    documents: Sequence[int]
    weights: Sequence[float]


NOWHERE = Postings((), ())

Scores = dict[int, float]
Read = Callable[[Alternative], Postings]


def saturate(weight: float) -> float:
    """What a stem of this weight brings a document: never more than K1 + 1, however often said."""
    return weight * (K1 + 1) / (weight + K1)


def find_documents(wanted: Sequence[Sequence[Alternative]], read: Read, total: int) -> Scores:
    """The score of every document for the words wanted, each by its best alternative there.

    A word of more than half of the documents says little: where a rarer one is found, it only adds
    to what that one found. `total` is the number of all documents.
    """
    words = [_Word(alternatives, read, total) for alternatives in wanted]
    found: Scores = {}
    for word in words:
        if not word.is_common:
            found = _add(found, word.score())
    rarer = found.keys() if found else None
    for word in words:
        if word.is_common:
            found = _add(found, word.score(rarer))
    return found


class _Word:
    def __init__(self, alternatives: Sequence[Alternative], read: Read, total: int) -> None:
        self._read = [(read(each), each.weight) for each in alternatives]
        self._total = total
        self.is_common = any(2 * len(found.documents) > total for found, _ in self._read)

    def score(self, among: Container[int] | None = None) -> Scores:
        """What the best alternative brings each document; only those `among` if that is given."""
        best: Scores = {}
        for (documents, weights), weight in self._read:
            most = weight * _rarity(len(documents), self._total)
            found = zip(documents, weights, strict=True)
            if among is None:
                best = _take_best(best, {number: most * each for number, each in found})
            else:
                best = _take_best(best, {n: most * each for n, each in found if n in among})
        return best


def _rarity(count: int, total: int) -> float:
    return log(1 + (total - count + 0.5) / (count + 0.5))


def _add(some: Scores, others: Scores) -> Scores:
    few, many = sorted((some, others), key=len)
    for document, score in few.items():
        many[document] = many.get(document, 0.0) + score
    return many


def _take_best(some: Scores, others: Scores) -> Scores:
    few, many = sorted((some, others), key=len)
    for document, score in few.items():
        if score > many.get(document, 0.0):
            many[document] = score
    return many
