"""The one draft of the route map that officers share, and each version they published from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import CheckConstraint, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.authoring.drafting import Draft, Words
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.database import Base
from routekaart.database.constraints import not_blank

THE_ONE = 1


class MapDraft(Base):
    """The draft, as JSON. `version` goes up at every change, and never back."""

    __tablename__ = "map_draft"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
    content: Mapped[str]
    changed_by: Mapped[str]
    changed_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint(f"id = {THE_ONE}", name="there_is_one"),
        CheckConstraint("version >= 1", name="version_counts"),
        not_blank("content"),
        not_blank("changed_by"),
    )


class MapVersion(Base):
    """The map as it was published at a moment, as JSON. Its edition is the one of that moment."""

    __tablename__ = "map_version"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    note: Mapped[str]
    content: Mapped[str]

    __table_args__ = (
        CheckConstraint("number >= 1", name="number_counts"),
        not_blank("published_by"),
        not_blank("content"),
    )

    @property
    def published(self) -> PublishedMap:
        return msgspec.json.decode(self.content, type=PublishedMap)


class PublishedMap(msgspec.Struct, frozen=True, omit_defaults=True):
    """All of a map, so that it reads the same whatever becomes of the files.

    `before` has what was published of each entry that changed, None for nothing; `texts` are the
    translations that were written here.
    """

    entries: dict[str, Any]
    before: dict[str, Any]
    texts: dict[str, dict[str, Words]] = {}


class KeptDraft(NamedTuple):
    """The draft as it is kept; without a `changed_by` nobody ever changed anything."""

    draft: Draft
    version: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None


class Edit(NamedTuple):
    """What an entry is to be, where its page showed one that has the digest `was`.

    `new` are entries that come with it, by name.
    """

    name: str
    table: Any
    was: str
    new: Mapping[str, Any] = {}


def read_draft(session: Session) -> KeptDraft:
    """The draft as it is now; an empty one where there is none."""
    row = session.get(MapDraft, THE_ONE)
    if row is None:
        return KeptDraft(Draft())
    draft = msgspec.json.decode(row.content, type=Draft)
    return KeptDraft(draft, row.version, row.changed_by, row.changed_at)


def hold_draft(session: Session, seen: int | None = None) -> KeptDraft:
    """The draft, which nobody else changes before this unit is over.

    Raises ChangedMeanwhile where it has another version than `seen`.
    """
    session.scalars(select(MapDraft).with_for_update()).one_or_none()
    kept = read_draft(session)
    if seen is not None and kept.version != seen:
        raise ChangedMeanwhile
    return kept


def keep_draft(session: Session, draft: Draft, by: str, now: datetime) -> None:
    """Have this be the draft. Raises ChangedMeanwhile where somebody just made the first one."""
    row = session.get(MapDraft, THE_ONE)
    content = msgspec.json.encode(draft).decode()
    if row is not None:
        row.version, row.content, row.changed_by, row.changed_at = row.version + 1, content, by, now
        return
    session.add(MapDraft(id=THE_ONE, version=1, content=content, changed_by=by, changed_at=now))
    try:
        session.flush()
    except IntegrityError as first:
        raise ChangedMeanwhile from first


def keep_version(
    session: Session, published: PublishedMap, by: str, now: datetime, note: str
) -> int:
    """Keep what is published now; gives its number."""
    number = (session.scalar(select(func.max(MapVersion.number))) or 0) + 1
    content = msgspec.json.encode(published).decode()
    session.add(
        MapVersion(number=number, published_at=now, published_by=by, note=note, content=content)
    )
    return number


def list_versions(session: Session) -> list[MapVersion]:
    """All of them, the newest first."""
    return list(session.scalars(select(MapVersion).order_by(MapVersion.number.desc())))
