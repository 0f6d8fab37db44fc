"""Closures of the whole catalogue, such as public holidays: kept, taken away, and missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import asdict
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.entry_writing import EntryWriting
from routekaart.catalogue.exporting import described
from routekaart.catalogue.history import NOTHING, Way, note_change
from routekaart.catalogue.holiday_closures import holiday_closures
from routekaart.catalogue.pack import PackClosure
from routekaart.catalogue.projection import as_json, digest, project
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.catalogue.translatable import closure_entry


class UnknownClosure(Exception):
    """There is no such closure, or it is not of the whole catalogue."""


class ClosedForAll(NamedTuple):
    """A closure of everything, and its reason in other languages, by locale."""

    closure: PackClosure
    reasons: Mapping[str, str]

    @property
    def digest(self) -> str:
        """What a form says of the closure that it showed."""
        return digest(as_json([project(self.closure), dict(self.reasons)]))


def list_closures(session: Session, since: date) -> list[ClosureRow]:
    """Closures of whatever that have not ended by this day, the first one first."""
    query = select(ClosureRow).where(ClosureRow.ends_on >= since)
    return list(session.scalars(query.order_by(ClosureRow.starts_on, ClosureRow.key)))


def find_closed(session: Session, key: str) -> ClosedForAll | None:
    """The closure of everything under this key, or None. Stale translations are left out."""
    row = session.scalars(
        select(ClosureRow).where(ClosureRow.key == key, ClosureRow.scope == "catalogue")
    ).one_or_none()
    if row is None:
        return None
    closure = described(row)
    assert isinstance(closure, PackClosure)
    fresh = {
        each.locale: each.value
        for each in _texts(session, key).values()
        if each.made_from(row.reason)
    }
    return ClosedForAll(closure, fresh)


def keep_closed(session: Session, way: Way, wanted: ClosedForAll) -> None:
    """Have everything be closed like this. `way.entry` is `closure.` and its key."""
    writing = EntryWriting(session, way)
    record = writing.find()
    if record is None:
        writing.create(wanted.closure)
    else:
        values = asdict(wanted.closure)
        del values["key"]
        writing.write(record, values)
    _write_reasons(session, way, wanted)


def add_holiday(session: Session, way: Way, holiday: PackClosure) -> None:
    """Have everything be closed on a public holiday, whose name has its translations already."""
    EntryWriting(session, way).create(holiday)


def open_again(session: Session, way: Way) -> None:
    """Have the ordinary hours hold. Raises UnknownClosure."""
    writing = EntryWriting(session, way)
    record = writing.find()
    if not isinstance(record, ClosureRow) or record.scope != "catalogue":
        raise UnknownClosure(way.entry)
    writing.remove(record)


def find_missing_holidays(session: Session, today: date) -> list[PackClosure]:
    """Public holidays of this year and the next that are still to come and stand nowhere."""
    known = set(session.scalars(select(ClosureRow.key)))
    wanted = holiday_closures((today.year, today.year + 1))
    return [each for key, each in wanted.items() if key not in known and each.starts_on >= today]


def _write_reasons(session: Session, way: Way, wanted: ClosedForAll) -> None:
    """In other languages. Nobody said that a speaker read them: they stay to be reviewed."""
    dutch, key = wanted.closure.reason, wanted.closure.key
    rows = _texts(session, key)
    for locale in {*rows, *wanted.reasons}:
        row, words = rows.get(locale), wanted.reasons.get(locale)
        before = row.value if row is not None and row.made_from(dutch) else None
        if words == before or (words is None and row is None):
            continue
        if words is None:
            session.delete(row)
        else:
            row = row or TextRow(entry=closure_entry(key), field="reason", locale=locale)
            row.value, row.source_digest, row.origin = words, digest_of(dutch), "machine"
            row.changed_by, row.changed_at = way.by, way.now
            session.add(row)
        note_change(session, way, f"reason@{locale}", _json(before), _json(words))


def _texts(session: Session, key: str) -> dict[str, TextRow]:
    query = select(TextRow).where(TextRow.entry == closure_entry(key), TextRow.field == "reason")
    return {row.locale: row for row in session.scalars(query)}


def _json(words: str | None) -> str:
    return NOTHING if words is None else as_json(words)
