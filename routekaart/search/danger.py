"""Words that speak of danger: strict, because a line for somebody in need must mean something.

A phrase of danger counts when all that matters in it stands close together in what was typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from routekaart.concepts.concept import Concept
from routekaart.search.folding import find_words
from routekaart.search.stemming import is_stop_word, stem

WORDS_BETWEEN = 3
"""How many other words may stand among those of a phrase."""

MOST_BESIDE_A_NUMBER = 2
"""Words in all, when one of them is the number of a line: "bel 112"."""

EXACTLY = "="
"""Before a phrase: it counts word for word, and not in parts or in another order."""

MOST_CONCEPTS = 6
"""A word that stands in the phrases of more of them says nothing of danger by itself."""


class Sign(NamedTuple):
    """A phrase of danger in one language, and the line it calls for.

    `exactly` holds words that mean something only in this order ("wil dood"), because each of them
    is an ordinary word; else `stems` have to be there, in any order.
    """

    line: str
    locale: str
    stems: frozenset[str]
    exactly: tuple[str, ...]


class Dangers:
    """All signs of danger in all languages."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._signs: dict[tuple[str, str], list[Sign]] = defaultdict(list)
        ordinary = _find_ordinary(concepts)
        self.locales: set[str] = set()
        for concept in concepts.values():
            for locale, phrases in concept.words.items() if concept.line else ():
                self.locales.add(locale)
                for phrase in phrases:
                    self._keep(_read_sign(phrase, locale, str(concept.line), ordinary))

    def find(self, words: Sequence[str]) -> tuple[str, ...]:
        """The lines that these folded words call for, the most telling sign first."""
        found: dict[str, int] = {}
        for locale in self.locales:
            stems = [stem(word, locale) for word in words]
            for sign in {each for one in stems for each in self._signs.get((locale, one), ())}:
                if _stands_in(sign, words, stems):
                    size = max(len(sign.stems), len(sign.exactly))
                    found[sign.line] = max(size, found.get(sign.line, 0))
        return tuple(sorted(found, key=lambda line: (-found[line], line)))

    def _keep(self, sign: Sign) -> None:
        for each in sign.stems:
            self._signs[sign.locale, each].append(sign)


def _find_ordinary(concepts: Mapping[str, Concept]) -> set[tuple[str, str]]:
    """Language and stem of words that people say of many things without any danger in them."""
    speaks_for: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, concept in concepts.items():
        for locale, phrases in concept.words.items() if concept.line is None else ():
            for word in {word for phrase in phrases for word in find_words(phrase)}:
                speaks_for[locale, stem(word, locale)].add(key)
    return {each for each, keys in speaks_for.items() if len(keys) > MOST_CONCEPTS}


def _read_sign(phrase: str, locale: str, line: str, ordinary: Container[tuple[str, str]]) -> Sign:
    words = find_words(phrase)
    telling = [word for word in words if not is_stop_word(word, locale)]
    stems = frozenset(stem(word, locale) for word in telling or words)
    meaningful = any((locale, each) not in ordinary for each in stems)
    exactly = phrase.startswith(EXACTLY)
    if not exactly and (len(words) == 1 or (len(telling) >= 2 and meaningful)):
        return Sign(line, locale, stems, ())
    if not exactly and len(words) > 2 and is_stop_word(words[0], locale):
        words = words[1:]  # "ik wil dood" and "wil dood"
    return Sign(line, locale, frozenset(stem(word, locale) for word in words), tuple(words))


def _stands_in(sign: Sign, words: Sequence[str], stems: Sequence[str]) -> bool:
    if all(each.isdigit() for each in sign.stems):  # else 112 may be a house or an amount
        return sign.stems <= set(words) and len(words) <= MOST_BESIDE_A_NUMBER
    if sign.exactly:
        size = len(sign.exactly)
        return any(
            tuple(words[at : at + size]) == sign.exactly for at in range(len(words) - size + 1)
        )
    places = [at for at, each in enumerate(stems) if each in sign.stems]
    return any(
        {stems[at] for at in places if first <= at < first + len(sign.stems) + WORDS_BETWEEN}
        == sign.stems
        for first in places
    )
