"""Saying that an entry still holds: who stands for it, and since when."""

from __future__ import annotations

from datetime import datetime

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


def assure(session: Session, record: EntryRecord, by: str, through: str, now: datetime) -> None:
    """Have it known that somebody who can tell says all of this entry holds today.

    What stands in rows of it, such as hours, had dates of its own perhaps; it has this one now.
    """
    if not isinstance(record, Service | Partner | Location):
        return
    before = project(described(record))
    record.assured_on = now.astimezone(ZONE).date()
    record.source = "partner"
    if not isinstance(record, Partner):
        record.assured_by = by
    _follow(record)
    session.flush()
    way = Way(f"{type(record).__name__.lower()}.{record.slug}", by, through, now)
    for field, became in project(described(record)).items():
        if before[field] != became:
            note_change(session, way, field, before[field], became)


def _follow(record: Service | Partner | Location) -> None:
    """Rows without a date of their own have that of what they hang on."""
    rows: list[Phone | OpeningTimeRow | ServiceAtLocation] = [*record.phones]
    if isinstance(record, Service):
        rows += record.opening_times
        for place in record.places:
            rows += [place, *place.phones, *place.opening_times]
    for row in rows:
        row.source = row.assured_on = None
