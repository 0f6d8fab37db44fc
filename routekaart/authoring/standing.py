"""What stands now: what an officer wrote, or else what the content files say. Writing over it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import delete
from sqlalchemy.orm import Session

from routekaart.authoring.records import WrittenEntry, read_written, write_over
from routekaart.catalogue.history import ChangedMeanwhile, Way


def find_standing(session: Session, name: str, in_files: Any) -> Any:
    """What officers wrote under this name, in place of what the files say; None is nothing."""
    return read_written(session).get(name, in_files)


def digest(document: Any) -> str:
    """What a form says of the document that it showed."""
    return sha256(msgspec.json.encode(document, order="sorted")).hexdigest()[:16]


def write_unless_changed(session: Session, way: Way, in_files: Any, after: Any, shown: str) -> bool:
    """Have the entry be `after`; whether that is something else than it was.

    `shown` is the digest of what the form showed. Who sends a form twice is no trouble. Raises
    ChangedMeanwhile.
    """
    before = find_standing(session, way.entry, in_files)
    if digest(before) == digest(after):
        return False
    if digest(before) != shown:
        raise ChangedMeanwhile(way.entry)
    return write_over(session, way, before, after)


def give_back(session: Session, way: Way, in_files: Any) -> bool:
    """Have the files say it again, with every later release; whether that is something else."""
    is_other = write_over(session, way, find_standing(session, way.entry, in_files), in_files)
    session.flush()
    session.execute(delete(WrittenEntry).where(WrittenEntry.name == way.entry))
    return is_other


def take_away(session: Session, way: Way, in_files: Any) -> bool:
    """Have it be no more, whatever the files say; whether it was there."""
    if in_files is None:
        return give_back(session, way, None)
    return write_over(session, way, find_standing(session, way.entry, in_files), None)
