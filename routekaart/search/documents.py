"""The pages of an edition as the search sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from routekaart.catalogue.phone_numbers import national
from routekaart.edition.entries import Edition, Location, Partner, Phone, Service
from routekaart.language.formats import language_name
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.language.text import Text
from routekaart.routemap.walk import find_ways_to
from routekaart.search.folding import find_numbers, find_words
from routekaart.search.index import Document, DocumentId
from routekaart.search.stemming import stem
from routekaart.search.words import SHORTEST_PART, find_content, find_part_stems

OF_A_PART = 0.5
"""How much a part of a compound weighs beside the whole word."""

TITLE_WEIGHT = 3.0
"""From here on a word is one by which the page itself is called, or its topic."""

SPELLED_WEIGHT = 2.0
"""From here on a word is one that a misspelled word may have been."""


class Said(NamedTuple):
    """A piece of a page. A plain string is Dutch, or a name, which is Dutch too."""

    weight: float
    words: Text | str | None


def documents_of(edition: Edition) -> list[Document]:
    """Every page that can be found. What has ended is among them: the day decides."""
    pages = list(_pages(edition))
    parts = _find_parts(chain.from_iterable(said for _, said in pages))
    return [_make_document(found, said, parts) for found, said in pages]


def _pages(edition: Edition) -> Iterator[tuple[DocumentId, list[Said]]]:
    for slug, service in edition.services.items():
        yield DocumentId("service", slug), [*_of_service(service, edition)]
    for key, location in edition.locations.items():
        yield DocumentId("place", key), [*_of_place(location)]
    for key, partner in edition.partners.items():
        yield DocumentId("partner", key), [*_of_partner(partner)]
    for key in (*edition.route_map.questions, *edition.route_map.outcomes):
        if key != edition.route_map.start:
            yield DocumentId("step", key), [*_of_step(key, edition)]


def _of_service(service: Service, edition: Edition) -> Iterator[Said]:
    yield Said(8, service.name)
    yield Said(5, service.alternate_name)
    yield Said(2, service.summary)
    for text in (service.description, service.what_happens, service.application_process):
        yield Said(1, text)
    yield Said(1, service.fees_description)
    for key in service.topics:
        yield from _of_topic(key, edition)
    for key in (*service.audiences, *service.trust_facts):
        yield Said(1.5, edition.terms[key].name)
    yield Said(2, edition.partners[service.partner].name)
    for place in service.places:
        location = edition.locations[place.location]
        yield Said(2, location.name)
        yield Said(1, location.address)
        yield Said(1, place.description)
        yield from _of_phones(place.phones)
    for code in service.languages:
        names = {each: language_name(code, each) for each in LOCALES if each != SOURCE}
        yield Said(2, Text(language_name(code, SOURCE), names))
    yield from _of_phones(service.phones)


def _of_topic(key: str, edition: Edition) -> Iterator[Said]:
    term = edition.terms[key]
    yield Said(TITLE_WEIGHT, term.name)
    if term.parent:
        yield Said(1, edition.terms[term.parent].name)


def _of_phones(phones: Iterable[Phone]) -> Iterator[Said]:
    return (Said(4, national(phone.number)) for phone in phones)


def _of_place(location: Location) -> Iterator[Said]:
    yield Said(8, location.name)
    yield Said(3, location.address)
    yield Said(2, location.postcode)
    yield Said(1, location.directions)


def _of_partner(partner: Partner) -> Iterator[Said]:
    yield Said(8, partner.name)
    yield Said(2, partner.description)
    yield from _of_phones(partner.phones)


def _of_step(key: str, edition: Edition) -> Iterator[Said]:
    route_map = edition.route_map
    for answer in find_ways_to(route_map, key):
        yield Said(6, answer.says)
    if outcome := route_map.outcomes.get(key):
        yield Said(3, outcome.title)
        yield Said(1, outcome.explains)
    if question := route_map.questions.get(key):
        yield Said(1, question.asks)
        for answer in question.answers:
            yield Said(1, answer.says)


def _read(said: Said) -> Iterator[tuple[str, str]]:
    """Locale and words, in every language in which it is truly said."""
    if isinstance(said.words, Text):
        for locale in LOCALES:
            words, lang, _reviewed = said.words.read(locale)
            if lang == locale:
                yield locale, words
    elif said.words:
        yield SOURCE, said.words


def _find_parts(said: Iterable[Said]) -> frozenset[str]:
    """The Dutch words that compounds may be made of."""
    dutch = (words for each in said for locale, words in _read(each) if locale == SOURCE)
    found = (word for words in dutch for word in find_words(words))
    return frozenset(word for word in found if len(word) >= SHORTEST_PART)


def _make_document(found: DocumentId, said: Iterable[Said], parts: Collection[str]) -> Document:
    stems: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    forms: dict[str, set[str]] = defaultdict(set)
    for each in said:
        for locale, text in _read(each):
            words = find_words(text)
            if each.weight >= SPELLED_WEIGHT:
                forms[locale].update(words)
            for number in find_numbers(text):
                stems[locale][number] += each.weight
            for word in find_content(words, locale):
                stems[locale][stem(word, locale)] += each.weight
                for part in find_part_stems(word, parts) if locale == SOURCE else ():
                    stems[locale][part] += each.weight * OF_A_PART
    words_by_locale = {locale: dict(found) for locale, found in stems.items()}
    return Document(found, words_by_locale, forms, _digest(words_by_locale, forms))


def _digest(stems: dict[str, dict[str, float]], forms: dict[str, set[str]]) -> str:
    told = repr([sorted((key, sorted(each.items())) for key, each in stems.items())])
    told += repr(sorted((key, sorted(each)) for key, each in forms.items()))
    return blake2b(told.encode(), digest_size=12).hexdigest()
