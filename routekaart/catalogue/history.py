"""History: who changed what. The database itself refuses to change or delete it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank


class Change(Identified, Base):
    """One field of one entry, from one value to another; JSON, and None where there was nothing.

    `entry` is such as `service.ping-loket`; the field of a translation is such as `summary@en`;
    `through` says by which way: `content`, or the proposal.
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
