"""What the last load of the content pack wrote, to tell what people changed since."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base
from routekaart.database.constraints import digest_form


class Loaded(Base):
    """The digest of one field of one entry as the content pack last wrote it."""

    __tablename__ = "loaded"

    entry: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]

    __table_args__ = (digest_form("digest"),)


def loaded_entries(session: Session) -> set[str]:
    """Every entry that the content pack wrote; the others somebody made here."""
    return set(session.scalars(select(Loaded.entry).distinct()))
