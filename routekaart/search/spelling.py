"""What somebody may have meant to type."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

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


class Forms:
    """The folded words that may have been meant."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = sorted(set(forms))
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for form in self._forms:
            if len(form) >= SHORTEST and not form.isdigit():
                self._by_length[len(form)].append(form)

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self._forms, word)
        return at < len(self._forms) and self._forms[at] == word

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def find_slips(self, word: str, most: int = 3) -> list[tuple[str, float]]:
        """The nearest forms, each with a weight: a letter wrong, missing, doubled or swapped.

        The first letter counts more than the others: people seldom get it wrong.
        """
        if len(word) < SHORTEST or word.isdigit():
            return []
        slips = 1 if len(word) < LONG else 2
        weighed = [
            (form, _weigh(word, form, int(distance)))
            for length in range(len(word) - slips, len(word) + slips + 1)
            for form, distance, _ in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=8 * most,
            )
        ]
        likely = [each for each in weighed if each[1] >= LEAST]
        return sorted(likely, key=lambda each: (-each[1], each[0]))[:most]

    def find_beginnings(self, word: str, most: int = 8) -> list[str]:
        """The forms that go on where the word ends, the shortest first."""
        if len(word) < _SHORTEST_BEGINNING or word.isdigit():
            return []
        return sorted((form for form in self._from(word) if form != word), key=len)[:most]

    def _from(self, word: str) -> Iterator[str]:
        for at in range(bisect_left(self._forms, word), len(self._forms)):
            if not self._forms[at].startswith(word):
                return
            yield self._forms[at]


def _weigh(word: str, form: str, slips: int) -> float:
    """How likely it is that `form` was meant: in a short word every letter counts for more."""
    weight = LIKELY if slips <= 1 else 0.55
    if len(word) < SURE:
        weight *= 0.75
    return weight if form[0] == word[0] else weight * 0.7
