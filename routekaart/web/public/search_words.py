"""Words to look for, for the phone to suggest while somebody types: nothing typed leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import Response, g, jsonify

from routekaart.edition.entries import Edition
from routekaart.language.locales import SOURCE
from routekaart.web.kit.site import site

KEPT_FOR = 600
"""Seconds a phone may keep them: an old name still finds what it named."""


def list_words() -> Response:
    """A JSON list, in alphabetical order, the same for a whole day of an edition."""
    edition, today = site().edition, site().now.date()
    key = (g.locale, "words to look for")
    words = site().sheets.get(key)
    if words is None:
        found = {word.casefold(): word for word in _find_words(edition, g.locale, today)}
        words = site().sheets[key] = [found[each] for each in sorted(found)]
    response = jsonify(words)
    response.headers["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    return response


def _find_words(edition: Edition, locale: str, today: date) -> Iterator[str]:
    """Names of what people look for, and of what is on offer, as this language has them."""
    yield from (concept.name(locale, SOURCE) for concept in edition.concepts.values())
    for service in edition.services.values():
        if service.offered_on(today):
            yield service.name
            if service.alternate_name and service.alternate_name.read(locale).lang == locale:
                yield service.alternate_name.read(locale).words
