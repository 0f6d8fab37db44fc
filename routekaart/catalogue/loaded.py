"""What the last load of the content pack wrote, to tell what people changed since."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from routekaart.database import Base
from routekaart.database.constraints import digest_form


class Loaded(Base):
    """The digest of one field of one entry as the content pack last wrote it."""

    __tablename__ = "loaded"

    entry: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]

    __table_args__ = (digest_form("digest"),)
