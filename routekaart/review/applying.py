"""Writing what a proposal wants into the catalogue, with history; and taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from routekaart.catalogue.assuring import assure
from routekaart.catalogue.entry_writing import EntryWriting
from routekaart.catalogue.exporting import described
from routekaart.catalogue.history import Way
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import blank, project
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
    writing = _writing(session, proposal, by, now)
    record = writing.find()
    values = {
        each.field: read_value(proposal.entry, each.field, each.wants)
        for each in sorted(chosen, key=lambda each: each.field in _LAST)
    }
    if record is None:
        record = writing.create(_compose(proposal, values, now))
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
    writing = _writing(session, proposal, by, now)
    record = writing.find()
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


def _writing(session: Session, proposal: Proposal, by: str, now: datetime) -> EntryWriting:
    return EntryWriting(session, Way(proposal.entry, by, through(proposal), now))


def _compose(proposal: Proposal, values: dict[str, Any], now: datetime) -> Entry:
    untold = untold_entry(proposal.entry, proposal.partner.slug)
    today = now.astimezone(ZONE).date()
    dated = {"assured_on": today} if hasattr(untold, "assured_on") else {}
    return with_fields(untold, {**values, **dated})
