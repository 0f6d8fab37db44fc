"""One try at a time, by one process: who takes a message has it till its lease runs out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from routekaart.database import Database
from routekaart.mail.outbox import Message, is_waiting

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
"""After the first try, the second, and so on; the last of them from then on."""

LEASE = timedelta(minutes=15)
"""Who was killed while sending leaves a message that is tried again after this. Longer than a
whole round can take: see `sending.AT_ONCE`."""


def next_try(tries: int, now: datetime, expires_at: datetime) -> datetime | None:
    """When to try again after `tries` times (1 or more); None when that would be of no use."""
    moment = now + WAITS[min(tries, len(WAITS)) - 1]
    return moment if moment < expires_at else None


def claim(database: Database, now: datetime) -> Message | None:
    """The next message that is due, which no other process gets meanwhile; None without any."""
    due = (is_waiting(), Message.next_try_at <= now, Message.expires_at > now)
    with database.reading() as session:
        if session.scalar(select(Message.id).where(*due).limit(1)) is None:
            return None
    with database.writing() as session:
        # SQLite lets one write at a time; PostgreSQL passes over a row that another one holds.
        first = select(Message).where(*due).order_by(Message.next_try_at).limit(1)
        message = session.scalars(first.with_for_update(skip_locked=True)).first()
        if message is None:
            return None
        message.tries += 1
        message.next_try_at = now + LEASE
        session.flush()
        session.expunge(message)
        return message


def mark_sent(database: Database, message: Message, now: datetime) -> None:
    """Sent: its words are not kept, for with a link among them somebody else could sign in."""
    _note(database, message, sent_at=now, last_trouble=None, text="", html="")


def give_up(database: Database, message: Message, trouble: str, now: datetime) -> None:
    """Never to be tried again; its words are not kept."""
    _note(database, message, gave_up_at=now, last_trouble=trouble, text="", html="")


def put_off(database: Database, message: Message, trouble: str, now: datetime) -> bool:
    """Try again later. Gives False when that is of no use: then it is given up."""
    later = next_try(message.tries, now, message.expires_at)
    if later is None:
        give_up(database, message, trouble, now)
    else:
        _note(database, message, next_try_at=later, last_trouble=trouble)
    return later is not None


def _note(database: Database, message: Message, **values: Any) -> None:
    with database.writing() as session:
        session.execute(update(Message).where(Message.id == message.id).values(values))
