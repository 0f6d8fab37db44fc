"""The entries of whoever is signed in. What is not theirs is not there."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.pack import PackService
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.services import Service
from routekaart.review.drafts import Draft, find_draft, find_drafts
from routekaart.review.proposals import Proposal
from routekaart.review.workflow import OPEN, State
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.entry_words import SAY_STATUS
from routekaart.web.kit.site import site

_SAY_WAITING: dict[State, str] = {
    "draft": "Nog niet ingestuurd",
    "submitted": "Ingestuurd: het programma kijkt ernaar",
    "returned": "Teruggekomen met een vraag",
}


class OwnDraft(NamedTuple):
    """A draft of theirs, in the unit of work it was found in."""

    session: Session
    draft: Draft


@contextmanager
def reading_own(entry: str) -> Iterator[OwnDraft]:
    """An entry of theirs to look at; else 404."""
    with site().database.reading() as session:
        yield OwnDraft(session, find_own(session, entry))


@contextmanager
def changing_own(entry: str) -> Iterator[OwnDraft]:
    """An entry of theirs to change; else 404."""
    with site().database.writing() as session:
        yield OwnDraft(session, find_own(session, entry))


def find_own(session: Session, entry: str) -> Draft:
    """The draft of this entry, if it is theirs; else 404."""
    return find_draft(session, entry, signed_in().partners) or abort(404)


def own_partners(session: Session) -> list[Partner]:
    """For whom they speak, by name."""
    query = select(Partner).where(Partner.id.in_(signed_in().partners)).order_by(Partner.name)
    return list(session.scalars(query))


def find_own_partner(session: Session, slug: str | None) -> Partner:
    """The partner of this slug, if they speak for it; else 404."""
    return next((each for each in own_partners(session) if each.slug == slug), None) or abort(404)


def own_services(session: Session, partner: uuid.UUID) -> list[Draft]:
    """The services of this partner of theirs, those not approved yet too."""
    kept = select(Service.slug).where(Service.partner_id == partner).order_by(Service.name)
    keys = [f"service.{slug}" for slug in session.scalars(kept)]
    waiting = select(Proposal.entry).where(
        Proposal.partner_id == partner,
        Proposal.is_new,
        Proposal.state.in_(OPEN),
        Proposal.entry.startswith("service."),
    )
    new = [key for key in session.scalars(waiting) if key not in keys]
    return find_drafts(session, [*keys, *new], signed_in().partners)


def say_state(draft: Draft) -> str:
    """Where an entry stands between its editors and the programme."""
    if draft.proposal is not None and draft.proposal.state in _SAY_WAITING:
        return _SAY_WAITING[draft.proposal.state]
    live = draft.live
    if isinstance(live, PackService) and live.status != "active":
        return SAY_STATUS[live.status]
    return "Staat op de routekaart"
