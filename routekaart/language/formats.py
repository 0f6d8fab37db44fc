"""Times, days and dates as each language writes them: 24-hour clock, Latin digits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from routekaart.language.cldr import names_in
from routekaart.language.locales import LOCALES, SOURCE

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


def weekday(number: int, locale: str) -> str:
    """The name of a weekday; 0 is Monday."""
    return names_in(locale).weekdays[number]


def day_and_month(day: date, locale: str) -> str:
    """ "23 november"."""
    return f"{day.day} {names_in(locale).months[day.month - 1]}"


def full_date(day: date, locale: str) -> str:
    """ "23 november 2026"."""
    return f"{day_and_month(day, locale)} {day.year}"


def listing(words: Sequence[str], locale: str) -> str:
    """ "a, b en c"."""
    joins = names_in(locale).joins
    if len(words) < 3:
        return joins["2"].format(*words) if len(words) == 2 else "".join(words)
    first, *others, last = words
    said = joins["start"].format(first, others[0])
    for each in others[1:]:
        said = joins["middle"].format(said, each)
    return joins["end"].format(said, last)


def language_name(code: str, locale: str) -> str:
    """The name of a spoken language in the reader's language: "Turks". Dutch where it has none."""
    return names_in(locale).languages.get(code) or names_in(SOURCE).languages[code]


def euros(cents: int, locale: str) -> str:
    """ "€ 12,50"."""
    names = names_in(locale)
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", names.group)
    return names.euros.format(f"{grouped}{names.decimal}{rest:02}")


def sentence(words: str) -> str:
    """The words with a capital to begin with."""
    return words[:1].upper() + words[1:]
