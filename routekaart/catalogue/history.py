"""History: who changed what. The database itself refuses to change or delete it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank

NOTHING = "null"


class ChangedMeanwhile(Exception):
    """Somebody else made something else of it since it was read."""


class Way(NamedTuple):
    """What changes, by whom, by which way, and when."""

    entry: str
    by: str
    through: str
    now: datetime


class Change(Identified, Base):
    """One field of one entry, from one value to another; JSON, and None where there was nothing.

    `entry` is such as `service.ping-loket`; the field of a translation is such as `summary@en`;
    `through` says by which way: `content`, `confirmation`, or `proposal:` and its id.
    """

    __tablename__ = "change"

    changed_at: Mapped[datetime] = mapped_column(index=True)
    changed_by: Mapped[str]
    through: Mapped[str]
    entry: Mapped[str] = mapped_column(index=True)
    field: Mapped[str]
    was: Mapped[str | None]
    became: Mapped[str | None]

    __table_args__ = (
        not_blank("changed_by"),
        not_blank("through"),
        not_blank("entry"),
        not_blank("field"),
        # JSON is never an empty word.
        CheckConstraint("coalesce(was, '') <> coalesce(became, '')", name="something_changed"),
    )


def note_change(session: Session, way: Way, field: str, was: str, became: str) -> None:
    """Put a change in the history; `was` and `became` are JSON, `null` for nothing."""
    session.add(
        Change(
            changed_at=way.now,
            changed_by=way.by,
            through=way.through,
            entry=way.entry,
            field=field,
            was=None if was == NOTHING else was,
            became=None if became == NOTHING else became,
        )
    )
