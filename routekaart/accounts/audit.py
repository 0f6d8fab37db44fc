"""What happened to accounts, in a list that the database itself refuses to change."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import one_of

Kind = Literal[
    "invited",
    "link asked",
    "link refused",
    "signed in",
    "second step refused",
    "second step set",
    "second step removed",
    "recovery code used",
    "passkey added",
    "passkey removed",
    "signed out",
    "session ended",
    "account ended",
    "access refused",
    "rights changed",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class AuditEvent(Identified, Base):
    """One event. `about` says more in a few fixed words; never what somebody typed."""

    __tablename__ = "audit_event"

    at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[str]
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    about: Mapped[str] = mapped_column(default="", server_default="")

    __table_args__ = (one_of("kind", KINDS),)


def last_signed_in(session: Session) -> dict[uuid.UUID, datetime]:
    """When each person last signed in; who never did is not there."""
    signed_in = AuditEvent.kind.in_(("signed in", "recovery code used"))
    latest = select(AuditEvent.person_id, func.max(AuditEvent.at)).where(signed_in)
    rows = session.execute(latest.group_by(AuditEvent.person_id))
    return {person: at for person, at in rows if person is not None}


def note(
    session: Session, kind: Kind, person: uuid.UUID | None, now: datetime, about: str = ""
) -> None:
    """Put an event on the list; without a person where nobody is known by what was tried."""
    session.add(AuditEvent(at=now, kind=kind, person_id=person, about=about))
