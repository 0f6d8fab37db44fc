"""Telling whoever sent a proposal in what came of it. A letter goes out only if it did come of it:
it is posted in the same unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.accounts.people import PartnerEditor, Person
from routekaart.mail.letters import (
    Letter,
    entry_changed,
    proposal_approved,
    proposal_live,
    proposal_returned,
)
from routekaart.mail.outbox import post
from routekaart.review.deciding import read_proposal
from routekaart.review.fields import name_of
from routekaart.review.proposals import Proposal, ProposalStep


def tell_approved(session: Session, proposal: Proposal, address: str, now: datetime) -> None:
    """That residents read it. `address` is where its editors keep their entries.

    What the programme sent in itself, such as an earlier version, all its editors hear of.
    """
    entry = _name(session, proposal)
    if _is_of_the_programme(proposal):
        for person in _editors(session, proposal):
            _post(session, entry_changed(person.name, entry, address), person, now)
        return
    for person in recipients(session, proposal):
        _post(session, proposal_approved(person.name, entry, address), person, now)


def tell_live(session: Session, proposal: Proposal, address: str, now: datetime) -> None:
    """That residents read it already, and that the programme will look at it."""
    entry = _name(session, proposal)
    for person in recipients(session, proposal):
        _post(session, proposal_live(person.name, entry, address), person, now)


def tell_returned(
    session: Session, proposal: Proposal, taken_back: bool, address: str, now: datetime
) -> None:
    """That it came back, why, and whether something that residents read already is gone again."""
    entry, comment = _name(session, proposal), proposal.steps[-1].comment
    for person in recipients(session, proposal):
        letter = proposal_returned(person.name, entry, comment.splitlines(), taken_back, address)
        _post(session, letter, person, now)


def recipients(session: Session, proposal: Proposal) -> Sequence[Person]:
    """Whoever sent it in, as long as they keep the entries of this partner."""
    sent_in = select(ProposalStep.person_id).where(
        ProposalStep.proposal_id == proposal.id, ProposalStep.step == "submit"
    )
    here = select(Person).where(Person.id.in_(sent_in), Person.ended_at.is_(None))
    people = session.scalars(here.order_by(Person.name)).all()
    return [each for each in people if proposal.partner_id in each.partners]


def _is_of_the_programme(proposal: Proposal) -> bool:
    """Whether nobody who edits entries sent it in."""
    sent_in = [each.person for each in proposal.steps if each.step == "submit" and each.person]
    return bool(sent_in) and not any("partner editor" in each.roles for each in sent_in)


def _editors(session: Session, proposal: Proposal) -> Sequence[Person]:
    """Whoever keeps the entries of this partner."""
    theirs = select(PartnerEditor.person_id).where(PartnerEditor.partner_id == proposal.partner_id)
    here = select(Person).where(Person.id.in_(theirs), Person.ended_at.is_(None))
    return session.scalars(here.order_by(Person.name)).all()


def _name(session: Session, proposal: Proposal) -> str:
    return name_of(read_proposal(session, proposal).wanted)


def _post(session: Session, letter: Letter, person: Person, now: datetime) -> None:
    post(session, letter, person.email, now)
