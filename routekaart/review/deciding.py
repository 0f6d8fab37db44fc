"""What the programme makes of a proposal: approves it, mends it first, or gives it back."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from routekaart.catalogue.exporting import EntryRecords, described
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import blank, digest, project
from routekaart.review.applying import apply_fields, take_back
from routekaart.review.fields import (
    fields_for_officers,
    kind_of,
    read_fields,
    untold_entry,
    with_fields,
)
from routekaart.review.proposals import Actor, Proposal
from routekaart.review.workflow import NotPossible


class Difference(NamedTuple):
    """One field of a proposal; all values are JSON.

    `was` is what it was when this began, `now` what residents read, `wants` what it is to be.
    """

    field: str
    was: str
    now: str
    wants: str
    by: str
    is_live: bool

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody else changed it meanwhile, to something else than this wants."""
        return self.now not in (self.was, self.wants)


class Reading(NamedTuple):
    """A proposal as somebody reads it. `seen` is of exactly this: a decision brings it back."""

    proposal: Proposal
    live: Entry | None
    wanted: Entry
    differences: tuple[Difference, ...]
    seen: str


def find_proposal(session: Session, proposal: uuid.UUID) -> Reading | None:
    """The proposal with all that is to be seen before deciding."""
    found = session.get(Proposal, proposal)
    return read_proposal(session, found) if found is not None else None


def read_proposal(session: Session, proposal: Proposal) -> Reading:
    """Field by field: what was, what is, and what is wanted."""
    entry = proposal.entry
    record = EntryRecords(session).find(entry)
    live = described(record) if record is not None else None
    began = live or untold_entry(entry, proposal.partner.slug)
    wanted = with_fields(began, read_fields(entry, proposal.wanted))
    untold = blank(kind_of(entry))
    now = project(live) if live is not None else untold
    differences = tuple(
        Difference(
            each.field,
            each.was or untold[each.field],
            now[each.field],
            each.wants,
            each.changed_by,
            each.applied_at is not None,
        )
        for each in proposal.fields
    )
    seen = digest(f"{proposal.id} {proposal.version} {proposal.state} {sorted(now.items())}")
    return Reading(proposal, live, wanted, differences, seen)


def approve(session: Session, proposal: uuid.UUID, seen: str, actor: Actor) -> bool:
    """Have the catalogue say it; whether it did not yet. Publish in the same unit, so that it is
    read or not approved.

    Raises NotPossible for what is not submitted (any more), ChangedMeanwhile, RefusedLoad,
    IntegrityError.
    """
    reading = _find(session, proposal)
    if reading.proposal.state == "approved":
        return False  # tapped twice
    if reading.seen != seen:
        raise ChangedMeanwhile
    reading.proposal.take("approve", actor)
    waiting = [each for each in reading.proposal.fields if each.applied_at is None]
    apply_fields(session, reading.proposal, waiting, actor.name, actor.now)
    return True


def give_back(session: Session, proposal: uuid.UUID, comment: str, actor: Actor) -> bool:
    """Return it with a comment; whether residents read something else by it.

    Raises NotPossible, and ValueError without a comment: nobody can mend what they are not told.
    """
    if not comment.strip():
        raise ValueError("a return needs a comment")
    found = _find(session, proposal).proposal
    if found.state == "returned":
        return False
    found.take("return", actor, comment.strip())
    return take_back(session, found, actor.name, actor.now)


def amend(
    session: Session,
    proposal: uuid.UUID,
    seen: str,
    values: Mapping[str, Any],
    actor: Actor,
) -> None:
    """Mend a submitted proposal before approving it; a field that says what it said falls out.

    Raises NotPossible, ChangedMeanwhile, and ValueError for a field that no proposal has.
    """
    reading = _find(session, proposal)
    found = reading.proposal
    if found.state != "submitted":
        raise NotPossible(f"mend what is {found.state}")
    if reading.seen != seen:
        raise ChangedMeanwhile
    if not values.keys() <= fields_for_officers(found.entry):
        raise ValueError("a field that is not proposed")
    wants = project(with_fields(reading.wanted, values))
    wanted, live = project(reading.wanted), project(reading.live) if reading.live else {}
    for name in values:
        if wants[name] == live.get(name):
            found.drop(name, actor.now)
        elif wants[name] != wanted[name]:
            found.want(name, live.get(name), wants[name], actor)


def _find(session: Session, proposal: uuid.UUID) -> Reading:
    reading = find_proposal(session, proposal)
    if reading is None:
        raise NotPossible("there is no such proposal")
    return reading
