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
        at = spot / locale
        if locale not in language_codes():
            yield at.problem(f"'{locale}' is geen code van een taal, zoals nl, ar of ti.")
        if not words:
            yield at.problem(f"'{locale}' is leeg; laat de taal weg als er geen woorden zijn.")
        for number, says in _find_slips(words):
            yield (at / number).problem(says)


# Most words never change, and are looked at each time that something is published.
@lru_cache(maxsize=10_000)
def _find_slips(words: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """What is wrong with words, each by its number."""
    # Without a word to look for, a phrase would stand in whatever anybody types.
    mute = [
        (number, f"In '{word}' staat geen letter of cijfer.")
        for number, word in enumerate(words)
        if not any(map(str.isalnum, word))
    ]
    return (*mute, *_find_repeats([" ".join(each.casefold().split()) for each in words]))


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
    for field, keys in (("topics", concept.topics), ("services", concept.services)):
        for number, says in _find_repeats(keys):
            yield (spot / field / number).problem(says)
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


def _find_repeats(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, word in enumerate(words):
        if word in words[:number]:
            yield number, f"'{word}' staat hier al."
