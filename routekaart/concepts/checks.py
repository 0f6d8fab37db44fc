"""Whether concepts have words that can be found, and lead to something that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from routekaart.concepts.concept import Concept
from routekaart.concepts.content_files import ConceptFiles
from routekaart.content_pack.problems import Problem, Spot, did_you_mean
from routekaart.language.codes import language_codes
from routekaart.language.locales import SOURCE


class Destinations(NamedTuple):
    """What a concept may lead to. None where that cannot be known, and so is not checked.

    `services`: every slug there is; of those `inactive` are never shown, and `lines` are national.
    `topics`: keys of terms; `pages`: keys of the questions and outcomes of the route map.
    """

    services: Collection[str]
    inactive: Collection[str]
    lines: Collection[str]
    topics: Collection[str] | None
    pages: Collection[str] | None


def problems(files: ConceptFiles, known: Destinations) -> list[Problem]:
    """All there is against these concepts, those of reading them included, in file order.

    A service that has ended, or is yet to begin, is none of them: the search passes over it.
    """
    found = list(files.problems)
    for key, concept in files.concepts.items():
        spot = files.spots[key]
        found.extend(_word_problems(concept, spot / "words"))
        found.extend(_lead_problems(concept, known, spot))
    return sorted(found)


def _word_problems(concept: Concept, spot: Spot) -> Iterator[Problem]:
    """The locales may go ahead of those of the site: what people type needs no translated page."""
    if SOURCE not in concept.words:
        yield spot.problem(f"De Nederlandse woorden ('{SOURCE}') ontbreken.")
    for locale, words in concept.words.items():
        if locale in language_codes() and _are_sound(words):
            continue
        if locale not in language_codes():
            says = f"'{locale}' is geen code van een taal, zoals nl, ar of ti."
            yield (spot / locale).problem(says)
        if not words:
            says = f"'{locale}' is leeg; laat de taal weg als er geen woorden zijn."
            yield (spot / locale).problem(says)
        for number, word in enumerate(words):
            # Without a word to look for, a phrase would stand in whatever anybody types.
            if not any(map(str.isalnum, word)):
                says = f"In '{word}' staat geen letter of cijfer."
                yield (spot / locale / number).problem(says)
        yield from _repeats(_folded(words), spot / locale)


@lru_cache(maxsize=10_000)
def _are_sound(words: tuple[str, ...]) -> bool:
    """Most words never change, and are looked at each time that something is published."""
    said = all(any(map(str.isalnum, each)) for each in words)
    return bool(words) and said and len(set(_folded(words))) == len(words)


def _folded(words: Sequence[str]) -> list[str]:
    return [" ".join(each.casefold().split()) for each in words]


def _lead_problems(concept: Concept, known: Destinations, spot: Spot) -> Iterator[Problem]:
    if not (concept.route or concept.topics or concept.services or concept.line):
        yield spot.problem(
            "Dit begrip leidt nergens heen: noem 'route', 'topics', 'services' of 'line'."
        )
    if known.pages is not None and concept.route is not None and concept.route not in known.pages:
        meant = did_you_mean(concept.route, known.pages)
        says = f"De vraag of uitkomst '{concept.route}' bestaat niet{meant}"
        yield (spot / "route").problem(says)
    for number, topic in enumerate(concept.topics):
        if known.topics is not None and topic not in known.topics:
            says = f"Het onderwerp '{topic}' bestaat niet{did_you_mean(topic, known.topics)}"
            yield (spot / "topics" / number).problem(says)
    for number, slug in enumerate(concept.services):
        yield from _service_problems(slug, known, spot / "services" / number)
    yield from _repeats(concept.topics, spot / "topics")
    yield from _repeats(concept.services, spot / "services")
    if concept.line is not None:
        yield from _line_problems(concept.line, known, spot / "line")


def _service_problems(slug: str, known: Destinations, spot: Spot) -> Iterator[Problem]:
    if slug in known.inactive:
        yield spot.problem(f"De dienst '{slug}' is niet actief; bewoners krijgen hem niet te zien.")
    elif slug not in known.services:
        meant = did_you_mean(slug, set(known.services) - set(known.inactive))
        yield spot.problem(f"De dienst '{slug}' bestaat niet{meant}")


def _line_problems(slug: str, known: Destinations, spot: Spot) -> Iterator[Problem]:
    if slug in known.inactive:
        yield from _service_problems(slug, known, spot)
    elif slug not in known.services:
        yield spot.problem(f"De lijn '{slug}' bestaat niet{did_you_mean(slug, known.lines)}")
    elif slug not in known.lines:
        yield spot.problem(f"De dienst '{slug}' is geen landelijke lijn.")


def _repeats(words: Sequence[str], spot: Spot) -> Iterator[Problem]:
    if len(words) == len(set(words)):
        return
    for number, word in enumerate(words):
        if word in words[:number]:
            yield (spot / number).problem(f"'{word}' staat hier al.")
