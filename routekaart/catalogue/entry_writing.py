"""Writing entries of the catalogue, each field that changes with its line of history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from routekaart.catalogue.exporting import EntryRecord, EntryRecords, described
from routekaart.catalogue.history import Way, note_change
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import blank, project
from routekaart.catalogue.record_fields import WITHIN_KIND, RecordFields


class EntryWriting:
    """Writes the entry that `way` names. Commits nothing.

    Raises RefusedLoad where it names an entry that is not there; the database may refuse more.
    """

    def __init__(self, session: Session, way: Way) -> None:
        self._session, self._way = session, way
        self._records = EntryRecords(session)
        self._fields = RecordFields(session, self._records, way.by)

    def find(self) -> EntryRecord | None:
        """Its record, or None where there is none."""
        return self._records.find(self._way.entry)

    def create(self, entry: Entry) -> EntryRecord:
        """A new record that says all of this."""
        with self._session.no_autoflush:
            record = self._fields.create(self._way.entry, entry)
            for name in WITHIN_KIND & set(entry.__struct_fields__):
                self._fields.write(record, name, getattr(entry, name))
        self._note_all(blank(type(entry)), project(entry))
        return record

    def write(self, record: EntryRecord, values: Mapping[str, Any]) -> None:
        """Have these fields say this."""
        before = project(described(record))
        with self._session.no_autoflush:
            for name, value in values.items():
                self._fields.write(record, name, value)
        self._session.flush()
        after = project(described(record))
        self._note_all(before, {name: after[name] for name in values})

    def remove(self, record: EntryRecord) -> None:
        """Have it be no more."""
        entry = described(record)
        self._session.delete(record)
        self._note_all(project(entry), {name: blank(type(entry))[name] for name in project(entry)})

    def _note_all(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        for name, became in after.items():
            if before[name] != became:
                note_change(self._session, self._way, name, before[name], became)
