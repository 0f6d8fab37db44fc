"""An entry as its editors have it: what residents read, with the open proposal upon it."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.exporting import EntryRecord, EntryRecords, described
from routekaart.catalogue.locations import Location
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.projection import digest, project
from routekaart.catalogue.services import Service, ServiceAtLocation
from routekaart.review.applying import apply_fields, take_back
from routekaart.review.fields import (
    KINDS,
    fields_for_partners,
    read_fields,
    untold_entry,
    with_fields,
)
from routekaart.review.proposals import Actor, Proposal, list_open
from routekaart.review.trust import goes_live_at_once


class Both(NamedTuple):
    """Two values for one field, as JSON: what somebody else made of it, and what was typed now."""

    theirs: str
    typed: str


@dataclass(frozen=True)
class Draft:
    """`live` is what the catalogue says (None of a new entry), `wanted` what it is to say."""

    entry: str
    partner: Partner
    live: Entry | None
    wanted: Entry
    proposal: Proposal | None

    @property
    def digests(self) -> dict[str, str]:
        """Of each field as it is wanted now, for a form to bring back."""
        return {field: digest(value) for field, value in project(self.wanted).items()}


class NothingToSubmit(Exception):
    """There is no change that could be sent in."""


def find_draft(
    session: Session, entry: str, partners: Collection[uuid.UUID] | None
) -> Draft | None:
    """The entry, if it is of one of these partners; None: of any, as the programme asks."""
    return next(iter(find_drafts(session, (entry,), partners)), None)


def find_drafts(
    session: Session, entries: Iterable[str], partners: Collection[uuid.UUID] | None
) -> list[Draft]:
    """Those of these entries that `find_draft` would find, in this order, in a few queries."""
    known = [each for each in entries if each.partition(".")[0] in KINDS]
    records = EntryRecords(session)
    records.look_up(known)
    proposals = list_open(session, known)
    drafts = (
        _draft_of(session, each, records.get(each), proposals.get(each), partners) for each in known
    )
    return [each for each in drafts if each is not None]


def begin_new(session: Session, entry: str, partner: Partner, actor: Actor) -> Draft:
    """A draft of an entry that does not exist yet. The caller chose a key that is free."""
    proposal = _begin(session, entry, partner, actor, is_new=True)
    proposal.take("change", actor)
    return Draft(entry, partner, None, untold_entry(entry, partner.slug), proposal)


def save(
    session: Session,
    draft: Draft,
    typed: Mapping[str, Any],
    opened: Mapping[str, str],
    actor: Actor,
) -> dict[str, Both]:
    """Keep what was typed in some fields, as part of the open proposal.

    `opened` has the digest of each field as the form showed it. Where somebody else changed a
    field since, to something else than was typed, nothing at all is kept, and both come back.
    Raises ValueError for a field that is not a partner's to change.
    """
    if not typed.keys() <= fields_for_partners(draft.entry):
        raise ValueError("a field that partners do not change")
    now_wanted = project(draft.wanted)
    wants = project(with_fields(draft.wanted, typed))
    changed = {name: wants[name] for name in typed if wants[name] != now_wanted[name]}
    collided = {
        name: Both(now_wanted[name], value)
        for name, value in changed.items()
        if opened.get(name, digest(now_wanted[name])) != digest(now_wanted[name])
    }
    if collided or not changed:
        return collided
    proposal = draft.proposal or _begin(session, draft.entry, draft.partner, actor)
    live = project(draft.live) if draft.live is not None else {}
    for name, value in changed.items():
        if live.get(name) == value:
            proposal.drop(name, actor.now)
        else:
            proposal.want(name, live.get(name), value, actor)
    if proposal.state != "draft" or not proposal.steps:
        proposal.take("change", actor)
    if not proposal.fields and not proposal.is_new:
        session.delete(proposal)
    return {}


def submit(session: Session, draft: Draft, actor: Actor) -> bool:
    """Send the proposal in; whether some of it is live at once, so that an edition has to follow.

    Raises NothingToSubmit, NotPossible.
    """
    proposal = draft.proposal
    if proposal is None or not (proposal.fields or proposal.is_new):
        raise NothingToSubmit
    if proposal.state == "submitted":
        return False  # tapped twice
    proposal.take("submit", actor)
    if not proposal.partner.trusted:
        return False
    at_once = [
        each
        for each in proposal.fields
        if goes_live_at_once(draft.entry, each.field, each.was, each.wants)
    ]
    if proposal.is_new and len(at_once) < len(proposal.fields):
        return False
    apply_fields(session, proposal, at_once, actor.name, actor.now)
    return bool(at_once)


def withdraw(session: Session, draft: Draft, actor: Actor) -> bool:
    """Take the proposal back; whether residents read something else by it. Raises NotPossible."""
    if draft.proposal is None:
        raise NothingToSubmit
    draft.proposal.take("withdraw", actor)
    return take_back(session, draft.proposal, actor.name, actor.now)


def _draft_of(
    session: Session,
    entry: str,
    record: EntryRecord | None,
    proposal: Proposal | None,
    partners: Collection[uuid.UUID] | None,
) -> Draft | None:
    if record is None:
        if proposal is None or not (partners is None or proposal.partner_id in partners):
            return None
        untold = untold_entry(entry, proposal.partner.slug)
        wanted = with_fields(untold, read_fields(entry, proposal.wanted))
        return Draft(entry, proposal.partner, None, wanted, proposal)
    owner = _owner(session, record, partners)
    if owner is None:
        return None
    live = described(record)
    wanted = live
    if proposal is not None:
        wanted = with_fields(live, read_fields(entry, proposal.wanted))
    return Draft(entry, owner, live, wanted, proposal)


def _begin(
    session: Session, entry: str, partner: Partner, actor: Actor, is_new: bool = False
) -> Proposal:
    proposal = Proposal(
        entry=entry,
        open_entry=entry,
        partner=partner,
        is_new=is_new,
        state="draft",
        version=1,
        created_at=actor.now,
        changed_at=actor.now,
    )
    session.add(proposal)
    return proposal


def _owner(
    session: Session, record: EntryRecord, partners: Collection[uuid.UUID] | None
) -> Partner | None:
    """Of these partners the one whose entry it is, or who has a service at this place."""
    match record:
        case Service():
            owners = [record.partner]
        case Partner():
            owners = [record]
        case ClosureRow():
            about = record.service.partner if record.service else record.partner
            owners = [about] if about else []
        case Location():
            at_place = select(ServiceAtLocation.service_id).where(
                ServiceAtLocation.location_id == record.id
            )
            query = select(Partner).join(Service).where(Service.id.in_(at_place))
            owners = list(session.scalars(query.order_by(Partner.slug)))
        case _:
            owners = []
    return next((each for each in owners if partners is None or each.id in partners), None)
