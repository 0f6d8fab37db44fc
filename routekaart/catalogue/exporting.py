"""The catalogue out of the database, as the content pack has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.holiday_closures import PREFIX
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.logos import Logo
from routekaart.catalogue.pack import (
    Entry,
    Pack,
    PackClosure,
    PackCost,
    PackDocument,
    PackDoubt,
    PackLocation,
    PackOpeningTime,
    PackPartner,
    PackPhone,
    PackPlace,
    PackService,
    PackTerm,
)
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.projection import WEEKDAYS, normal
from routekaart.catalogue.services import Service, ServiceAtLocation
from routekaart.catalogue.terms import Term

EntryRecord = Term | Partner | Location | Service | ClosureRow
E = TypeVar("E", bound=Entry)


def export(session: Session) -> Pack:
    """The whole catalogue, but for the public holidays, in normal form and in order of slug."""
    pack = Pack(partners={}, locations={}, terms={}, services={}, closures={})
    for key, record in entry_records(session).items():
        kind, slug = key.split(".", 1)
        if not (kind == "closure" and slug.startswith(PREFIX)):
            getattr(pack, f"{kind}s")[slug] = described(record)
    pack.logos.update(logos_in_use(session))
    return pack


def logos_in_use(session: Session) -> dict[str, bytes]:
    """The pictures of today's partners, by digest and in order of it."""
    query = select(Logo).where(Logo.digest.in_(select(Partner.logo))).order_by(Logo.digest)
    return {logo.digest: logo.picture for logo in session.scalars(query)}


def entry_records(session: Session) -> dict[str, EntryRecord]:
    """Every entry's record by `<kind>.<slug>`, with all that hangs on it, in a few queries."""
    records: dict[str, EntryRecord] = {}
    for term in session.scalars(select(Term).order_by(Term.key)):
        records[f"term.{term.key}"] = term
    partners = select(Partner).options(selectinload(Partner.phones)).order_by(Partner.slug)
    for partner in session.scalars(partners):
        records[f"partner.{partner.slug}"] = partner
    locations = (
        select(Location)
        .options(selectinload(Location.phones), selectinload(Location.terms))
        .order_by(Location.slug)
    )
    for location in session.scalars(locations):
        records[f"location.{location.slug}"] = location
    for service in session.scalars(select(Service).options(*_whole()).order_by(Service.slug)):
        records[f"service.{service.slug}"] = service
    for closure in session.scalars(select(ClosureRow).order_by(ClosureRow.key)):
        records[f"closure.{closure.key}"] = closure
    return records


class EntryRecords(dict[str, EntryRecord]):
    """Records by `<kind>.<slug>`, each looked up when it is asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def __missing__(self, key: str) -> EntryRecord:
        if (record := self.find(key)) is None:
            raise KeyError(key)
        return record

    def find(self, key: str) -> EntryRecord | None:
        """The record, or None where there is none."""
        if key not in self:
            self.look_up((key,))
        return self.get(key)

    def look_up(self, keys: Iterable[str]) -> None:
        """Look for several at once, in as many queries as for one of each kind."""
        slugs: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for key in keys:
            kind, _, slug = key.partition(".")
            slugs[kind][slug] = key
        for kind, wanted in slugs.items():
            identified, query = _SELECT[kind]
            for record in self._session.scalars(query().where(identified.in_(wanted))):
                self[wanted[getattr(record, identified.key)]] = record


def described(record: EntryRecord) -> Entry:
    """What a content file would say of this record, in normal form."""
    match record:
        case Term():
            return _fill(PackTerm, record, parent=record.parent.key if record.parent else None)
        case Partner():
            return normal(_fill(PackPartner, record, phones=_phones(record)))
        case Location():
            return normal(_fill(PackLocation, record, phones=_phones(record)))
        case Service():
            return normal(_service(record))
        case ClosureRow():
            return _fill(PackClosure, record)


def _whole() -> tuple[Any, ...]:
    place = selectinload(Service.places)
    return (
        joinedload(Service.partner),
        selectinload(Service.ask_through),
        selectinload(Service.terms),
        selectinload(Service.languages),
        selectinload(Service.costs),
        selectinload(Service.documents),
        selectinload(Service.phones),
        selectinload(Service.opening_times),
        selectinload(Service.doubts),
        place.joinedload(ServiceAtLocation.location),
        place.selectinload(ServiceAtLocation.opening_times),
        place.selectinload(ServiceAtLocation.phones),
    )


_SELECT: dict[str, tuple[InstrumentedAttribute[str], Callable[[], Select[Any]]]] = {
    "term": (Term.key, lambda: select(Term)),
    "partner": (Partner.slug, lambda: select(Partner)),
    "location": (Location.slug, lambda: select(Location)),
    "service": (Service.slug, lambda: select(Service).options(*_whole())),
    "closure": (ClosureRow.key, lambda: select(ClosureRow)),
}
"""By kind: what its key is called, and how its records are read. A query that is made while modules
are read has every start of the site put all mapped classes together first."""


def _fill(kind: type[E], record: object, **otherwise: object) -> E:
    """An entry with the fields of the record, but for those that are said otherwise."""
    return kind(
        **{
            name: otherwise[name] if name in otherwise else getattr(record, name)
            for name in kind.__struct_fields__
        }
    )


def _service(record: Service) -> PackService:
    return _fill(
        PackService,
        record,
        partner=record.partner.slug,
        ask_through=record.ask_through.slug if record.ask_through else None,
        languages=tuple(each.code for each in record.languages),
        phones=_phones(record),
        opening_times=_opening_times(record),
        places=tuple(_place(each) for each in record.places),
        documents=tuple(_fill(PackDocument, each) for each in record.documents),
        costs=tuple(_fill(PackCost, each) for each in record.costs),
        doubts=tuple(_fill(PackDoubt, each) for each in record.doubts),
    )


def _place(record: ServiceAtLocation) -> PackPlace:
    return _fill(
        PackPlace,
        record,
        location=record.location.slug,
        opening_times=_opening_times(record),
        phones=_phones(record),
    )


def _phones(owner: Partner | Location | Service | ServiceAtLocation) -> tuple[PackPhone, ...]:
    return tuple(_fill(PackPhone, each) for each in owner.phones)


def _opening_times(owner: Service | ServiceAtLocation) -> tuple[PackOpeningTime, ...]:
    return tuple(_opening_time(each) for each in owner.opening_times)


def _opening_time(record: OpeningTimeRow) -> PackOpeningTime:
    return _fill(PackOpeningTime, record, weekday=WEEKDAYS[record.weekday])
