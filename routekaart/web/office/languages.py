"""The languages: how many of their texts are missing, stale, or seen by people."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, make_response
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from routekaart.edition.content_files import ContentSource, read_content_files
from routekaart.language.formats import language_name
from routekaart.language.locales import LOCALES, SOURCE, TRANSLATED, Locale
from routekaart.language.reviewing.review_text import State
from routekaart.translating.filed_texts import FiledTexts
from routekaart.translating.live_texts import Counts, LiveTexts, count_state
from routekaart.translating.places import Places
from routekaart.translating.standing import Part
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

LANGUAGES = "/programma/talen"

STATES: dict[str, State] = {
    "ontbreekt": "untranslated",
    "verouderd": "stale",
    "computer": "machine",
    "mens": "human",
    "nagekeken": "reviewed",
}
PARTS: dict[str, Part] = {"routekaart": "map", "begrippen": "concepts", "aanbod": "catalogue"}
"""What is translated on these pages. Both by their word in an address."""

SAY_STATE: dict[State, str] = {
    "untranslated": "Ontbreekt",
    "stale": "Verouderd",
    "machine": "Door een computer",
    "human": "Door een mens",
    "reviewed": "Nagekeken",
}
SAY_PART: dict[Part, str] = {
    "map": "Routekaart",
    "concepts": "Begrippen: de namen",
    "catalogue": "Aanbod",
    "pages": "Bladzijden",
    "interface": "Woorden van de website",
}


class Opened(NamedTuple):
    """One language as a request sees it."""

    session: Session
    live: LiveTexts
    locale: str

    @property
    def places(self) -> Places:
        """Where its texts stand; addresses begin at this site."""
        originals = self.live.originals
        return Places(originals.pack, originals.route_map, self.locale)

    @property
    def filed(self) -> FiledTexts:
        """Its texts that change with a release."""
        return FiledTexts(site().settings, self.locale, self.places)


class Cell(NamedTuple):
    """How many texts; `address` shows them, and is empty where they are not translated here."""

    number: int
    address: str


class Line(NamedTuple):
    """A language, or a part of one: its name, and a number for each state."""

    name: str
    address: str
    cells: list[Cell]


def list_languages() -> Response:
    with site().database.reading() as session:
        live = LiveTexts(session, read_source())
        lines = [_line(Opened(session, live, locale)) for locale in TRANSLATED]
    heads = [*SAY_STATE.values(), "In bestanden te doen"]
    return make_response(render_page("office/languages/list.html", lines=lines, heads=heads))


def find_locale(locale: str) -> Locale:
    """A language to translate into. Raises NotFound."""
    if locale not in TRANSLATED:
        raise NotFound
    return LOCALES[locale]


def name_of(locale: str) -> str:
    """In Dutch: "Arabisch"."""
    return language_name(locale, SOURCE)


def read_source() -> ContentSource:
    """The content files as they are."""
    return read_content_files(site().settings.content_dir, site().settings.translations_dir)


def open_language(session: Session, locale: str) -> Opened:
    """As it stands now."""
    return Opened(session, LiveTexts(session, read_source()), locale)


def count_parts(opened: Opened) -> list[Line]:
    """The parts of one language, those of files too."""
    counts = opened.live.count(opened.locale) + opened.filed.count()
    words = {part: word for word, part in PARTS.items()}
    return [_part(counts, part, opened.locale, words.get(part, "")) for part in SAY_PART]


def _line(opened: Opened) -> Line:
    counts, filed = opened.live.count(opened.locale), opened.filed.count()
    here = f"{LANGUAGES}/{opened.locale}"
    cells = [
        Cell(count_state(counts, state), f"{here}?wat={word}") for word, state in STATES.items()
    ]
    waiting = count_state(filed, "untranslated") + count_state(filed, "stale")
    return Line(name_of(opened.locale), here, [*cells, Cell(waiting, "")])


def _part(counts: Counts, part: Part, locale: str, word: str) -> Line:
    here = f"{LANGUAGES}/{locale}?waar={word}" if word else ""
    cells = [
        Cell(counts[part, state], f"{here}&wat={name}" if word else "")
        for name, state in STATES.items()
    ]
    return Line(SAY_PART[part], here, cells)
