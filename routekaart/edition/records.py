"""The table of editions: append-only, so "what did we tell people on 3 March" keeps its answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CHAR, CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from routekaart.database import Base


class EditionRecord(Base):
    """One published edition. The highest number is what residents see."""

    __tablename__ = "edition"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    published_at: Mapped[datetime]
    # Megabytes: read only where it is asked for.
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    digest: Mapped[str] = mapped_column(CHAR(64))
    rolled_back_to: Mapped[int | None] = mapped_column(ForeignKey("edition.number"))
    note: Mapped[str] = mapped_column(default="", server_default="")

    __table_args__ = (CheckConstraint("number > 0", name="number_positive"),)
