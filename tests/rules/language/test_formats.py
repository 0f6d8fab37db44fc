"""Times, days and dates as each language writes them."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from routekaart.language import formats
from routekaart.language.codes import language_codes
from routekaart.language.locales import LOCALES

NINE, NOON = time(9), time(12)
EVERYWHERE = pytest.mark.parametrize("locale", LOCALES)


@pytest.mark.parametrize(("locale", "says"), [("nl", "9.00 uur"), ("en", "09:00"), ("ar", "09:00")])
def test_a_time(locale: str, says: str) -> None:
    assert formats.time_of_day(NINE, locale) == says


@pytest.mark.parametrize(
    ("locale", "says"),
    [("nl", "9.00 – 12.00 uur"), ("en", "09:00 – 12:00"), ("ar", "\u206609:00 – 12:00\u2069")],
)
def test_from_and_till(locale: str, says: str) -> None:
    assert formats.time_range(NINE, NOON, locale) == says


@EVERYWHERE
@given(moment=st.times())
def test_no_clock_has_twelve_hours_or_digits_of_its_own(locale: str, moment: time) -> None:
    hour, minute = re.findall(r"[0-9]+", formats.time_of_day(moment, locale))
    assert (int(hour), int(minute)) == (moment.hour, moment.minute)


@EVERYWHERE
@given(day=st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_a_date_has_latin_digits_and_is_that_date(locale: str, day: date) -> None:
    assert re.findall(r"\d+", formats.full_date(day, locale)) == [str(day.day), str(day.year)]
    assert re.findall(r"\d+", formats.day_and_month(day, locale)) == [str(day.day)]
    assert formats.full_date(day, locale).isprintable()


@pytest.mark.parametrize(
    ("locale", "date_says", "day_says"),
    [
        ("nl", "23 november 2026", "maandag"),
        ("en", "23 November 2026", "Monday"),
        ("ar", "23 نوفمبر 2026", "الاثنين"),
    ],
)
def test_names_of_days_and_months(locale: str, date_says: str, day_says: str) -> None:
    monday = date(2026, 11, 23)
    assert formats.full_date(monday, locale) == date_says
    assert formats.weekday(monday.weekday(), locale) == day_says


@EVERYWHERE
def test_the_week_has_seven_names(locale: str) -> None:
    assert len({formats.weekday(number, locale) for number in range(7)}) == 7


@pytest.mark.parametrize(
    ("words", "says"),
    [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")],
)
def test_a_list(words: tuple[str, ...], says: str) -> None:
    assert formats.listing(words, "nl") == says


def test_languages_are_called_as_the_reader_calls_them() -> None:
    assert [formats.language_name("tr", locale) for locale in LOCALES] == [
        "Turks",
        "Turkish",
        "التركية",
        "Türkçe",
        "turecki",
        "турецька",
        "ترکی استانبولی",
        "ቱርክኛ",
    ]


@EVERYWHERE
def test_every_language_that_may_be_spoken_has_a_name(locale: str) -> None:
    assert [code for code in language_codes() if not formats.language_name(code, locale)] == []


@EVERYWHERE
def test_words_are_as_babel_says_them(locale: str) -> None:
    for month in range(1, 13):
        day = date(2026, month, 7)
        assert formats.full_date(day, locale) == format_date(day, "d MMMM y", locale=locale)
    for count in range(6):
        words = tuple("abcde"[:count])
        assert formats.listing(words, locale) == format_list(words, locale=locale)
    for cents in (0, 5, 1250, 123_456):
        amount = format_currency(cents / 100, "EUR", locale=locale).replace("EUR", "€")
        assert formats.euros(cents, locale) == amount


@pytest.mark.parametrize("cents", [0, 5, 1250, 100_000])
@EVERYWHERE
def test_an_amount_is_never_rounded(locale: str, cents: int) -> None:
    digits = "".join(re.findall(r"[0-9]", formats.euros(cents, locale)))
    assert int(digits) == cents
    assert "€" in formats.euros(cents, locale)


def test_a_sentence_begins_with_a_capital() -> None:
    assert formats.sentence("elke eerste Dinsdag") == "Elke eerste Dinsdag"
    assert formats.sentence("") == ""
