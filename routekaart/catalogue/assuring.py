"""Somebody who knows says that all of an entry still holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.exporting import EntryRecord, described
from routekaart.catalogue.history import Way, note_change
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.phones import Phone
from routekaart.catalogue.projection import project
from routekaart.catalogue.services import Service, ServiceAtLocation


def assure(session: Session, record: EntryRecord, by: str, through: str, now: datetime) -> bool:
    """Date the whole entry today, on the word of `by`, a name; gives whether that was news.

    Telephones, hours and places that had a source and a day of their own follow the entry from now
    on. What is in doubt stays so: residents never read it, so nobody said that it holds. What has
    no date of its own, such as a closure, is never news. `now` is an aware moment; a second time on
    the same local day changes nothing. Commits nothing.
    """
    if not isinstance(record, Service | Partner | Location):
        return False
    session.flush()
    kind = type(record)
    # Of two at the same moment one is news: the other waits here, and then finds it done.
    session.execute(select(kind.id).where(kind.id == record.id).with_for_update())
    session.refresh(record)
    was = project(described(record))
    for row in _rows(record):
        row.assured_on = row.source = None
    record.assured_on, record.source = now.astimezone(ZONE).date(), "partner"
    became = project(described(record))
    changed = [field for field, value in became.items() if value != was[field]]
    way = Way(f"{type(record).__name__.lower()}.{record.slug}", by, through, now)
    for field in changed:
        note_change(session, way, field, was[field], became[field])
    if changed and not isinstance(record, Partner):
        record.assured_by = by
    return bool(changed)


def _rows(
    record: Service | Partner | Location,
) -> Iterator[Phone | OpeningTimeRow | ServiceAtLocation]:
    """All that may have a source and a day of its own, but for what is in doubt."""
    yield from record.phones
    if isinstance(record, Service):
        yield from record.opening_times
        for place in record.places:
            yield place
            yield from place.phones
            yield from place.opening_times
