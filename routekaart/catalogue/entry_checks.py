"""Whether one entry of a content pack makes sense by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from urllib.parse import urlsplit

from routekaart.catalogue.pack import (
    Entry,
    PackLocation,
    PackOpeningTime,
    PackPhone,
    PackService,
)
from routekaart.catalogue.phone_numbers import UnusableNumber, parse
from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.slugs import check_slug
from routekaart.language.codes import language_codes

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def check_contact(
    email: str | None, address: str | None, spot: Spot, name: str
) -> Iterator[Problem]:
    if email is not None and not _EMAIL.fullmatch(email):
        yield (spot / "email").problem(f"'{email}' is geen e-mailadres.")
    if address is not None and not _is_web_address(address):
        yield (spot / name).problem(f"'{address}' is geen webadres; begin met https://.")


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in {"https", "http"} and "." in host and not re.search(r"\s", address)


def check_dates(entry: Entry, spot: Spot) -> Iterator[Problem]:
    """A source tells when it was last right, here and in every row below."""
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        for number, row in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(row, Entry):
                yield from check_dates(row, spot / name / number)
    if not hasattr(entry, "source") or not hasattr(entry, "assured_on"):
        return
    if entry.source is not None and entry.assured_on is None:
        yield spot.problem("Bij een bron ('source') hoort een dag ('assured_on').")
    if entry.source is None and entry.assured_on is not None:
        yield spot.problem("Bij een dag ('assured_on') hoort een bron ('source').")


def check_phones(phones: Sequence[PackPhone], spot: Spot) -> Iterator[Problem]:
    for number, phone in enumerate(phones):
        try:
            parse(phone.number)
        except UnusableNumber as error:
            yield (spot / number / "number").problem(str(error))


def check_opening_times(rows: Sequence[PackOpeningTime], spot: Spot) -> Iterator[Problem]:
    for number, row in enumerate(rows):
        at = spot / number
        if (row.opens is None) != (row.closes is None):
            yield at.problem("Geef begin én eind ('opens' en 'closes'), of geen van beide.")
        if any(each.second or each.microsecond for each in (row.opens, row.closes) if each):
            yield at.problem("Een tijd gaat op hele minuten: 09:30:00.")
        if row.pattern == "every other week" and row.valid_from is None:
            yield (at / "pattern").problem("Om de week telt vanaf een dag: geef 'valid_from'.")
        if row.pattern != "every" and row.weekday == "daily":
            yield (at / "pattern").problem(f"'{row.pattern}' hoort bij één dag van de week.")
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            yield (at / "valid_to").problem("Het eind ('valid_to') ligt voor het begin.")


def check_ages(service: PackService, spot: Spot) -> Iterator[Problem]:
    low, high = service.minimum_age, service.maximum_age
    for name, age in (("minimum_age", low), ("maximum_age", high)):
        if age is not None and not 0 <= age <= 120:
            yield (spot / name).problem(f"{age} is geen leeftijd.")
    if low is not None and high is not None and high < low:
        yield (spot / "maximum_age").problem(f"De hoogste leeftijd ({high}) ligt onder de laagste.")


def check_interval(service: PackService, spot: Spot) -> Iterator[Problem]:
    days = service.assure_every_days
    if days is not None and not 14 <= days <= 730:
        yield (spot / "assure_every_days").problem(
            f"Vraag om de 14 tot 730 dagen of alles nog klopt, niet om de {days}."
        )


def check_coordinates(location: PackLocation, spot: Spot) -> Iterator[Problem]:
    if (location.latitude is None) != (location.longitude is None):
        yield spot.problem("Geef 'latitude' én 'longitude', of geen van beide.")
    for name, value, low, high in (
        ("latitude", location.latitude, 50.7, 53.7),
        ("longitude", location.longitude, 3.3, 7.3),
    ):
        if value is not None and not low <= value <= high:
            yield (spot / name).problem(f"{value} ligt niet in Nederland.")


def check_languages(codes: Sequence[str], spot: Spot) -> Iterator[Problem]:
    for number, code in enumerate(codes):
        if code not in language_codes():
            yield (spot / number).problem(
                f"'{code}' is geen code van een taal, zoals nl, ar of ti."
            )


def check_keys(keys: Sequence[str], spot: Spot) -> Iterator[Problem]:
    slips = (check_slug(key, spot / number / "key") for number, key in enumerate(keys))
    yield from chain.from_iterable(slips)
    yield from check_repeats(keys, spot)


def check_repeats(keys: Sequence[str], spot: Spot) -> Iterator[Problem]:
    for number, key in enumerate(keys):
        if key in keys[:number]:
            yield (spot / number).problem(f"'{key}' staat hier al.")
