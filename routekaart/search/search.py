"""From what somebody typed to what helps. Any text gives something, and no text takes long."""

from __future__ import annotations

from copy import copy
from datetime import date
from functools import lru_cache
from heapq import nsmallest

from routekaart.edition.entries import Edition
from routekaart.edition.results import find_results
from routekaart.language.locales import SOURCE
from routekaart.search.danger import Dangers
from routekaart.search.folding import find_numbers, find_words
from routekaart.search.found import Found
from routekaart.search.index import Index
from routekaart.search.meaning import Meanings
from routekaart.search.ranking import Ranking, Scores
from routekaart.search.reading import Reader, Reading
from routekaart.search.words import find_content

LONGEST = 300
"""Characters that are read; what comes behind them is let go."""

MOST_WORDS = 24
MOST_KEPT = 500
"""Answers that are kept, of one edition."""

MOST_STEPS = 3
MOST_CONCEPTS = 3
MOST_SERVICES = 60
MOST_OTHERS = 2

_TAIL = 0.12
"""Of the best score: what is less is not shown."""

_NEAR_THE_BEST = 0.45


class Search:
    """The search of one edition. May be asked from any thread."""

    def __init__(self, edition: Edition, index: Index) -> None:
        self._edition = edition
        self._meanings = Meanings(edition.concepts)
        self._dangers = Dangers(edition.concepts)
        self._use(index)

    def over(self, index: Index) -> Search:
        """The search of the same edition over another index; its concepts are read only once."""
        other = copy(self)
        other._use(index)
        return other

    def of(self, edition: Edition) -> Search:
        """The search of an edition with the same pages and other concepts, such as one that
        somebody is still writing."""
        return Search(edition, self._index)

    def prepare(self) -> None:
        """Do now what the first who asks would wait for."""
        self._reader.prepare()

    def offered_on(self, day: date) -> frozenset[str]:
        """The slugs of all services that may be found on this day."""
        return self._offered(day)

    def _use(self, index: Index) -> None:
        self._index = index
        self._reader = Reader(index, self._meanings)
        self._ranking = Ranking(self._edition, index)
        self._find = lru_cache(MOST_KEPT)(self._find_anew)
        self._offered = lru_cache(2)(self._find_offered)

    def find(self, query: str, locale: str, day: date) -> Found:
        """What helps on this day with what was typed, in the visitor's language."""
        return self._find(clean(query), locale, day)

    def _find_anew(self, query: str, locale: str, day: date) -> Found:
        reading, meant, scores = self._understand(query, locale)
        found = Found(
            query,
            lines=self._find_lines(reading, day),
            steps=_best(scores.get("step", {}), MOST_STEPS, _NEAR_THE_BEST),
            services=self._find_services(scores.get("service", {}), day),
            places=_best(scores.get("place", {}), MOST_OTHERS, _NEAR_THE_BEST),
            partners=_best(scores.get("partner", {}), MOST_OTHERS, _NEAR_THE_BEST),
            concepts=_best(meant, MOST_CONCEPTS, _NEAR_THE_BEST),
            corrected=reading.corrected,
            stems=reading.stems,
        )
        return found if found.services else self._find_nearest(found, day)

    def _understand(self, query: str, locale: str) -> tuple[Reading, dict[str, float], Scores]:
        """Without stop words; with them when nothing is found, for they may be of a language that
        nobody said: "iş arıyorum"."""
        words, numbers = find_words(query)[:MOST_WORDS], find_numbers(query)
        for telling in dict.fromkeys((tuple(self._find_telling(words, locale)), tuple(words))):
            reading = self._reader.read(words, telling, numbers, locale)
            meant = self._meanings.find(reading.typed)
            scores = self._ranking.score(reading, meant)
            if scores["service"] or scores["step"]:
                break
        return reading, meant, scores

    def _find_telling(self, words: list[str], locale: str) -> list[str]:
        """Those that say what somebody seeks. A stop word of Dutch may matter in the visitor's own
        language: "iş" is work."""
        telling = set(find_content(words, locale, SOURCE))
        own = set(find_content(words, locale))
        return [
            word
            for word in words
            if word in telling or (word in own and self._meanings.knows(word, locale))
        ]

    def _find_lines(self, reading: Reading, day: date) -> tuple[str, ...]:
        lines = self._dangers.find(reading.words)
        return tuple(line for line in lines if line in self.offered_on(day))

    def _find_services(self, scores: dict[str, float], day: date) -> tuple[str, ...]:
        offered = self.offered_on(day)
        found = {slug: score for slug, score in scores.items() if slug in offered}
        return _best(found, MOST_SERVICES, _TAIL)

    def _find_nearest(self, found: Found, day: date) -> Found:
        """Nothing fits: what is there for whoever does not know where to go."""
        route_map = self._edition.route_map
        elsewhere = route_map.outcomes.get(route_map.elsewhere)
        if elsewhere is None:
            return found._replace(nearest=True)
        results = find_results(self._edition, elsewhere, day)
        nearest = [*results.first, *([results.safety_net] if results.safety_net else [])]
        return found._replace(nearest=True, services=tuple(each.slug for each in nearest))

    def _find_offered(self, day: date) -> frozenset[str]:
        return frozenset(
            slug for slug, service in self._edition.services.items() if service.offered_on(day)
        )


def clean(query: str) -> str:
    """The query on one line, without what nobody can see, and not endless."""
    visible = "".join(each if each.isprintable() else " " for each in query[: 4 * LONGEST])
    return " ".join(visible.split())[:LONGEST]


def _best(scores: dict[str, float], most: int, share: float) -> tuple[str, ...]:
    """The keys with the highest scores, as long as they are not far below the highest of all."""
    least = share * max(scores.values(), default=0)
    near = [key for key, score in scores.items() if score >= least]
    return tuple(nsmallest(most, near, key=lambda key: (-scores[key], key)))
