"""Making an edition the one residents see, and going back. The row first, then the file."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Raw
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from routekaart.database import Database
from routekaart.edition import store
from routekaart.edition.entries import Edition
from routekaart.edition.records import EditionRecord
from routekaart.edition.store import DamagedEdition, Envelope, Published

log = logging.getLogger(__name__)


class UnknownEdition(Exception):
    """There is no edition with this number."""


class AlreadyCurrent(Exception):
    """Residents read exactly this already."""


Builder = Callable[[Session], Edition]

MayBuild = Callable[[Session], Edition | None]
"""A builder that has none when residents would read the same anyway."""


class Listed(NamedTuple):
    """What is known of an edition, without its content."""

    number: int
    published_at: datetime
    digest: str
    note: str
    rolled_back_to: int | None


def publish(
    database: Database, folder: Path, edition: Edition, now: datetime, note: str = ""
) -> Published:
    """Publish this edition, unless residents read exactly this already: see `build_and_publish`."""
    return build_and_publish(database, folder, lambda _: edition, now, note)


def build_and_publish(
    database: Database, folder: Path, build: Builder, now: datetime, note: str = ""
) -> Published:
    """Build and publish in one unit, so that an older catalogue never follows a newer one.

    Content that residents read already is not published again: then the current edition comes
    back, with its own, earlier, `published_at`. What `build` raises passes through.
    """
    record = EditionRecord(published_at=now, note=note)
    return _surely(_publish(database, folder, build, record, _is_current))


def publish_if_built(
    database: Database, folder: Path, build: MayBuild, now: datetime, note: str = ""
) -> Published | None:
    """As `build_and_publish`; what `build` did is kept also when no edition comes of it."""
    record = EditionRecord(published_at=now, note=note)
    return _publish(database, folder, build, record, _is_current)


def publish_at_start(
    database: Database, folder: Path, build: Builder, now: datetime, note: str = ""
) -> Published:
    """As `build_and_publish`, but what somebody rolled back from stays off: nobody asked for it."""
    record = EditionRecord(published_at=now, note=note)
    return _surely(_publish(database, folder, build, record, _was_left))


def rollback(database: Database, folder: Path, number: int, now: datetime) -> Published:
    """Publish the content of an earlier edition again, under a new number.

    Raises UnknownEdition, AlreadyCurrent, or DamagedEdition when its content is no longer good.
    """
    with database.writing() as session:
        _take_turns(session)
        earlier = session.get(EditionRecord, number)
        if earlier is None:
            raise UnknownEdition(number)
        envelope_of(earlier).open()  # refuses what is damaged, before anything is written
        current = _newest(session)
        if current is not None and current.content == earlier.content:
            raise AlreadyCurrent(current.number)
        again = EditionRecord(published_at=now, note="", rolled_back_to=number)
        envelope = _append(session, folder, again, earlier.content)
        published = envelope.open()
    _save(folder, envelope)
    return published


def _publish(
    database: Database,
    folder: Path,
    build: MayBuild,
    record: EditionRecord,
    keeps: Callable[[Session, EditionRecord, bytes], bool],
) -> Published | None:
    with database.writing() as session:
        _take_turns(session)
        edition = build(session)
        if edition is None:
            return None
        content = store.encode(edition)
        current = _newest(session)
        if current is not None and _is_good(current) and keeps(session, current, content):
            envelope = envelope_of(current)
        else:
            envelope = _append(session, folder, record, content)
        published = envelope.open()  # what cannot be read back is never published
    _save(folder, envelope)
    return published


def _surely(published: Published | None) -> Published:
    assert published is not None, "its builder always has one"
    return published


def editions(database: Database) -> list[Listed]:
    """All editions, newest first."""
    columns = [getattr(EditionRecord, name) for name in Listed._fields]
    with database.reading() as session:
        rows = session.execute(select(*columns).order_by(EditionRecord.number.desc()))
        return [Listed(*row) for row in rows]


def envelope_of(record: EditionRecord) -> Envelope:
    """A row in the form in which it is opened and filed."""
    known = {name: getattr(record, name) for name in Listed._fields}
    return Envelope(content=Raw(record.content), **known)


def _take_turns(session: Session) -> None:
    """SQLite writes one at a time already; PostgreSQL is told so. Readers never wait."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE edition IN SHARE ROW EXCLUSIVE MODE"))


def _newest(session: Session) -> EditionRecord | None:
    return session.scalars(
        select(EditionRecord).order_by(EditionRecord.number.desc()).limit(1)
    ).one_or_none()


def _is_current(session: Session, current: EditionRecord, content: bytes) -> bool:
    return current.content == content


def _was_left(session: Session, current: EditionRecord, content: bytes) -> bool:
    before = _rolled_back_from(session, current)
    return content in (current.content, before.content if before else None)


def _is_good(record: EditionRecord) -> bool:
    try:
        envelope_of(record).open()
    except DamagedEdition:
        return False
    return True


def _rolled_back_from(session: Session, current: EditionRecord) -> EditionRecord | None:
    """The edition that the newest rollback took away, if the newest edition is a rollback."""
    earlier = session.scalars(
        select(EditionRecord)
        .where(EditionRecord.number < current.number, EditionRecord.rolled_back_to.is_(None))
        .order_by(EditionRecord.number.desc())
        .limit(1)
    ).one_or_none()
    return earlier if current.rolled_back_to is not None else None


def _append(session: Session, folder: Path, record: EditionRecord, content: bytes) -> Envelope:
    record.number = _next_number(session, folder)
    record.content = content
    record.digest = store.digest_of(content)
    session.add(record)
    session.flush()
    return envelope_of(record)


def _next_number(session: Session, folder: Path) -> int:
    """Beyond every file too: a database put back from a copy may be behind them."""
    newest = _newest(session)
    return max([newest.number if newest else 0, *store.numbers(folder)]) + 1


def _save(folder: Path, envelope: Envelope) -> None:
    """The row counts; a file that cannot be written now is written by the watcher later."""
    try:
        store.save(folder, envelope)
    except OSError as error:
        log.warning("edition %s is published but has no file yet: %s", envelope.number, error)
