"""Lists that a key figure keeps for a while: their codes alone, never for whom they were."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified

MOST = 20
"""Of one person; the oldest goes for the next."""

KEPT_FOR = timedelta(days=90)
"""After it was last kept."""

LONGEST = 1_200
"""Characters of a code: what an address can carry."""

_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789-.~"


class KeptList(Identified, Base):
    """One list of one person. `code` is as `shortlists.codes` writes it."""

    __tablename__ = "kept_list"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    code: Mapped[str]
    kept_at: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (
        UniqueConstraint("person_id", "code"),
        CheckConstraint(
            f"code <> '' AND length(code) <= {LONGEST} AND ltrim(code, '{_SIGNS}') = ''",
            name="code_form",
        ),
    )


def keep(session: Session, person: uuid.UUID, code: str, now: datetime) -> None:
    """Keep the list as their newest; the same list is kept once."""
    theirs = KeptList.person_id == person
    try:
        # Insert first and look afterwards: of two at the very same moment, one finds the other.
        with session.begin_nested():
            session.add(KeptList(person_id=person, code=code, kept_at=now))
    except IntegrityError:
        same = select(KeptList).where(theirs, KeptList.code == code)
        session.scalars(same).one().kept_at = now
        session.flush()
    newest = select(KeptList.id).where(theirs).order_by(KeptList.kept_at.desc(), KeptList.id)
    session.execute(delete(KeptList).where(theirs, KeptList.id.not_in(newest.limit(MOST))))


def list_kept(session: Session, person: uuid.UUID, now: datetime) -> list[KeptList]:
    """Their lists, the newest first."""
    query = (
        select(KeptList)
        .where(KeptList.person_id == person, KeptList.kept_at > now - KEPT_FOR)
        .order_by(KeptList.kept_at.desc(), KeptList.id)
    )
    return list(session.scalars(query))


def forget(session: Session, person: uuid.UUID, kept: uuid.UUID | None = None) -> None:
    """Forget one of their lists; without one, all."""
    theirs = delete(KeptList).where(KeptList.person_id == person)
    session.execute(theirs if kept is None else theirs.where(KeptList.id == kept))


def drop_old(session: Session, now: datetime) -> None:
    """Drop what was kept KEPT_FOR ago, of everybody."""
    session.execute(delete(KeptList).where(KeptList.kept_at <= now - KEPT_FOR))
