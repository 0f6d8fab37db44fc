"""Numbers of FACTS and numbers of nobody, in every way people type them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.catalogue.phone_numbers import (
    SHORT_NUMBERS,
    UnusableNumber,
    national,
    parse,
    tel_link,
    whatsapp_link,
)

KEPT = {
    "(070) 300 88 34": "+31703008834",
    "+31 (0)70 300 88 34": "+31703008834",
    "0031 70 3008834": "+31703008834",
    "06 280 577 03": "+31628057703",
    "06-28 05 77 03": "+31628057703",
    "٠٦٢٨٠٥٧٧٠٣": "+31628057703",
    "14 070": "14070",
    "+31 14 070": "14070",
    "112": "112",
    "1 1 3": "113",
    "0800-2000": "+318002000",
    "0900-8844": "+319008844",
    "088 0767 000": "+31880767000",
    "+44 20 7946 0958": "+442079460958",
}

UNUSABLE = [
    "",
    " ",
    "-",
    "bel ons",
    "070",
    "123",
    "14 099",
    "+112",
    "070 300 88 34 toestel 5",
    "070 300 88 34 of 06 280 577 03",
    "0800-GELDFIT",
    "0" * 400,
    "+" * 30,
]


@pytest.mark.parametrize(("typed", "kept"), KEPT.items())
def test_what_people_type_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert parse(typed) == kept


@pytest.mark.parametrize("typed", UNUSABLE)
def test_what_cannot_be_dialled_is_refused(typed: str) -> None:
    with pytest.raises(UnusableNumber):
        parse(typed)


@pytest.mark.parametrize(
    ("kept", "printed", "link"),
    [
        ("+31703008834", "070 300 8834", "tel:+31703008834"),
        ("+31628057703", "06 28057703", "tel:+31628057703"),
        ("14070", "14 070", "tel:14070"),
        ("112", "112", "tel:112"),
        ("+318002000", "0800 2000", "tel:08002000"),
        ("+319008844", "0900 8844", "tel:09008844"),
        ("+31880767000", "088 076 7000", "tel:0880767000"),
        ("+442079460958", "+44 20 7946 0958", "tel:+442079460958"),
    ],
)
def test_numbers_are_printed_and_dialled_as_they_are_here(
    kept: str, printed: str, link: str
) -> None:
    assert national(kept) == printed
    assert tel_link(kept) == link


def test_whatsapp_opens_with_the_words_typed() -> None:
    words = "Hallo! Ik heb een vraag & ik zoek hulp.\nمرحبا؟ #1"
    link = urlsplit(whatsapp_link("+31628057703", words))
    assert (link.scheme, link.netloc, link.path) == ("https", "wa.me", "/31628057703")
    assert parse_qs(link.query, strict_parsing=True) == {"text": [words]}


def test_a_short_number_has_no_whatsapp() -> None:
    with pytest.raises(UnusableNumber):
        whatsapp_link("112", "Hallo")


area_codes = st.sampled_from(["70", "10", "20", "182", "6", "88", "85", "800", "900"])


@st.composite
def dutch_numbers(draw: st.DrawFn) -> str:
    area = draw(area_codes)
    length = 4 if area in ("800", "900") else 9 - len(area)
    digits = draw(st.text("0123456789", min_size=length, max_size=length))
    return f"+31{area}{digits}"


@given(dutch_numbers())
def test_printing_and_reading_again_gives_the_same_number(number: str) -> None:
    if not phonenumbers.is_valid_number(phonenumbers.parse(number)):
        return
    kept = parse(number)
    assert parse(kept) == kept
    assert parse(national(kept)) == kept
    assert parse(tel_link(kept).removeprefix("tel:")) == kept


@given(st.sampled_from(sorted(SHORT_NUMBERS)))
def test_short_numbers_survive_printing(number: str) -> None:
    assert parse(national(number)) == number == tel_link(number).removeprefix("tel:")


@given(st.one_of(st.text(max_size=40), st.text("0123456789+-() ", max_size=25)))
def test_anything_else_is_a_named_refusal(typed: str) -> None:
    try:
        kept = parse(typed)
    except UnusableNumber:
        return
    assert kept.removeprefix("+").isascii()
    assert kept.removeprefix("+").isdigit()
    assert 3 <= len(kept) <= 16
