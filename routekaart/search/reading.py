"""What was typed, read as stems to look for: exact, or as what was probably meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from routekaart.language.locales import LOCALES, SOURCE
from routekaart.search.compounds import split
from routekaart.search.index import Alternative, Index
from routekaart.search.meaning import Meanings, Typed
from routekaart.search.spelling import LIKELY, Forms, Table, tabulate
from routekaart.search.stemming import is_stop_word, stem
from routekaart.search.words import SHORTEST_PART

OF_ANOTHER_FORM = 0.85
OF_ANOTHER_LANGUAGE = 0.7
OF_A_PART = 0.55
OF_A_BEGINNING = 0.45
OF_A_TRUNK = 0.3
"""How much a word counts that is not quite the one that was typed."""

MOST_GUESSED = 8
"""Words that nobody knows, in one query, that are compared with all others; more is no question."""

SHORTEST_PAIR = 6
"""Letters of a word that may have been typed as two."""

SHORTEST_END = 5
SHORTEST_REST = 3
"""Letters of a known word at the end of a compound, and of what stands before it."""

_MARKED_FROM = 0.5


class Reading(NamedTuple):
    """`words` with slips mended; `wanted` is for the index, `typed` for the concepts; `stems` is
    what to mark, by locale."""

    words: tuple[str, ...]
    wanted: list[list[Alternative]]
    typed: list[Typed]
    stems: dict[str, frozenset[str]]
    corrected: str | None


class WordReading(NamedTuple):
    """What one word may stand for, each with how likely that is.

    `instead` has the word itself, or what was probably meant by it; `longer` what it may be the
    beginning of. Any of those would do. `parts` are of a compound, and each counts by itself.
    """

    instead: Sequence[Typed]
    longer: Sequence[Typed] = ()
    parts: Sequence[Typed] = ()


class Reader:
    """Reads words beside those that the index and the concepts know."""

    def __init__(self, index: Index, meanings: Meanings) -> None:
        self._index, self._meanings = index, meanings
        self._tables = cache(self._find_table)
        self._parts = cache(self._find_parts)

    def prepare(self) -> None:
        """Gather the words that others are compared with, in every language."""
        self._find_forms(None)
        self._parts()

    def read(
        self, words: Sequence[str], telling: Sequence[str], numbers: Sequence[str], locale: str
    ) -> Reading:
        """All folded words in order, of which the last may be unfinished; those that tell."""
        wanted: list[list[Alternative]] = []
        typed: list[Typed] = []
        corrections: dict[str, str] = {}
        unknown = 0
        for word in telling:
            known = self._knows(word)
            if not known and (unknown := unknown + 1) > MOST_GUESSED:
                continue
            said = self._read_word(word, locale, known, word == words[-1])
            # A whole word means what it says; only an unfinished one may mean what begins so.
            typed += [*said.instead, *(() if known else said.longer), *said.parts]
            if not word.startswith(said.instead[0].word):
                corrections[word] = said.instead[0].word
            wanted += self._look_for(said, locale)
        for joined in self._find_joined(words, locale):
            typed.append(Typed(joined))
            wanted += self._look_for(WordReading([Typed(joined)]), locale)
        wanted += [[Alternative(SOURCE, number, 1.0)] for number in numbers]
        mended = tuple(corrections.get(word, word) for word in words)
        corrected = " ".join(mended) if corrections else None
        return Reading(mended, wanted, typed, _stems_of(wanted), corrected)

    def _find_joined(self, words: Sequence[str], locale: str) -> list[str]:
        """Known words that were typed as two: "deur waarder"."""
        pairs = {one + other for one, other in pairwise(words)}
        known = self._find_forms(locale)
        return [each for each in pairs if len(each) >= SHORTEST_PAIR and each in known]

    def _read_word(self, word: str, locale: str, known: bool, is_last: bool) -> WordReading:
        """The word itself when it is known, else what it may have been; never nothing."""
        forms = self._find_forms(locale)
        instead = [Typed(word)] if known else self._find_near(word, locale)
        longer = forms.find_beginnings(word) if is_last else []
        if longer and not instead:
            instead = [Typed(word, OF_A_BEGINNING)]
        parts = [part for part in split(word, self._parts()) if not is_stop_word(part, SOURCE)]
        if not instead and not parts:
            return self._guess(word, locale)
        return WordReading(
            instead or [Typed(word)],
            longer=[Typed(form, OF_A_BEGINNING) for form in longer],
            parts=[Typed(part, OF_A_PART) for part in parts],
        )

    def _find_near(self, word: str, locale: str) -> list[Typed]:
        """Another form of a known word ("spijbelt"), or a slip."""
        slips = [Typed(*slip) for slip in self._find_forms(locale).find_slips(word)]
        if slips and slips[0].weight >= LIKELY:
            return slips
        for shorter in (word[:-1], word[:-2]):
            if len(shorter) >= SHORTEST_END and self._knows(shorter):
                return [Typed(shorter, OF_ANOTHER_FORM)]
        return slips

    def _guess(self, word: str, locale: str) -> WordReading:
        """A word nobody knows: a slip in another language, the end of a long word, its trunk."""
        if slips := self._find_forms(None).find_slips(word):
            return WordReading([Typed(*slip) for slip in slips])
        ends = (word[at:] for at in range(SHORTEST_REST, len(word) - SHORTEST_END + 1))
        if end := next((end for end in ends if end in self._parts()), None):
            return WordReading([Typed(word)], parts=[Typed(end, OF_A_PART)])
        if len(word) < SHORTEST_END:
            return WordReading([Typed(word)])
        trunk = word[: max(SHORTEST_END - 1, len(word) - 3)]
        longer = self._find_forms(locale).find_beginnings(trunk)
        return WordReading([Typed(word)], longer=[Typed(form, OF_A_TRUNK) for form in longer])

    def _look_for(self, said: WordReading, locale: str) -> list[list[Alternative]]:
        """The parts of a compound are looked for each by itself, all else instead of each other."""
        groups = [[*said.instead, *said.longer], *([part] for part in said.parts)]
        found = ([*self._find_alternatives(group, locale)] for group in groups)
        return [each for each in found if each]

    def _find_alternatives(self, said: Sequence[Typed], locale: str) -> list[Alternative]:
        own = [locale, SOURCE] if locale != SOURCE else [SOURCE]
        others = [each for each in LOCALES if each not in own]
        for locales, share in ((own, 1.0), (others, OF_ANOTHER_LANGUAGE)):
            found = [
                Alternative(each, stem(word, each), weight * share)
                for word, weight in said
                for each in locales
                if self._index.count(each, stem(word, each))
            ]
            if found:
                return found
        return []

    def _knows(self, word: str) -> bool:
        """In any language. The index is asked last: that takes the longest."""
        return any(
            self._meanings.knows(word, each) or is_stop_word(word, each)
            for each in self._meanings.locales
        ) or any(self._index.count(each, stem(word, each)) for each in LOCALES)

    def _find_forms(self, locale: str | None) -> Forms:
        """All words of the visitor's language and of Dutch; of all languages for None."""
        locales = {locale, SOURCE} if locale else {*LOCALES, *self._meanings.locales}
        return Forms(*(self._tables(each) for each in sorted(locales)))

    def _find_table(self, locale: str) -> Table:
        indexed = self._index.forms(locale) if locale in LOCALES else ()
        return tabulate([*self._meanings.forms(locale), *indexed])

    def _find_parts(self) -> frozenset[str]:
        """Dutch words that a compound may be made of."""
        forms = self._find_forms(SOURCE)
        parts = {*forms, *(stem(form, SOURCE) for form in forms)}
        return frozenset(part for part in parts if len(part) >= SHORTEST_PART)


def _stems_of(wanted: Sequence[Sequence[Alternative]]) -> dict[str, frozenset[str]]:
    stems: dict[str, set[str]] = defaultdict(set)
    for alternatives in wanted:
        for each in alternatives:
            if each.weight >= _MARKED_FROM:
                stems[each.locale].add(each.stem)
    return {locale: frozenset(found) for locale, found in stems.items()}
