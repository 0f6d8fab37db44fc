"""Times, days and dates as each language writes them: 24-hour clock, Latin digits."""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache

from babel import Locale as CldrLocale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency

from routekaart.language.locales import LOCALES

_LTR, _POP = "\u2066", "\u2069"


def time_of_day(moment: time, locale: str) -> str:
    """ "9.00 uur" in Dutch, "09:00" elsewhere."""
    return f"{_dutch(moment)} uur" if locale == "nl" else f"{moment:%H:%M}"


def time_range(opens: time, closes: time, locale: str) -> str:
    """ "9.00 – 12.00 uur"; kept in order, first to last, inside right-to-left text."""
    if locale == "nl":
        return f"{_dutch(opens)} – {_dutch(closes)} uur"
    words = f"{opens:%H:%M} – {closes:%H:%M}"
    return f"{_LTR}{words}{_POP}" if LOCALES[locale].direction == "rtl" else words


def _dutch(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02}"


@lru_cache(maxsize=512)
def weekday(number: int, locale: str) -> str:
    """The name of a weekday; 0 is Monday."""
    return str(get_day_names("wide", "format", cldr(locale))[number])


@lru_cache(maxsize=2048)
def day_and_month(day: date, locale: str) -> str:
    """ "23 november"."""
    return format_date(day, "d MMMM", locale=cldr(locale))


@lru_cache(maxsize=2048)
def full_date(day: date, locale: str) -> str:
    """ "23 november 2026"."""
    return format_date(day, "d MMMM y", locale=cldr(locale))


@lru_cache(maxsize=512)
def listing(words: tuple[str, ...], locale: str) -> str:
    """ "a, b en c"."""
    return format_list(words, locale=cldr(locale))


@lru_cache(maxsize=512)
def language_name(code: str, locale: str) -> str:
    """The name of a spoken language in the reader's language: "Turks"."""
    return str(CldrLocale.parse(code).get_display_name(cldr(locale)))


def euros(cents: int, locale: str) -> str:
    """ "€ 12,50"."""
    words: str = format_currency(cents / 100, "EUR", locale=cldr(locale))
    return words.replace("EUR", "€")  # as CLDR has it for Ukrainian; the shop has the sign


def sentence(words: str) -> str:
    """The words with a capital to begin with."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=64)
def cldr(locale: str) -> CldrLocale:
    """Babel's locale with Latin digits, which are what stands on doors and letters."""
    return CldrLocale.parse(locale)
