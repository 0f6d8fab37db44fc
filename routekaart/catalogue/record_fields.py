"""Filling the records of the catalogue from what a content file says, one field at a time."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence
from typing import Any, cast

from msgspec import structs
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.exporting import EntryRecord
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.pack import Entry, PackOpeningTime, PackPhone, PackPlace
from routekaart.catalogue.particulars import CostOption, Doubt, RequiredDocument, SpokenLanguage
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.phones import Phone
from routekaart.catalogue.projection import WEEKDAYS, each_day
from routekaart.catalogue.services import Service, ServiceAtLocation
from routekaart.catalogue.terms import LocationTerm, ServiceTerm, Term, TermKind

WITHIN_KIND = frozenset({"parent", "ask_through"})
"""Fields that name another entry of the same kind, which has to be there first."""

TOGETHER = (
    ("minimum_age", "maximum_age"),
    ("valid_from", "valid_to"),
    ("latitude", "longitude"),
    ("scope", "target"),
    ("starts_on", "ends_on"),
    ("keeps", "hours"),
)
"""Fields that the database checks against each other: half of such a pair is never written."""

_RECORDS: dict[str, type[EntryRecord]] = {
    "term": Term,
    "partner": Partner,
    "location": Location,
    "service": Service,
    "closure": ClosureRow,
}
_REFERS_TO = {"parent": "term", "partner": "partner", "ask_through": "service"}
_TERM_KINDS: dict[str, TermKind] = {
    "topics": "topic",
    "audiences": "audience",
    "trust_facts": "trust",
}


class RefusedLoad(Exception):
    """The content pack does not go with what is in the database; says what, in Dutch."""


class RecordFields:
    """Writes fields into records; `records` holds every record by `<kind>.<slug>`."""

    def __init__(
        self, session: Session, records: MutableMapping[str, EntryRecord], by: str
    ) -> None:
        self._session = session
        self._records = records
        self._by = by

    def create(self, key: str, entry: Entry) -> EntryRecord:
        """A new record with every field but those of WITHIN_KIND, which can be written later."""
        kind, slug = key.split(".", 1)
        record = _RECORDS[kind]()
        setattr(record, "slug" if hasattr(record, "slug") else "key", slug)
        for field in entry.__struct_fields__:
            if field not in WITHIN_KIND and field != "key":
                self.write(record, field, getattr(entry, field))
        self._session.add(record)
        self._records[key] = record
        return record

    def write(self, record: EntryRecord, field: str, value: Any) -> None:
        """Put the value of a field, as an entry in normal form has it, into the record.

        Raises RefusedLoad when it refers to an entry that does not exist.
        """
        if field in _REFERS_TO:
            setattr(record, field, self._referred(_REFERS_TO[field], value))
        elif field == "target":
            self._write_target(cast(ClosureRow, record), value)
        elif field in _TERM_KINDS:
            self._write_terms(cast(Service, record), _TERM_KINDS[field], value)
        elif field == "accessibility":
            links = [LocationTerm(term=self._referred("term", key)) for key in value]
            self._replace(record, "terms", links)
        elif field in _ROWS:
            self._replace(record, field, _ROWS[field](self, value))
        else:
            setattr(record, field, value)
            if field == "assured_on" and isinstance(record, Service | Location):
                record.assured_by = self._by

    def _write_target(self, closure: ClosureRow, slug: str | None) -> None:
        for kind in ("partner", "location", "service"):
            about = self._referred(kind, slug) if closure.scope == kind else None
            setattr(closure, kind, about)

    def _write_terms(self, service: Service, kind: TermKind, keys: Iterable[str]) -> None:
        others = [link for link in service.terms if link.kind != kind]
        links = [
            ServiceTerm(term=self._referred("term", key), kind=kind, position=position)
            for position, key in enumerate(keys)
        ]
        if len(others) < len(service.terms):
            service.terms = others
            self._session.flush()
        service.terms = [*others, *links]

    def _replace(self, record: EntryRecord, name: str, rows: Sequence[object]) -> None:
        if getattr(record, name):
            # New rows may be equal to old ones in what has to be unique, and go in first.
            setattr(record, name, [])
            self._session.flush()
        setattr(record, name, rows)

    def _referred(self, kind: str, slug: str | None) -> Any:
        if slug is None:
            return None
        try:
            return self._records[f"{kind}.{slug}"]
        except KeyError:
            raise RefusedLoad(f"{kind}.{slug} staat niet (meer) in de database.") from None

    def places(self, places: Iterable[PackPlace]) -> list[ServiceAtLocation]:
        return [
            ServiceAtLocation(
                location=self._referred("location", place.location),
                description=place.description,
                assured_on=place.assured_on,
                source=place.source,
                opening_times=self.opening_times(place.opening_times),
                phones=self.phones(place.phones),
            )
            for place in places
        ]

    def opening_times(self, rows: Iterable[PackOpeningTime]) -> list[OpeningTimeRow]:
        return [
            OpeningTimeRow(**structs.asdict(row) | {"weekday": WEEKDAYS.index(row.weekday)})
            for row in each_day(rows)
        ]

    def phones(self, phones: Iterable[PackPhone]) -> list[Phone]:
        return [Phone(**structs.asdict(phone)) for phone in phones]

    def languages(self, codes: Iterable[str]) -> list[SpokenLanguage]:
        return [SpokenLanguage(code=code) for code in codes]

    def costs(self, costs: Iterable[Entry]) -> list[CostOption]:
        return [CostOption(**structs.asdict(cost)) for cost in costs]

    def documents(self, documents: Iterable[Entry]) -> list[RequiredDocument]:
        return [RequiredDocument(**structs.asdict(document)) for document in documents]

    def doubts(self, doubts: Iterable[Entry]) -> list[Doubt]:
        return [Doubt(**structs.asdict(doubt)) for doubt in doubts]


_ROWS: dict[str, Any] = {
    "places": RecordFields.places,
    "opening_times": RecordFields.opening_times,
    "phones": RecordFields.phones,
    "languages": RecordFields.languages,
    "costs": RecordFields.costs,
    "documents": RecordFields.documents,
    "doubts": RecordFields.doubts,
}
