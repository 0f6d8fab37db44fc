"""Telephone numbers: read as people type them, kept in one form, printed and linked.

Kept as E.164, or as a short number that is dialled as it stands: 112, 113, and 14 070 and its kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

SHORT_NUMBERS = frozenset({"112", "113", "144", "116000", "116006", "116111", "116123"})
"""Emergency, suicide prevention, animals, and Europe's 116: no numbers to the library."""

_REGION = "NL"
_TYPED = re.compile(r"\+?[\d\s().\-–/]+")
_FOURTEEN = re.compile(r"14\d{3,4}")
_DIALLED_AS_PRINTED = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
}


class UnusableNumber(ValueError):
    """What was typed is no number that can be dialled."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” is geen telefoonnummer dat iemand kan bellen.")


def parse(text: str) -> str:
    """The kept form of what a person typed. Raises UnusableNumber."""
    if not _TYPED.fullmatch(text.strip()):
        raise UnusableNumber(text)
    short = phonenumbers.normalize_digits_only(text)
    if short in SHORT_NUMBERS and "+" not in text:
        return short
    number = _read(text)
    if not phonenumbers.is_valid_number(number):
        raise UnusableNumber(text)
    if number.country_code == 31 and _FOURTEEN.fullmatch(str(number.national_number)):
        return str(number.national_number)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=4096)
def national(number: str) -> str:
    """A kept number as it is printed on paper here: `070 300 8834`, `14 070`, `112`."""
    if _FOURTEEN.fullmatch(number):
        return f"{number[:2]} {number[2:]}"
    if not number.startswith("+"):
        return number
    parsed = _read(number)
    at_home = phonenumbers.region_code_for_country_code(parsed.country_code or 0) == _REGION
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


@lru_cache(maxsize=4096)
def tel_link(number: str) -> str:
    """The `tel:` address of a kept number; service numbers cannot be dialled with +31."""
    if not number.startswith("+"):
        return f"tel:{number}"
    if phonenumbers.number_type(_read(number)) in _DIALLED_AS_PRINTED:
        return f"tel:{phonenumbers.normalize_digits_only(national(number))}"
    return f"tel:{number}"


def whatsapp_link(number: str, words: str) -> str:
    """A link that opens a chat with `words` already typed. A short number raises UnusableNumber."""
    if not number.startswith("+"):
        raise UnusableNumber(number)
    return f"https://wa.me/{number[1:]}?text={quote(words, safe='')}"


def _read(text: str) -> PhoneNumber:
    try:
        return phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        raise UnusableNumber(text) from None
