"""Words that speak of danger: strict, because a line for somebody in need must mean something.

A phrase of danger counts when all that matters in it stands close together in what was typed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
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
    """A phrase of danger, and the line it calls for. Its stems are all different.

    `exactly` holds words that mean something only in this order ("wil dood"), because each of them
    is an ordinary word; else `stems` have to be there, in any order.
    """

    line: str
    stems: tuple[str, ...]
    exactly: tuple[str, ...] = ()


class Dangers:
    """All signs of danger in all languages."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        calling = [concept for concept in concepts.values() if concept.line]
        locales = {locale for concept in calling for locale in concept.words}
        self._signs = {locale: _read_signs(calling, concepts, locale) for locale in locales}

    def find(self, words: Sequence[str]) -> tuple[str, ...]:
        """The lines that these folded words call for, the most telling sign first."""
        found: dict[str, int] = {}
        for locale, signs in self._signs.items():
            stems = [stem(word, locale) for word in words]
            for sign in {each for one in stems for each in signs.get(one, ())}:
                if _stands_in(sign, words, stems):
                    size = max(len(sign.stems), len(sign.exactly))
                    found[sign.line] = max(size, found.get(sign.line, 0))
        return tuple(sorted(found, key=lambda line: (-found[line], line)))


def _read_signs(
    calling: Iterable[Concept], concepts: Mapping[str, Concept], locale: str
) -> dict[str, list[Sign]]:
    """The signs in one language, each under one of its stems: all of them have to be there."""
    signs: dict[str, list[Sign]] = defaultdict(list)
    ordinary = _find_ordinary(concepts.values(), locale)
    for concept in calling:
        for phrase in concept.words.get(locale, ()):
            sign = _read_sign(phrase, locale, str(concept.line), ordinary)
            signs[max(sign.stems, key=len, default="")].append(sign)
    return dict(signs)


def _find_ordinary(concepts: Iterable[Concept], locale: str) -> set[str]:
    """Stems of words that people say of many things without any danger in them."""
    said_of: Counter[str] = Counter()
    for concept in concepts:
        if concept.line is None:
            phrases = concept.words.get(locale, ())
            said_of.update({stem(word, locale) for each in phrases for word in find_words(each)})
    return {each for each, count in said_of.items() if count > MOST_CONCEPTS}


def _read_sign(phrase: str, locale: str, line: str, ordinary: Container[str]) -> Sign:
    words = find_words(phrase)
    telling = [word for word in words if not is_stop_word(word, locale)]
    stems = _find_different_stems(telling or words, locale)
    meaningful = any(each not in ordinary for each in stems)
    exactly = phrase.startswith(EXACTLY)
    if not exactly and (len(words) == 1 or (len(telling) >= 2 and meaningful)):
        return Sign(line, stems)
    if not exactly and len(words) > 2 and is_stop_word(words[0], locale):
        words = words[1:]  # "ik wil dood" and "wil dood"
    return Sign(line, _find_different_stems(words, locale), tuple(words))


def _find_different_stems(words: Sequence[str], locale: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem(word, locale) for word in words))


def _stands_in(sign: Sign, words: Sequence[str], stems: Sequence[str]) -> bool:
    if all(each.isdigit() for each in sign.stems):  # else 112 may be a house or an amount
        return set(sign.stems) <= set(words) and len(words) <= MOST_BESIDE_A_NUMBER
    if sign.exactly:
        size = len(sign.exactly)
        return any(
            tuple(words[at : at + size]) == sign.exactly for at in range(len(words) - size + 1)
        )
    places = [at for at, each in enumerate(stems) if each in sign.stems]
    return any(
        len({stems[at] for at in places if first <= at < first + len(sign.stems) + WORDS_BETWEEN})
        == len(sign.stems)
        for first in places
    )
