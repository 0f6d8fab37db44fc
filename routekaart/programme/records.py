"""The programme in the database. It is small and always read whole, so an entry is kept whole: as
JSON, checked by the same rules as a content file (decision 24)."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.catalogue.history import NOTHING, Way, note_change
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import as_json, project
from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank
from routekaart.programme.programme import KINDS, Programme, compose


class ProgrammeEntry(Identified, Base):
    """One entry, such as `goal.taal`, as JSON."""

    __tablename__ = "programme_entry"

    name: Mapped[str] = mapped_column(unique=True)
    content: Mapped[str]

    __table_args__ = (not_blank("name"), not_blank("content"))


def read_programme(session: Session, to_change: bool = False) -> Programme:
    """All of it, as it is now; `to_change` has whoever else changes it wait for this unit."""
    query = select(ProgrammeEntry.name, ProgrammeEntry.content)
    rows = session.execute(query.with_for_update() if to_change else query)
    return compose({name: _decode(name, content) for name, content in rows})


def keep_entry(session: Session, way: Way, entry: Entry) -> bool:
    """Have `way.entry` be this, with a line of history for each field that changes; whether any
    does. Commits nothing, and checks nothing: see `checks`."""
    row = session.scalars(_row(way.entry)).one_or_none()
    before = project(_decode(way.entry, row.content)) if row is not None else {}
    after = project(entry)
    changed = {
        field: value for field, value in after.items() if value != before.get(field, NOTHING)
    }
    if row is None:
        session.add(ProgrammeEntry(name=way.entry, content=as_json(entry)))
    elif changed:
        row.content = as_json(entry)
    for field, value in changed.items():
        note_change(session, way, field, before.get(field, NOTHING), value)
    return row is None or bool(changed)


def remove_entry(session: Session, way: Way) -> bool:
    """Take an entry away; history keeps what it was. Whether it was there."""
    row = session.scalars(_row(way.entry)).one_or_none()
    if row is None:
        return False
    for field, value in project(_decode(way.entry, row.content)).items():
        if value != NOTHING:
            note_change(session, way, field, value, NOTHING)
    session.delete(row)
    return True


def _row(name: str) -> Select[Any]:
    return select(ProgrammeEntry).where(ProgrammeEntry.name == name).with_for_update()


def _decode(name: str, content: str) -> Entry:
    return msgspec.json.decode(content, type=KINDS[name.partition(".")[0]])
