"""What officers wrote over the content files, in the database: small documents, kept whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.catalogue.history import NOTHING, Way, note_change
from routekaart.content_pack.written import Written
from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank

WORDS = "words"
"""The field of a document that is one text, such as a page."""


class WrittenEntry(Identified, Base):
    """One entry of a content file, such as `question.geld`: JSON, `null` where it is taken away."""

    __tablename__ = "written_entry"

    name: Mapped[str] = mapped_column(unique=True)
    content: Mapped[str]

    __table_args__ = (not_blank("name"), not_blank("content"))


def read_written(session: Session) -> Written:
    """All that officers wrote, by name."""
    rows = session.execute(
        select(WrittenEntry.name, WrittenEntry.content).order_by(WrittenEntry.name)
    )
    return {name: msgspec.json.decode(content) for name, content in rows}


def write_over(session: Session, way: Way, before: Any, after: Any) -> bool:
    """Have the entry `way.entry` be `after`, where readers had `before`; None is nothing at all.

    Gives whether they differ. Each field that changes gets a line of history. Commits nothing, and
    checks nothing: building an edition does.
    """
    was, became = _fields(before), _fields(after)
    changed = [name for name in sorted({*was, *became}) if was.get(name) != became.get(name)]
    if not changed:
        return False
    row = session.scalars(
        select(WrittenEntry).where(WrittenEntry.name == way.entry).with_for_update()
    ).one_or_none()
    if row is None:
        session.add(WrittenEntry(name=way.entry, content=_json(after)))
    else:
        row.content = _json(after)
    for name in changed:
        note_change(session, way, name, was.get(name, NOTHING), became.get(name, NOTHING))
    return True


def _fields(document: Any) -> dict[str, str]:
    """JSON of each field."""
    if document is None:
        return {}
    if isinstance(document, Mapping):
        return {name: _json(value) for name, value in document.items()}
    return {WORDS: _json(document)}


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
