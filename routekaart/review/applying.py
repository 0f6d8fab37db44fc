"""Writing what a proposal wants into the catalogue, with history; and taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from routekaart.catalogue.assuring import assure
from routekaart.catalogue.exporting import EntryRecord, EntryRecords, described
from routekaart.catalogue.history import Way, note_change
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import blank, project
from routekaart.catalogue.record_fields import WITHIN_KIND, RecordFields
from routekaart.review.fields import kind_of, read_value, untold_entry, with_fields
from routekaart.review.proposals import Proposal, ProposedField


def through(proposal: Proposal) -> str:
    """How history names a proposal."""
    return f"proposal:{proposal.id}"


def apply_fields(
    session: Session, proposal: Proposal, fields: Iterable[ProposedField], by: str, now: datetime
) -> None:
    """Have the catalogue say what these fields want, which is known to be so today.

    Raises RefusedLoad where they name an entry that is not there, IntegrityError for what the
    database does not take.
    """
    chosen = list(fields)
    if not chosen:
        return
    writing = _Writing(session, proposal, by, now)
    record = writing.records.find(proposal.entry)
    values = {
        each.field: read_value(proposal.entry, each.field, each.wants)
        for each in sorted(chosen, key=lambda each: each.field in _LAST)
    }
    if record is None:
        record = writing.create(values)
    else:
        writing.write(record, values)
    for each in chosen:
        each.applied_at = now
    session.flush()
    assure(session, record, by, through(proposal), now)


def take_back(session: Session, proposal: Proposal, by: str, now: datetime) -> bool:
    """Undo what residents read of a proposal that was not approved; whether there was any.

    What somebody changed again since stays as it is now.
    """
    writing = _Writing(session, proposal, by, now)
    record = writing.records.find(proposal.entry)
    if record is None:
        return False
    live = project(described(record))
    untold = blank(kind_of(proposal.entry))
    standing = [
        each
        for each in proposal.fields
        if each.applied_at is not None and live[each.field] == each.wants
    ]
    values: dict[str, Any] = {}
    if standing and proposal.is_new:
        values = {"keeps": "ordinary hours", "hours": ()}  # only a closure is live before approval
    elif standing:
        values = {
            each.field: read_value(proposal.entry, each.field, each.was or untold[each.field])
            for each in standing
        }
    writing.write(record, values)
    for each in proposal.fields:
        each.applied_at = None
    return bool(values)


_LAST = ("phones", "opening_times", "places", "languages", "costs", "documents", "doubts")
"""Rows are sent to the database as they are written; what a check holds together goes first."""


class _Writing:
    """Writes fields of the entry of a proposal, each with its line of history."""

    def __init__(self, session: Session, proposal: Proposal, by: str, now: datetime) -> None:
        self._session, self._proposal = session, proposal
        self._by, self._now = by, now
        self._way = Way(proposal.entry, by, through(proposal), now)
        self.records = EntryRecords(session)
        self._fields = RecordFields(session, self.records, by)

    def create(self, values: dict[str, Any]) -> EntryRecord:
        entry = self._compose(values)
        with self._session.no_autoflush:
            record = self._fields.create(self._proposal.entry, entry)
            for name in WITHIN_KIND & set(entry.__struct_fields__):
                self._fields.write(record, name, getattr(entry, name))
        untold = blank(type(entry))
        for name, value in project(entry).items():
            self._note(name, untold[name], value)
        return record

    def write(self, record: EntryRecord, values: dict[str, Any]) -> None:
        before = project(described(record))
        with self._session.no_autoflush:
            for name, value in values.items():
                self._fields.write(record, name, value)
        self._session.flush()
        after = project(described(record))
        for name in values:
            self._note(name, before[name], after[name])

    def _compose(self, values: dict[str, Any]) -> Entry:
        untold = untold_entry(self._proposal.entry, self._proposal.partner.slug)
        today = self._now.astimezone(ZONE).date()
        dated = {"assured_on": today} if hasattr(untold, "assured_on") else {}
        return with_fields(untold, {**values, **dated})

    def _note(self, field: str, was: str, became: str) -> None:
        if was != became:
            note_change(self._session, self._way, field, was, became)
