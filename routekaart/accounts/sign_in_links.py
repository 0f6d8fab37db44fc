"""Links in a mail: one use, ten minutes."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy import CHAR, ColumnElement, ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.accounts.audit import note
from routekaart.accounts.people import Person, hold
from routekaart.accounts.second_steps import forget_offer
from routekaart.accounts.single_use import use_up
from routekaart.accounts.tokens import digest_of, make_token
from routekaart.database import Base, Identified
from routekaart.database.constraints import digest_form, in_order

VALID_FOR = timedelta(minutes=10)


class UnusableLink(Exception):
    """The link is unknown, used or too old, or its account has ended."""


class SignInLink(Identified, Base):
    """One link that was mailed; `digest` is of the token in it."""

    __tablename__ = "sign_in_link"

    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(CHAR(64), unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (digest_form("digest"), in_order("made_at", "used_at"))


def make_link(session: Session, person: Person, now: datetime) -> str:
    """The token for a new link. Those that have had their time are forgotten."""
    token = make_token()
    session.execute(delete(SignInLink).where(SignInLink.made_at < now - VALID_FOR))
    session.add(SignInLink(person_id=person.id, digest=digest_of(token), made_at=now))
    return token


def find_link(session: Session, token: str, now: datetime) -> Person:
    """Whose link it is, without using it up. Raises UnusableLink."""
    whose = select(Person).join(SignInLink).where(*_usable(token, now), Person.ended_at.is_(None))
    person = session.scalars(whose).one_or_none()
    if person is None:
        raise UnusableLink
    return person


def use_link(session: Session, token: str, now: datetime) -> Person:
    """Whose link it was: from now on this and every other link of theirs is used, and an app that
    was offered before and not connected is forgotten.

    Raises UnusableLink, also for the second of two at the very same moment.
    """
    person = find_link(session, token, now)
    # Two links of one person, each using up the other, would wait for each other for ever.
    hold(session, person)
    used = update(SignInLink).where(*_usable(token, now)).values(used_at=now)
    if person.ended_at is not None or not use_up(session, used):
        raise UnusableLink
    unused = SignInLink.person_id == person.id, SignInLink.used_at.is_(None)
    session.execute(update(SignInLink).where(*unused).values(used_at=now))
    forget_offer(session, person)
    note(session, "signed in", person.id, now, about="link")
    return person


def note_refused(session: Session, token: str, now: datetime) -> None:
    """Somebody pressed the button of a link that was used meanwhile, or too old."""
    whose = select(SignInLink.person_id).where(SignInLink.digest == digest_of(token))
    note(session, "link refused", session.scalar(whose), now)


def _usable(token: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        SignInLink.digest == digest_of(token),
        SignInLink.used_at.is_(None),
        SignInLink.made_at.between(now - VALID_FOR, now),
    )
