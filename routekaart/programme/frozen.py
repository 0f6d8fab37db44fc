"""Reports that were frozen: under a number, with the edition they speak of, never changed again."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import CheckConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.catalogue.projection import digest
from routekaart.database import Base
from routekaart.database.constraints import digest_form, not_blank
from routekaart.programme.composed import Composed


class FrozenReport(Base):
    """One of them. `report` is the key of what it was made of, `content` all it says, as JSON."""

    __tablename__ = "frozen_report"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    report: Mapped[str] = mapped_column(index=True)
    edition: Mapped[int]
    frozen_at: Mapped[datetime]
    frozen_by: Mapped[str]
    content: Mapped[str]
    digest: Mapped[str]

    __table_args__ = (
        CheckConstraint("number >= 1", name="number_counts"),
        not_blank("report"),
        not_blank("frozen_by"),
        not_blank("content"),
        digest_form("digest"),
    )

    @property
    def composed(self) -> Composed:
        """What it says."""
        return msgspec.json.decode(self.content, type=Composed)


class By(NamedTuple):
    """Who freezes a report, when, and which edition residents read then."""

    name: str
    now: datetime
    edition: int


def freeze(session: Session, report: str, composed: Composed, by: By) -> int:
    """Keep what a report says now; gives its number. The same again has the number it had."""
    content = msgspec.json.encode(composed).decode()
    last = newest_of(session, report)
    if last is not None and last.digest == digest(content):
        return last.number
    number = (session.scalar(select(func.max(FrozenReport.number))) or 0) + 1
    session.add(
        FrozenReport(
            number=number,
            report=report,
            edition=by.edition,
            frozen_at=by.now,
            frozen_by=by.name,
            content=content,
            digest=digest(content),
        )
    )
    return number


def newest_of(session: Session, report: str) -> FrozenReport | None:
    """The last one that was made of this report."""
    own = select(FrozenReport).where(FrozenReport.report == report)
    return session.scalars(own.order_by(FrozenReport.number.desc()).limit(1)).first()


def list_frozen(session: Session) -> list[FrozenReport]:
    """All of them, the newest first."""
    return list(session.scalars(select(FrozenReport).order_by(FrozenReport.number.desc())))
