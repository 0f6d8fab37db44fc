"""What somebody may have meant to type."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters. A shorter word with another letter in it is another word."""

SURE = 6
"""Letters. In a shorter word a slip may well be another word."""

LONG = 9
"""Letters. From here on a word may have two slips in it."""

LEAST = 0.5
"""A form that is less likely than this was not meant."""

LIKELY = 0.8
"""What one slip in a word that is not short weighs."""

_SHORTEST_BEGINNING = 3


Table = Mapping[int, Sequence[str]]
"""The folded words of one language by their number of letters, sorted."""


def tabulate(forms: Iterable[str]) -> Table:
    """The words in a table, each once."""
    table: dict[int, list[str]] = defaultdict(list)
    for form in sorted(set(forms)):
        table[len(form)].append(form)
    return dict(table)


class Forms:
    """The folded words that may have been meant, in one language or more."""

    def __init__(self, *tables: Table) -> None:
        self._tables = tables

    def __contains__(self, word: str) -> bool:
        return any(
            next(_from(word, table.get(len(word), ())), "") == word for table in self._tables
        )

    def __iter__(self) -> Iterator[str]:
        return (form for table in self._tables for forms in table.values() for form in forms)

    def find_slips(self, word: str, most: int = 3) -> list[tuple[str, float]]:
        """The nearest forms, each with a weight: a letter wrong, missing, doubled or swapped.

        The first letter counts more than the others: people seldom get it wrong.
        """
        if len(word) < SHORTEST or word.isdigit():
            return []
        slips = 1 if len(word) < LONG else 2
        weighed = {
            form: _weigh(word, form, int(distance))
            for table in self._tables
            for length in range(max(SHORTEST, len(word) - slips), len(word) + slips + 1)
            for form, distance, _ in process.extract(
                word,
                table.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=8 * most,
            )
            if not form.isdigit()
        }
        likely = [each for each in weighed.items() if each[1] >= LEAST]
        return sorted(likely, key=lambda each: (-each[1], each[0]))[:most]

    def find_beginnings(self, word: str, most: int = 8) -> list[str]:
        """The forms that go on where the word ends, the shortest first."""
        if len(word) < _SHORTEST_BEGINNING or word.isdigit():
            return []
        longer = {
            form
            for table in self._tables
            for length, forms in table.items()
            if length > len(word)
            for form in _from(word, forms)
        }
        return sorted(longer, key=lambda form: (len(form), form))[:most]


def _from(beginning: str, forms: Sequence[str]) -> Iterator[str]:
    """Those of the sorted `forms` that begin so."""
    for at in range(bisect_left(forms, beginning), len(forms)):
        if not forms[at].startswith(beginning):
            return
        yield forms[at]


def _weigh(word: str, form: str, slips: int) -> float:
    """How likely it is that `form` was meant: in a short word every letter counts for more."""
    weight = LIKELY if slips <= 1 else 0.55
    if len(word) < SURE:
        weight *= 0.75
    return weight if form[0] == word[0] else weight * 0.7
