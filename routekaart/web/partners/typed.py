"""What partners type, read kindly and kept in one form. Whatever cannot be read raises Said."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from routekaart.accounts.people import UnusableAddress, tidy_email
from routekaart.catalogue.phone_numbers import UnusableNumber, parse
from routekaart.web.kit.form_fields import Said

_POSTCODE = re.compile(r"([1-9][0-9]{3})\s*([A-Z]{2})")


def read_number(typed: str) -> str:
    """A telephone number in the form that is kept. Raises Said."""
    try:
        return parse(typed)
    except UnusableNumber:
        raise Said(
            "Dit is geen nummer dat iemand kan bellen. Schrijf het als 070 300 88 34."
        ) from None


def read_email(typed: str) -> str:
    """An e-mail address in the form that is kept. Raises Said."""
    try:
        return tidy_email(typed)
    except UnusableAddress:
        raise Said("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.") from None


def read_website(typed: str) -> str:
    """A web address that a browser can open; `https://` may be left out. Raises Said."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if "." not in host or any(each.isspace() for each in address) or parts.username:
        raise Said("Dit is geen webadres. Schrijf het als www.voorbeeld.nl.")
    if parts.scheme not in ("https", "http"):
        raise Said("Begin een webadres met https://.")
    return address


def read_postcode(typed: str) -> str:
    """A Dutch postcode as "2262 AB", however it is typed. Raises Said."""
    found = _POSTCODE.fullmatch(typed.strip().upper())
    if found is None:
        raise Said("Dit is geen postcode. Schrijf hem als 2262 AB.")
    return f"{found[1]} {found[2]}"
