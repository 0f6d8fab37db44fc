"""A text on the page where it is translated: beside its Dutch, with all that helps."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from markupsafe import Markup

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.language.glossary import (
    Terms,
    find_strays,
    find_terms,
    glossary_file,
    read_glossary,
)
from routekaart.language.reviewing.review_text import Place
from routekaart.translating.earlier import Version, find_earlier_dutch, list_versions
from routekaart.translating.live_texts import LiveText
from routekaart.web.kit.differences import compare_words
from routekaart.web.kit.site import site
from routekaart.web.office.languages import SAY_STATE, Opened
from routekaart.web.office.texts_form import TextsForm

_LETTERS_A_LINE, _FEWEST_LINES = 34, 3


class Card(NamedTuple):
    """One text. `was` is the Dutch it was translated from, with what went marked, where that is
    another and known; `advice` is no reason to refuse.
    """

    text: LiveText
    field: Any
    place: Place
    state: str
    was: list[Markup]
    terms: Terms
    advice: list[str]
    versions: list[Version]
    lines: int
    """How high the box for the translation is."""


def make_cards(opened: Opened, texts: list[LiveText], form: TextsForm) -> list[Card]:
    """A card for each text, with its part of the form."""
    session, places = opened.session, opened.places
    earlier = find_earlier_dutch(session, texts)
    versions = list_versions(session, opened.locale, [text.key for text in texts])
    terms = _read_terms().get(opened.locale, {})
    cards = []
    for text, entry in zip(texts, form.texts, strict=True):
        was, words = earlier.get(text.key, ""), text.standing.words
        cards.append(
            Card(
                text,
                entry.form,
                places.of_content(text.key),
                SAY_STATE[text.standing.state],
                compare_words(was, text.dutch).before if was else [],
                find_terms(terms, text.dutch),
                list(find_strays(terms, text.dutch, words)) if words else [],
                [each._replace(at=_here(each.at)) for each in versions[text.key]],
                _count_lines(entry.form.words.data or text.dutch),
            )
        )
    return cards


def _read_terms() -> dict[str, Terms]:
    """The glossary, kept for as long as its file stays as it is."""
    folder = site().settings.translations_dir
    try:
        stamp = glossary_file(folder).stat().st_mtime_ns
    except OSError:
        return {}
    terms: dict[str, Terms] = site().site.keep(
        "glossary", (folder, stamp), lambda: read_glossary(folder).terms
    )
    return terms


def _here(at: datetime) -> datetime:
    return at.astimezone(ZONE)


def _count_lines(words: str) -> int:
    wrapped = sum(len(line) // _LETTERS_A_LINE + 1 for line in words.splitlines())
    return max(_FEWEST_LINES, wrapped + 1)
