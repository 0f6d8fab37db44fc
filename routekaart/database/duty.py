"""What is done once a day, by whichever process comes first."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base
from routekaart.database.constraints import not_blank

KEPT = timedelta(days=30)


class Duty(Base):
    """A task that is done, or being done, on a local day."""

    __tablename__ = "duty"

    name: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)

    __table_args__ = (not_blank("name"),)


def is_done(session: Session, name: str, day: date) -> bool:
    """Whether some process did this today."""
    return session.get(Duty, (name, day)) is not None


def claim(session: Session, name: str, day: date) -> bool:
    """Whether this unit of work is the one that does it. If it fails, nobody did.

    Whoever comes meanwhile waits till this unit ends.
    """
    session.execute(delete(Duty).where(Duty.name == name, Duty.day < day - KEPT))
    try:
        with session.begin_nested():
            session.add(Duty(name=name, day=day))
    except IntegrityError:
        return False
    return True
