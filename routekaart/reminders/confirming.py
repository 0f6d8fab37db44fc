"""An editor opens the link of a letter, and says that entries still hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from routekaart.accounts.people import PartnerEditor, Person
from routekaart.catalogue.assuring import assure
from routekaart.catalogue.exporting import described
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.projection import digest, project
from routekaart.catalogue.services import Service
from routekaart.edition.wanted import want_edition
from routekaart.reminders.links import Confirmation, DeadLink

THROUGH = "confirmation"
"""In history: by which way."""

_OF_ASSURING = ("assured_on", "source")


class Opened(NamedTuple):
    """Whose link it is, and those of its entries that are still theirs, by name."""

    person: Person
    services: Sequence[Service]
    made_at: datetime

    def waiting(self) -> list[Service]:
        """Those that nobody confirmed or had approved since the letter."""
        made_on = self.made_at.astimezone(ZONE).date()
        return [each for each in self.services if each.assured_on < made_on]


def open_link(
    session: Session, named: Confirmation, now: datetime, *, hold: bool = False
) -> Opened:
    """What the link is good for now. Raises DeadLink when that is nothing.

    With `hold`, in a unit that writes, nobody else changes these entries till it ends.
    """
    today = now.astimezone(ZONE).date()
    person = session.get(Person, named.person)
    if person is None or person.ended_at is not None or "partner editor" not in person.roles:
        raise DeadLink
    theirs = (
        select(Service)
        .join(PartnerEditor, PartnerEditor.partner_id == Service.partner_id)
        .where(Service.id.in_(named.services), PartnerEditor.person_id == person.id)
        .where(Service.status.in_(("active", "temporarily closed")))
        .where(or_(Service.valid_to.is_(None), Service.valid_to >= today))
        .options(joinedload(Service.partner))
        .order_by(Service.name, Service.slug)
    )
    services = session.scalars(theirs.with_for_update(of=Service) if hold else theirs).all()
    if not services:
        raise DeadLink
    return Opened(person, services, named.made_at)


def confirm(session: Session, opened: Opened, services: Sequence[Service], now: datetime) -> None:
    """All of these entries still holds, says whoever opened the link. Commits nothing."""
    names = [
        each.slug for each in services if assure(session, each, opened.person.name, THROUGH, now)
    ]
    if names:
        want_edition(session, now, f"bevestigd: {', '.join(names)}")


def seen(services: Sequence[Service]) -> str:
    """A digest of all there is to read of these entries, to notice when it changes meanwhile."""
    read = [
        value
        for each in services
        for field, value in project(described(each)).items()
        if field not in _OF_ASSURING
    ]
    return digest("\n".join(read))
