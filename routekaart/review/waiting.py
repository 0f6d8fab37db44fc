"""What waits for the programme, in the order in which to look at it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from routekaart.catalogue.pack import Entry, PackService
from routekaart.review.deciding import Reading, read_proposal
from routekaart.review.proposals import Proposal, ProposalStep, list_submitted

_PLACE = "location."


class Waiting(NamedTuple):
    """A proposal that was sent in: since when and by whom, and the new places that it needs."""

    reading: Reading
    since: datetime
    by: str
    needs: tuple[str, ...]

    @property
    def proposal(self) -> Proposal:
        return self.reading.proposal


def list_waiting(session: Session) -> list[Waiting]:
    """The longest waiting first, but a new place before whatever happens there."""
    submitted = list_submitted(session)
    new = {each.entry for each in submitted if each.is_new}
    found = [_describe(read_proposal(session, each), new) for each in submitted]
    return sorted(found, key=lambda each: (_asked_since(each, found), not _is_place(each)))


def list_decided(session: Session, most: int) -> list[Proposal]:
    """What was approved or returned last, the newest first."""
    query = (
        select(Proposal)
        .join(Proposal.steps)
        .where(
            Proposal.state.in_(("approved", "returned")),
            ProposalStep.step.in_(("approve", "return")),
        )
        .group_by(Proposal.id)
        .order_by(func.max(ProposalStep.at).desc())
        .limit(most)
    )
    return list(session.scalars(query))


def new_places(wanted: Entry, new: Iterable[str]) -> tuple[str, ...]:
    """Those of the `new` entries at which this is to be had."""
    at = wanted.places if isinstance(wanted, PackService) else ()
    return tuple(key for each in at if (key := f"{_PLACE}{each.location}") in new)


def _describe(reading: Reading, new: Iterable[str]) -> Waiting:
    sent = [each for each in reading.proposal.steps if each.step == "submit"][-1]
    return Waiting(reading, sent.at, sent.taken_by, new_places(reading.wanted, new))


def _is_place(waiting: Waiting) -> bool:
    return waiting.proposal.entry.startswith(_PLACE)


def _asked_since(waiting: Waiting, all_waiting: Iterable[Waiting]) -> datetime:
    """Since when somebody waits for this: whoever sent it in, or whoever needs it first."""
    entry = waiting.proposal.entry
    return min([waiting.since, *(each.since for each in all_waiting if entry in each.needs)])
