"""What was asked of whoever edits an entry, so that nothing is asked twice."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import get_args

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Base, Identified
from routekaart.database.constraints import in_order, one_of
from routekaart.reminders.due import Asked, Kind


class AskedRow(Identified, Base):
    """One question about one entry. Once the entry is assured again, its next `round` begins."""

    __tablename__ = "asked"

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    kind: Mapped[Kind] = mapped_column(String())
    round: Mapped[date]
    asked_at: Mapped[datetime]
    again_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("service_id", "kind", "round"),
        one_of("kind", get_args(Kind)),
        in_order("asked_at", "again_at"),
    )

    @property
    def days(self) -> Asked:
        """On which local days it was asked."""
        again_on = self.again_at.astimezone(ZONE).date() if self.again_at else None
        return Asked(self.asked_at.astimezone(ZONE).date(), again_on)
