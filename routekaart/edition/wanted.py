"""Asking for a new edition, because what residents read has changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, Session

from routekaart.database import Base, Identified


class EditionWanted(Identified, Base):
    """One wish. `why` says what changed, in a few words for the programme."""

    __tablename__ = "edition_wanted"

    asked_at: Mapped[datetime]
    why: Mapped[str]


def want_edition(session: Session, now: datetime, why: str) -> None:
    """Ask for an edition, in the caller's unit of work: no commit, no wish."""
    session.add(EditionWanted(asked_at=now, why=why))
