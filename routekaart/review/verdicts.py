"""A decision with all that follows from it, in one unit: the catalogue, its history, the edition
that residents read, and the letter to whoever sent it in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from sqlalchemy.orm import Session

from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.database import Database
from routekaart.edition.build import BrokenEdition
from routekaart.review import notices
from routekaart.review.deciding import approve, give_back
from routekaart.review.fields import KINDS
from routekaart.review.proposals import Actor, Proposal
from routekaart.review.publishing import content_builder, make_change, publish_change
from routekaart.review.workflow import NotPossible
from routekaart.settings import Settings

_PLACES_FIRST = ("location", *(kind for kind in KINDS if kind != "location"))


class Choice(NamedTuple):
    """A proposal as somebody read it."""

    proposal: uuid.UUID
    seen: str


class Refused(Exception):
    """Nothing was approved. `reasons` says why, by proposal; those of None stood in the way
    already."""

    def __init__(self, reasons: Mapping[uuid.UUID | None, tuple[str, ...]]) -> None:
        super().__init__(reasons)
        self.reasons = reasons


class Overtaken(Exception):
    """Nothing was approved: this proposal is not what was read any more."""

    def __init__(self, proposal: uuid.UUID) -> None:
        super().__init__(proposal)
        self.proposal = proposal


class Desk(NamedTuple):
    """Where decisions are taken. `address` is where partners keep their entries, for letters."""

    database: Database
    settings: Settings
    address: str


def approve_all(desk: Desk, choices: Iterable[Choice], actor: Actor) -> None:
    """Approve these and have residents read them, or change nothing at all.

    Raises Refused, and Overtaken.
    """
    chosen = tuple(choices)

    def change(session: Session) -> bool:
        approved = [_approve(session, desk, each, actor) for each in _in_order(session, chosen)]
        return any(approved)

    try:
        publish_change(desk.database, desk.settings, change, actor.now, "voorstel goedgekeurd")
    except BrokenEdition as broken:
        raise Refused(_blame(desk, chosen, actor, broken)) from broken


def return_to_sender(desk: Desk, proposal: uuid.UUID, comment: str, actor: Actor) -> None:
    """Give it back with a comment; what residents read of it already, they read no more.

    Raises NotPossible, ValueError without a comment, and Refused.
    """

    def change(session: Session) -> bool:
        found = session.get(Proposal, proposal)
        if found is None or found.state == "returned":
            return False  # tapped twice
        taken_back = give_back(session, proposal, comment, actor)
        notices.tell_returned(session, found, taken_back, desk.address, actor.now)
        return taken_back

    try:
        publish_change(desk.database, desk.settings, change, actor.now, "wijziging teruggedraaid")
    except BrokenEdition as broken:
        raise Refused({proposal: _words(broken)}) from broken


def _approve(session: Session, desk: Desk, choice: Choice, actor: Actor) -> bool:
    """Whether it was not approved yet."""
    try:
        is_new = approve(session, choice.proposal, choice.seen, actor)
    except (ChangedMeanwhile, NotPossible) as cause:
        raise Overtaken(choice.proposal) from cause
    if is_new:
        found = session.get_one(Proposal, choice.proposal)
        notices.tell_approved(session, found, desk.address, actor.now)
    return is_new


def _blame(
    desk: Desk, choices: tuple[Choice, ...], actor: Actor, broken: BrokenEdition
) -> dict[uuid.UUID | None, tuple[str, ...]]:
    """Which proposals stand in the way: tried one after the other, and all of it undone."""
    if len(choices) == 1:
        return {choices[0].proposal: _words(broken)}
    build = content_builder(desk.settings, actor.now)
    reasons: dict[uuid.UUID | None, tuple[str, ...]] = {}
    with desk.database.rehearsing() as session:
        try:
            build(session)
        except BrokenEdition as already:
            reasons[None] = _words(already)
        for choice in () if reasons else _in_order(session, choices):
            attempt = session.begin_nested()
            try:
                make_change(session, partial(_try, choice, actor))
                build(session)
            except BrokenEdition as fault:
                attempt.rollback()
                reasons[choice.proposal] = _words(fault)
    return reasons or {None: _words(broken)}


def _try(choice: Choice, actor: Actor, session: Session) -> bool:
    return approve(session, choice.proposal, choice.seen, actor)


def _in_order(session: Session, choices: tuple[Choice, ...]) -> list[Choice]:
    """A new place before the service that is to be had there."""

    def rank(choice: Choice) -> int:
        found = session.get(Proposal, choice.proposal)
        return _PLACES_FIRST.index(found.entry.partition(".")[0]) if found is not None else 0

    return sorted(choices, key=rank)


def _words(broken: BrokenEdition) -> tuple[str, ...]:
    return tuple(str(each) for each in broken.problems)
