"""The interface's own words in the page's language, looked up fast: a page says some fifty of them.

Flask-Babel reads the catalogues, once; asking it anew for every word costs more than the page.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any, cast

from flask import Flask, current_app, g
from flask_babel import Babel, force_locale, get_translations

from routekaart.language.locales import LOCALES, SOURCE

_CATALOGUES = "routekaart.wording"
_HEADER = ""  # the msgid that a catalogue answers with its header


def install_wording(app: Flask) -> None:
    """Read the catalogue of every language."""
    Babel(app, locale_selector=lambda: g.get("locale", SOURCE), default_locale=SOURCE)
    catalogues = app.extensions[_CATALOGUES] = {}
    for code in LOCALES:
        with app.test_request_context(), force_locale(code):
            catalogues[code] = get_translations()


def wording_of(app: Flask, locale: str) -> NullTranslations:
    """The catalogue of a language; Dutch has an empty one."""
    return cast(NullTranslations, app.extensions[_CATALOGUES][locale])


def choose_wording(locale: str) -> None:
    """From here on this request speaks `locale`."""
    g.locale = locale
    g.translations = wording_of(current_app, locale)


def wording_is_machine_made() -> bool:
    """Whether any interface word of the page's language waits for a person to review it."""
    return "X-Origin: machine" in g.translations.gettext(_HEADER)


def gettext(words: str, **values: Any) -> str:
    """The Dutch `words` in the page's language, with `%(name)s` filled in."""
    said = g.translations.gettext(words)
    return said % values if values else str(said)


def ngettext(one: str, many: str, num: int, **values: Any) -> str:
    """Likewise for a number of things; `%(num)s` is the number."""
    return str(g.translations.ngettext(one, many, num)) % {"num": num, **values}
