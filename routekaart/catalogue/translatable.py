"""Every text of the catalogue that is translated, and the key by which translators know it.

A key is the entry and the field: `service.ping-loket` + `place.de-plint.description`. Names of
partners, services and places are what stands on the door, so they are never translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from routekaart.catalogue.holiday_closures import HOLIDAYS, holiday_key, year_free
from routekaart.catalogue.pack import Entry, Pack, PackOpeningTime, PackPhone, PackService
from routekaart.catalogue.texts import digest_of

PARTNER_FIELDS = ("description",)
LOCATION_FIELDS = ("directions", "alert")
SERVICE_FIELDS = (
    "alternate_name",
    "summary",
    "description",
    "what_happens",
    "application_process",
    "fees_description",
    "alert",
)


def texts_of(pack: Pack) -> dict[str, str]:
    """The Dutch of every translatable text by key, with the public holidays."""
    texts = {f"closure.{holiday_key(name)}.reason": name for name in HOLIDAYS}
    for slug, term in pack.terms.items():
        texts[f"term.{slug}.name"] = term.name
    for slug, partner in pack.partners.items():
        texts.update(_keyed(f"partner.{slug}", _of_fields(partner, PARTNER_FIELDS)))
        texts.update(_keyed(f"partner.{slug}", _of_phones(partner.phones)))
    for slug, location in pack.locations.items():
        texts.update(_keyed(f"location.{slug}", _of_fields(location, LOCATION_FIELDS)))
        texts.update(_keyed(f"location.{slug}", _of_phones(location.phones)))
    for slug, service in pack.services.items():
        texts.update(_keyed(f"service.{slug}", _of_service(service)))
    for key, closure in pack.closures.items():
        texts[f"{closure_entry(key)}.reason"] = closure.reason
    return texts


def split_key(key: str) -> tuple[str, str]:
    """The entry and the field of a key."""
    kind, slug, field = key.split(".", 2)
    return f"{kind}.{slug}", field


def closure_entry(key: str) -> str:
    """The entry whose `reason` a closure shows: one for all years of a public holiday."""
    return f"closure.{year_free(key)}"


def note_field(dutch: str) -> str:
    """The field of a note at opening times: equal words share one translation."""
    return f"note.{digest_of(dutch)[:8]}"


def phone_field(dutch: str) -> str:
    """The field of the description of a telephone: equal words share one translation."""
    return f"phone.{digest_of(dutch)[:8]}"


Texts = Iterator[tuple[str, str]]


def _keyed(entry: str, texts: Iterable[tuple[str, str]]) -> Texts:
    return ((f"{entry}.{field}", dutch) for field, dutch in texts)


def _of_fields(entry: Entry, fields: Iterable[str]) -> Texts:
    for field in fields:
        dutch = getattr(entry, field)
        if dutch is not None:
            yield field, dutch


def _of_phones(phones: Iterable[PackPhone]) -> Texts:
    for phone in phones:
        if phone.description is not None:
            yield phone_field(phone.description), phone.description


def _of_opening_times(rows: Iterable[PackOpeningTime]) -> Texts:
    for row in rows:
        if row.note is not None:
            yield note_field(row.note), row.note


def _of_service(service: PackService) -> Texts:
    yield from _of_fields(service, SERVICE_FIELDS)
    yield from _of_phones(service.phones)
    yield from _of_opening_times(service.opening_times)
    for document in service.documents:
        yield f"document.{document.key}", document.name
    for cost in service.costs:
        if cost.description is not None:
            yield f"cost.{cost.key}", cost.description
    for place in service.places:
        within = f"place.{place.location}"
        yield from _keyed(within, _of_fields(place, ("description",)))
        yield from _keyed(within, _of_phones(place.phones))
        yield from _keyed(within, _of_opening_times(place.opening_times))
