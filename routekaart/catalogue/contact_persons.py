"""Whom a professional calls at a partner, to hand somebody over in person.

Never public: no edition, no export and no history holds who they are. History tells who changed
them, when, and how many there are.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.catalogue.constraints import telephone_form
from routekaart.catalogue.history import NOTHING, Change, ChangedMeanwhile, Way, note_change
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.services import Service
from routekaart.database import Base, Identified
from routekaart.database.constraints import address_form, exactly_one, not_blank
from routekaart.language.fingerprints import fingerprint

MOST = 3
"""Of one service, or of one partner as a whole."""

LONGEST_NAME, LONGEST_HOURS = 80, 120

THROUGH = "contact persons"
"""In history: by which way."""

_KINDS: dict[str, type[Partner] | type[Service]] = {"partner": Partner, "service": Service}


class Contact(NamedTuple):
    """A name or a role, with a direct line: a kept telephone number, an address for mail, or both.
    `hours` in words, or empty."""

    name: str
    phone: str | None
    email: str | None
    hours: str


class ContactPerson(Identified, Base):
    """A contact of one service, or of a partner as a whole."""

    __tablename__ = "contact_person"

    partner_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("partner.id", ondelete="CASCADE"), index=True
    )
    service_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    hours: Mapped[str] = mapped_column(default="", server_default="")
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        exactly_one("partner_id", "service_id"),
        not_blank("name"),
        CheckConstraint(f"length(name) <= {LONGEST_NAME}", name="name_length"),
        telephone_form("phone"),
        address_form("email"),
        CheckConstraint("phone IS NOT NULL OR email IS NOT NULL", name="has_a_line"),
        CheckConstraint(f"length(hours) <= {LONGEST_HOURS}", name="hours_length"),
    )


def list_contacts(session: Session, entry: str) -> tuple[Contact, ...]:
    """Those of an entry such as `service.taalcafe` or `partner.woej`, in order."""
    kind, _, slug = entry.partition(".")
    owner = _KINDS[kind]
    query = select(ContactPerson).join(owner, _owned_by(kind) == owner.id)
    rows = session.scalars(query.where(owner.slug == slug).order_by(ContactPerson.position))
    return tuple(Contact(each.name, each.phone, each.email, each.hours) for each in rows)


def seen(contacts: Iterable[Contact]) -> str:
    """What a page that shows them goes by, to notice a change by somebody else."""
    return fingerprint(*(f"{each!r}" for each in contacts))


def keep_contacts(session: Session, contacts: Sequence[Contact], was: str, way: Way) -> None:
    """Let these be the contacts of `way.entry`, which has to be there.

    `was` is what `seen` gave. A second tap finds what the first one kept. Raises ChangedMeanwhile,
    and ValueError for more than MOST.
    """
    if len(contacts) > MOST:
        raise ValueError("more contacts than the form has rows")
    kind, _, slug = way.entry.partition(".")
    owner = _KINDS[kind]
    held = select(owner.id).where(owner.slug == slug).with_for_update()
    owner_id = session.scalars(held).one()
    before = list_contacts(session, way.entry)
    if before == tuple(contacts):
        return
    if seen(before) != was:
        raise ChangedMeanwhile
    session.execute(delete(ContactPerson).where(_owned_by(kind) == owner_id))
    session.add_all(
        ContactPerson(**each._asdict(), position=number, **{f"{kind}_id": owner_id})
        for number, each in enumerate(contacts)
    )
    _note(session, way, len(contacts))


def find_last_change(session: Session, entry: str) -> Change | None:
    """Who changed the contacts of an entry last, and when."""
    told = select(Change).where(Change.entry == _in_history(entry))
    return session.scalars(told.order_by(Change.changed_at.desc()).limit(1)).first()


def _note(session: Session, way: Way, number: int) -> None:
    """With the moment, so that another person in the same place is a change too."""
    last = find_last_change(session, way.entry)
    became = json.dumps({"number": number, "since": way.now.isoformat()})
    was = last.became if last is not None and last.became else NOTHING
    note_change(session, way._replace(entry=_in_history(way.entry)), "number", was, became)


def _in_history(entry: str) -> str:
    """A key of its own: what an entry said before never includes its contacts."""
    return f"contact-{entry}"


def _owned_by(kind: str) -> Mapped[uuid.UUID | None]:
    return ContactPerson.partner_id if kind == "partner" else ContactPerson.service_id
