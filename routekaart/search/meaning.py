"""What somebody seems to mean: concepts whose words stand in what was typed, in any language."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from routekaart.concepts.concept import Concept
from routekaart.search.folding import find_words
from routekaart.search.stemming import stem
from routekaart.search.words import find_content

PARTLY = 0.5
"""The share of a phrase, by weight, that has to be there."""

OF_PARTLY = 0.4
"""How much a phrase counts that is there only partly."""

OF_ANOTHER = 0.25
"""How much the other phrases of a concept add to the one that fits best."""

_MOST_OTHERS = 3


class Typed(NamedTuple):
    """A word as it was typed or taken for another; `weight` is 1 for the very word."""

    word: str
    weight: float = 1.0


class Meanings:
    """What every concept is called, in every language."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        locales = sorted({locale for concept in concepts.values() for locale in concept.words})
        self._phrases = {locale: Phrases(locale, concepts) for locale in locales}

    @property
    def locales(self) -> Iterable[str]:
        return self._phrases.keys()

    def knows(self, word: str, locale: str) -> bool:
        """Whether the folded word stands in a phrase of this language."""
        return locale in self._phrases and self._phrases[locale].knows(word)

    def forms(self, locale: str) -> Iterable[str]:
        """Every folded word of the phrases in this language."""
        return self._phrases[locale].forms if locale in self._phrases else ()

    def find(self, typed: Sequence[Typed]) -> dict[str, float]:
        """Concepts with how strongly they are meant: the worth of the words that speak for them."""
        found: dict[str, float] = {}
        for phrases in self._phrases.values():
            for key, strength in phrases.find(typed):
                found[key] = max(strength, found.get(key, 0.0))
        return found


class Phrases:
    """The phrases of one language by number: what they stand for, and which stems are in them.

    A phrase of which little is left without stop words ("hulp in de buurt") counts for less.

    Seventeen thousand phrases in arrays take a fifth of what they take as objects. Stems have
    numbers too: `_with[_start[n] : _start[n + 1]]` are the phrases with stem n.
    """

    def __init__(self, locale: str, concepts: Mapping[str, Concept]) -> None:
        self._locale, self._concepts = locale, list(concepts)
        self._concept, self._size, self._share = array("H"), array("B"), array("f")
        phrases_with: dict[str, list[int]] = defaultdict(list)
        forms: set[str] = set()
        for number, concept in enumerate(concepts.values()):
            for phrase in concept.words.get(locale, ()):
                words = self._keep(number, phrase)
                forms.update(words)
                for each in {stem(word, locale) for word in words}:
                    phrases_with[each].append(len(self._concept) - 1)
        self.forms = tuple(forms)
        self._stems = {each: number for number, each in enumerate(phrases_with)}
        self._start, self._with = array("I", [0]), array("I")
        self._worth, self._weight = array("d"), array("d", [0.0] * len(self._concept))
        for numbers in phrases_with.values():
            self._close(numbers)

    def knows(self, word: str) -> bool:
        return stem(word, self._locale) in self._stems

    def find(self, typed: Iterable[Typed]) -> Iterator[tuple[str, float]]:
        """The concepts of phrases that are there, each with its strength."""
        strengths: dict[int, list[float]] = defaultdict(list)
        for number, (size, got) in self._match(typed).items():
            if size == self._size[number]:
                strengths[self._concept[number]].append(got * self._share[number])
            elif got >= PARTLY * self._weight[number]:
                strengths[self._concept[number]].append(got * self._share[number] * OF_PARTLY)
        for concept, found in strengths.items():
            best, *others = sorted(found, reverse=True)
            yield self._concepts[concept], best + OF_ANOTHER * sum(others[:_MOST_OTHERS])

    def _match(self, typed: Iterable[Typed]) -> dict[int, tuple[int, float]]:
        """Of every phrase with any of these words: how many of its stems are there, their worth."""
        there: dict[int, float] = {}
        for word, weight in typed:
            number = self._stems.get(stem(word, self._locale))
            if number is not None:
                there[number] = max(weight, there.get(number, 0.0))
        matched: dict[int, tuple[int, float]] = {}
        for number, weight in there.items():
            for phrase in self._with[self._start[number] : self._start[number + 1]]:
                size, got = matched.get(phrase, (0, 0.0))
                matched[phrase] = size + 1, got + weight * self._worth[number]
        return matched

    def _keep(self, concept: int, phrase: str) -> list[str]:
        """Give the phrase the next number. Gives the words that matter in it."""
        said = find_words(phrase)
        words = find_content(said, self._locale)
        self._concept.append(concept)
        self._size.append(len({stem(word, self._locale) for word in words}))
        self._share.append(sqrt(len(words) / len(said)) if said else 0)
        return words

    def _close(self, phrases: Sequence[int]) -> None:
        """Give the next stem the phrases that it is in, and its worth to each of them."""
        worth = self._weigh(phrases)
        self._worth.append(worth)
        self._with.extend(phrases)
        self._start.append(len(self._with))
        for phrase in phrases:
            self._weight[phrase] += worth

    def _weigh(self, numbers: Iterable[int]) -> float:
        """What a stem is worth: the more, the fewer concepts it speaks for."""
        return log(1 + len(self._concepts) / len({self._concept[number] for number in numbers}))
