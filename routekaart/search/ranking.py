"""In which order the pages of an edition help with what was looked for, and with what was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from routekaart.concepts.concept import Concept
from routekaart.edition.entries import Edition
from routekaart.edition.results import has_contact
from routekaart.language.locales import SOURCE
from routekaart.search.index import Index, Kind
from routekaart.search.reading import Reading
from routekaart.search.words import find_stems

OF_A_LEAD = 3.0
"""What a concept gives to the service it leads to first, for every point that speaks for it."""

OF_A_NAME = 15.0
"""What a service gets whose whole name stands in what was typed."""

OF_A_ROUTE = 1.2
OF_A_TOPIC = 0.35
MOST_OF_A_TOPIC = 100
"""Services that a topic by itself brings up."""

NEXT = 0.85
"""Each further service of a concept gets so much of what the one before it got."""

WITHOUT_CONTACT = 0.9
"""Who cannot be reached without asking somebody else comes after who can, other things equal."""

Scores = dict[Kind, dict[str, float]]


class Ranking:
    """Adds up what speaks for each page."""

    def __init__(self, edition: Edition, index: Index) -> None:
        self._edition, self._index = edition, index
        self._without_contact = frozenset(
            slug for slug, service in edition.services.items() if not has_contact(service)
        )
        self._names = {
            slug: frozenset(find_stems(service.name, SOURCE))
            for slug, service in edition.services.items()
        }
        self._named: dict[str, list[str]] = defaultdict(list)
        for slug, name in self._names.items():
            if name:
                self._named[min(name)].append(slug)
        self._by_topic: dict[str, list[str]] = defaultdict(list)
        for slug, service in edition.services.items():
            for topic in service.topics:
                self._by_topic[topic].append(slug)

    def score(self, reading: Reading, meant: Mapping[str, float]) -> Scores:
        """Scores by kind and key, of everything that anything speaks for."""
        scores: Scores = defaultdict(lambda: defaultdict(float))
        for found, score in self._index.find(reading.wanted).items():
            scores[found.kind][found.key] += score
        self._honour_names(reading.stems.get(SOURCE, frozenset()), scores)
        for key, strength in meant.items():
            self._follow(self._edition.concepts[key], strength, scores)
        services = scores["service"]
        for slug in services.keys() & self._without_contact:
            services[slug] *= WITHOUT_CONTACT
        return scores

    def _honour_names(self, stems: frozenset[str], scores: Scores) -> None:
        """Who is called by name is meant, whatever else the words may mean."""
        services = scores["service"]
        for each in stems:
            for slug in self._named.get(each, ()):
                if slug in services and self._names[slug] <= stems:
                    services[slug] += OF_A_NAME

    def _follow(self, concept: Concept, strength: float, scores: Scores) -> None:
        """Give what a concept leads to its share.

        Its step of the route brings services only where it names none: its own are in its order.
        """
        services = scores["service"]
        for place, slug in enumerate(concept.services):
            services[slug] += strength * OF_A_LEAD * NEXT**place
        for topic in concept.topics:
            for slug in self._by_topic[topic][:MOST_OF_A_TOPIC]:
                services[slug] += strength * OF_A_TOPIC
        if concept.route is not None:
            scores["step"][concept.route] += strength * OF_A_LEAD
        if concept.route is not None and not concept.services:
            outcome = self._edition.route_map.outcomes.get(concept.route)
            for place, slug in enumerate(outcome.first if outcome else ()):
                services[slug] += strength * OF_A_ROUTE * NEXT**place
