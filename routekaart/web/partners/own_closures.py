"""The closures of a partner: of all it does, or of one service of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.pack import PackClosure
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.services import Service
from routekaart.language.formats import day_and_month, full_date
from routekaart.language.locales import SOURCE
from routekaart.review.drafts import Draft, find_drafts
from routekaart.review.proposals import Proposal
from routekaart.review.workflow import OPEN

LONGEST = timedelta(days=366)
"""What is closed for longer has stopped. Longer ones stand for something else: a line that also
answers on holidays."""


class OwnClosure(NamedTuple):
    """A closure that has not ended, as its editors have it."""

    draft: Draft
    closure: PackClosure

    @property
    def key(self) -> str:
        return self.closure.key

    @property
    def is_called_off(self) -> bool:
        return self.closure.keeps == "ordinary hours"

    @property
    def days(self) -> str:
        """From the first day to the last, in words."""
        first, last = self.closure.starts_on, self.closure.ends_on
        if first == last:
            return full_date(first, SOURCE)
        begin = day_and_month if first.year == last.year else full_date
        return f"{begin(first, SOURCE)} tot en met {full_date(last, SOURCE)}"


def list_closures(session: Session, partner: Partner, today: date) -> list[OwnClosure]:
    """Those of this partner that have not ended, the first one first; also who waits."""
    services = select(Service.id).where(Service.partner_id == partner.id)
    is_own = or_(ClosureRow.partner_id == partner.id, ClosureRow.service_id.in_(services))
    keys = set(session.scalars(select(ClosureRow.key).where(is_own)))
    waiting = select(Proposal.entry).where(
        Proposal.partner_id == partner.id,
        Proposal.is_new,
        Proposal.state.in_(OPEN),
        Proposal.entry.startswith("closure."),
    )
    keys |= {entry.partition(".")[2] for entry in session.scalars(waiting)}
    found = find_drafts(session, (f"closure.{key}" for key in keys), (partner.id,))
    own = [own_closure(each) for each in found]
    coming = [each for each in own if each.closure.ends_on >= today and _is_short(each.closure)]
    return sorted(coming, key=lambda each: (each.closure.starts_on, each.key))


def own_closure(draft: Draft) -> OwnClosure:
    """The draft of a closure."""
    assert isinstance(draft.wanted, PackClosure)
    return OwnClosure(draft, draft.wanted)


def find_overlapping(closures: Iterable[OwnClosure], wanted: PackClosure) -> list[OwnClosure]:
    """Those about the same, but for `wanted` itself, with a day in common."""
    return [
        each
        for each in closures
        if (each.closure.scope, each.closure.target) == (wanted.scope, wanted.target)
        and each.key != wanted.key
        and each.closure.starts_on <= wanted.ends_on
        and wanted.starts_on <= each.closure.ends_on
    ]


def _is_short(closure: PackClosure) -> bool:
    return closure.ends_on - closure.starts_on <= LONGEST
