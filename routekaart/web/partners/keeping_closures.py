"""Keeping a closure: what it may not run into, and which entry it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import structs
from sqlalchemy.orm import Session

from routekaart.catalogue.pack import PackClosure
from routekaart.catalogue.partners import Partner
from routekaart.review import drafts
from routekaart.review.drafts import Both, Draft, find_draft
from routekaart.review.keys import free_key
from routekaart.review.proposals import Actor
from routekaart.web.partners.own_closures import (
    OwnClosure,
    find_overlapping,
    list_closures,
    own_closure,
)
from routekaart.web.partners.sending import send_in


class Overlaps(Exception):
    """The same is closed on these days already, or was called off on them; says so."""


class Typed(NamedTuple):
    """A closure as somebody sends it; `draft` is None of a new one."""

    partner: Partner
    draft: Draft | None
    values: Mapping[str, Any]
    opened: Mapping[str, str]

    @property
    def wanted(self) -> PackClosure:
        """What it is to be; the key of a new one is not chosen yet."""
        if self.draft is not None:
            before = own_closure(self.draft).closure
            return structs.replace(before, **self.values)
        return PackClosure(key="", **self.values)


class Kept(NamedTuple):
    """Whether residents read it at once; else, perhaps, what somebody else made of it meanwhile."""

    is_read: bool = False
    both: Mapping[str, Both] = {}


def keep_closure(session: Session, typed: Typed, actor: Actor) -> Kept:
    """Save a closure and send it in, unless somebody else made something else of it meanwhile.

    A second tap finds what the first one kept. Raises Overlaps.
    """
    own, wanted = list_closures(session, typed.partner, actor.now.date()), typed.wanted
    overlapping = find_overlapping(own, wanted)
    if typed.draft is None and any(_is_same(each.closure, wanted) for each in overlapping):
        return Kept()
    _refuse_overlap(overlapping, is_new=typed.draft is None)
    draft = typed.draft or _begin(session, typed.partner, wanted, overlapping, actor)
    collided = drafts.save(session, draft, typed.values, typed.opened, actor)
    return Kept(both=collided) if collided else Kept(_send_in(session, draft, actor))


def call_off_closure(session: Session, draft: Draft, actor: Actor) -> bool:
    """Have the ordinary hours hold after all; whether residents read something else by it.

    Raises NothingToSubmit, NotPossible.
    """
    if draft.proposal is not None and draft.proposal.is_new:
        return drafts.withdraw(session, draft, actor)
    drafts.save(session, draft, {"keeps": "ordinary hours", "hours": ()}, draft.digests, actor)
    return _send_in(session, draft, actor)


def _refuse_overlap(overlapping: list[OwnClosure], is_new: bool) -> None:
    closed = next((each for each in overlapping if not each.is_called_off), None)
    if closed is not None:
        raise Overlaps(f"U gaf al door wat er dan is: {closed.days}. Verander dat.")
    if len(overlapping) > (1 if is_new else 0):
        days = " en ".join(each.days for each in overlapping)
        raise Overlaps(f"Op deze dagen ging een sluiting niet door: {days}. Verander die eerst.")


def _begin(
    session: Session,
    partner: Partner,
    wanted: PackClosure,
    called_off: list[OwnClosure],
    actor: Actor,
) -> Draft:
    """The entry it becomes. One that was called off on these days is taken up again: of two on
    one day the shorter decides, and that could be the one that was called off."""
    if called_off:
        return called_off[0].draft
    name = f"{wanted.target}-{wanted.starts_on:%Y%m%d}"
    return drafts.begin_new(session, free_key(session, "closure", name), partner, actor)


def _send_in(session: Session, draft: Draft, actor: Actor) -> bool:
    found = find_draft(session, draft.entry, (draft.partner.id,))
    return found is not None and send_in(session, found, actor)


def _is_same(one: PackClosure, other: PackClosure) -> bool:
    return one == structs.replace(other, key=one.key)
