"""The interface's own words in the page's language, looked up fast: a page says some fifty of them.

Flask-Babel reads the catalogues, once; asking it anew for every word costs more than the page.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any, NamedTuple, cast

from flask import Flask, current_app, g
from flask_babel import Babel, force_locale, get_translations

from routekaart.language.compiled import CONTEXT, MACHINE_MADE, SEPARATOR
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.language.text import Text

_CATALOGUES = "routekaart.wording"


class Wording(NamedTuple):
    """The words of one language, by their Dutch, and those that wait for a person to review."""

    catalogue: NullTranslations
    machine_made: frozenset[str]


def install_wording(app: Flask) -> None:
    """Read the catalogue of every language."""
    Babel(app, locale_selector=lambda: g.get("locale", SOURCE), default_locale=SOURCE)
    catalogues = app.extensions[_CATALOGUES] = {}
    for code in LOCALES:
        with app.test_request_context(), force_locale(code):
            catalogues[code] = _read(get_translations())


def _read(catalogue: NullTranslations) -> Wording:
    waiting = catalogue.pgettext(CONTEXT, MACHINE_MADE)
    return Wording(
        catalogue, frozenset(waiting.split(SEPARATOR)) if waiting != MACHINE_MADE else frozenset()
    )


def wording_of(app: Flask, locale: str) -> Wording:
    """The words of a language; Dutch has none but its own."""
    return cast(Wording, app.extensions[_CATALOGUES][locale])


def choose_wording(locale: str) -> None:
    """From here on this request speaks `locale`."""
    g.locale = locale
    g.wording = wording_of(current_app, locale)


def wording_is_machine_made() -> bool:
    """Whether any word of the interface in the page's language waits for a person to review it."""
    return bool(g.wording.machine_made)


def read_text(text: Text) -> str:
    """A text of an edition in the page's language, or in Dutch where it has no translation."""
    words, _, reviewed = text.read(g.locale)
    if not reviewed:
        g.machine_made = True
    return words


def gettext(words: str, **values: Any) -> str:
    """The Dutch `words` in the page's language, with `%(name)s` filled in."""
    said = _wording_for(words).catalogue.gettext(words)
    return said % values if values else str(said)


def gettext_in(locale: str, words: str, **values: Any) -> str:
    """Likewise in another language than the page's."""
    said = _marked(wording_of(current_app, locale), words).catalogue.gettext(words)
    return said % values if values else str(said)


def ngettext(one: str, many: str, num: int, **values: Any) -> str:
    """Likewise for a number of things; `%(num)s` is the number."""
    said = _wording_for(one).catalogue.ngettext(one, many, num)
    return str(said) % {"num": num, **values}


def _wording_for(words: str) -> Wording:
    """The page's words; the page is from here on machine-made if these are."""
    return _marked(cast(Wording, g.wording), words)


def _marked(wording: Wording, words: str) -> Wording:
    if words in wording.machine_made:
        g.machine_made = True
    return wording
