"""Every text of the catalogue that is translated, and the key by which translators know it.

A key is the entry and the field: `service.ping-loket` + `place.de-plint.description`. Names of
partners, services and places are what stands on the door, so they are never translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from routekaart.catalogue.holiday_closures import HOLIDAYS, holiday_key, year_free
from routekaart.catalogue.pack import Entry, Pack, PackOpeningTime, PackPhone, PackService
from routekaart.catalogue.texts import digest_of
from routekaart.content_pack.problems import KeyPath

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


class TextOfPack(NamedTuple):
    """A text of the catalogue: its key for translators, and where it stands in which entry."""

    key: str
    noun: Literal["partners", "locations", "terms", "services", "closures"]
    slug: str
    path: KeyPath
    dutch: str


def texts_of(pack: Pack) -> dict[str, str]:
    """The Dutch of every translatable text by key, with the public holidays."""
    texts = {f"closure.{holiday_key(name)}.reason": name for name in HOLIDAYS}
    return texts | {each.key: each.dutch for each in each_text(pack)}


def each_text(pack: Pack) -> Iterator[TextOfPack]:
    """Every text that is written in the pack. Those with equal keys have equal words."""
    for slug, term in pack.terms.items():
        yield TextOfPack(f"term.{slug}.name", "terms", slug, ("name",), term.name)
    for slug, partner in pack.partners.items():
        for field, path, dutch in _of_entry(partner, PARTNER_FIELDS, partner.phones):
            yield TextOfPack(f"partner.{slug}.{field}", "partners", slug, path, dutch)
    for slug, location in pack.locations.items():
        for field, path, dutch in _of_entry(location, LOCATION_FIELDS, location.phones):
            yield TextOfPack(f"location.{slug}.{field}", "locations", slug, path, dutch)
    for slug, service in pack.services.items():
        for field, path, dutch in _of_service(service):
            yield TextOfPack(f"service.{slug}.{field}", "services", slug, path, dutch)
    for slug, closure in pack.closures.items():
        key = f"{closure_entry(slug)}.reason"
        yield TextOfPack(key, "closures", slug, ("reason",), closure.reason)


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


Texts = Iterator[tuple[str, KeyPath, str]]
"""Of one entry: the field of the key, the place in the entry, the Dutch."""


def _of_entry(entry: Entry, fields: Iterable[str], phones: Iterable[PackPhone]) -> Texts:
    for field in fields:
        dutch = getattr(entry, field)
        if dutch is not None:
            yield field, (field,), dutch
    for number, phone in enumerate(phones):
        if phone.description is not None:
            path = ("phones", number, "description")
            yield phone_field(phone.description), path, phone.description


def _of_opening_times(rows: Iterable[PackOpeningTime]) -> Texts:
    for number, row in enumerate(rows):
        if row.note is not None:
            yield note_field(row.note), ("opening_times", number, "note"), row.note


def _of_service(service: PackService) -> Texts:
    yield from _of_entry(service, SERVICE_FIELDS, service.phones)
    yield from _of_opening_times(service.opening_times)
    for number, document in enumerate(service.documents):
        yield f"document.{document.key}", ("documents", number, "name"), document.name
    for number, cost in enumerate(service.costs):
        if cost.description is not None:
            yield f"cost.{cost.key}", ("costs", number, "description"), cost.description
    for number, place in enumerate(service.places):
        of_place = (
            *_of_entry(place, ("description",), place.phones),
            *_of_opening_times(place.opening_times),
        )
        for field, path, dutch in of_place:
            yield f"place.{place.location}.{field}", ("places", number, *path), dutch
