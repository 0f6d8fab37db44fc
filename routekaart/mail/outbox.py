"""Letters that wait to be sent. Whoever asks for one is not kept waiting for a mail server."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Database, Identified
from routekaart.database.constraints import address_form, in_order, not_blank
from routekaart.mail.letters import Letter
from routekaart.settings import MAIL_ADDRESS

KEPT = timedelta(days=7)
"""How long is known that a letter went to somebody, for who asks where it stayed."""

_TROUBLE_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "
_WAITS = "sent_at IS NULL AND gave_up_at IS NULL"


class UnusableAddress(ValueError):
    """No letter can go to this address. Does not repeat it."""


class Message(Identified, Base):
    """A letter on its way to one recipient. Its words are gone once it is sent or given up.

    `last_trouble` is the name of an error and the server's code, never what the server said.
    """

    __tablename__ = "message"

    recipient: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    next_try_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    sent_at: Mapped[datetime | None]
    gave_up_at: Mapped[datetime | None]
    last_trouble: Mapped[str | None]

    __table_args__ = (
        address_form("recipient"),
        not_blank("subject"),
        in_order("created_at", "expires_at"),
        CheckConstraint("tries >= 0", name="tries_not_negative"),
        CheckConstraint("sent_at IS NULL OR gave_up_at IS NULL", name="one_end"),
        CheckConstraint(f"({_WAITS}) OR (text = '' AND html = '')", name="words_gone"),
        CheckConstraint(f"ltrim(last_trouble, '{_TROUBLE_SIGNS}') = ''", name="last_trouble_form"),
    )


class Backlog(NamedTuple):
    """How the outbox is doing."""

    waiting: int
    oldest: datetime | None
    """Since when the letter waits that waits longest."""
    troubles: dict[str, int]
    """Of the letters given up in the last days: how many, by trouble. Empty: it came too late."""


def post(session: Session, letter: Letter, recipient: str, now: datetime) -> Message:
    """Put a letter in the outbox, in the caller's unit of work: no commit, no letter.

    Raises UnusableAddress. `now` is an aware moment.
    """
    if not MAIL_ADDRESS.fullmatch(recipient):
        raise UnusableAddress("dit is geen e-mailadres")
    message = Message(
        recipient=recipient,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        created_at=now,
        expires_at=now + letter.useful_for,
        next_try_at=now,
    )
    session.add(message)
    return message


def is_waiting() -> ColumnElement[bool]:
    """Neither sent nor given up."""
    return and_(Message.sent_at.is_(None), Message.gave_up_at.is_(None))


def tidy(database: Database, now: datetime) -> None:
    """Give up what is of no use any more, and forget who got a letter more than a week ago.

    Writes only when there is something to do, for it is done often.
    """
    useless = and_(is_waiting(), Message.expires_at <= now)
    old = or_(Message.sent_at <= now - KEPT, Message.gave_up_at <= now - KEPT)
    with database.reading() as session:
        if not session.scalar(select(exists().where(or_(useless, old)))):
            return
    with database.writing() as session:
        given_up = {"gave_up_at": now, "text": "", "html": ""}
        session.execute(update(Message).where(useless).values(given_up))
        session.execute(delete(Message).where(old))


def backlog(session: Session, now: datetime) -> Backlog:
    """What waits and what was given up, without saying for whom."""
    waiting, oldest = session.execute(
        select(func.count(), func.min(Message.created_at)).where(is_waiting())
    ).one()
    given_up = (
        select(Message.last_trouble, func.count())
        .where(Message.gave_up_at > now - KEPT)
        .group_by(Message.last_trouble)
    )
    troubles = {trouble or "": count for trouble, count in session.execute(given_up)}
    return Backlog(waiting, oldest, troubles)
