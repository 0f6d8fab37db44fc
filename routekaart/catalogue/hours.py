"""Opening times as they are kept. `opening_hours` says what they mean at a given moment."""

from __future__ import annotations

import uuid
from datetime import date, time
from typing import get_args

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from routekaart.catalogue.constraints import dated_by_source
from routekaart.catalogue.opening_hours.values import PartOfDay, Pattern
from routekaart.database import Base, Identified
from routekaart.database.constraints import (
    both_or_neither,
    exactly_one,
    in_order,
    not_blank,
    one_of,
    within,
)


class OpeningTimeRow(Identified, Base):
    """One row of hours of a service's telephone, or of a service at one place.

    Fields as in `opening_hours.values.OpeningTime`: local wall time, `weekday` 0 is Monday.
    """

    __tablename__ = "opening_time"

    weekday: Mapped[int]
    opens: Mapped[time | None]
    closes: Mapped[time | None]
    pattern: Mapped[Pattern] = mapped_column(String(), default="every")
    by_appointment: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    part_of_day: Mapped[PartOfDay | None] = mapped_column(String())
    note: Mapped[str | None]
    assured_on: Mapped[date | None]
    source: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)
    service_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    service_at_location_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("service_at_location.id", ondelete="CASCADE"), index=True
    )

    __table_args__ = (
        exactly_one("service_id", "service_at_location_id"),
        within("weekday", 0, 6),
        both_or_neither("opens", "closes"),
        one_of("pattern", get_args(Pattern)),
        one_of("part_of_day", get_args(PartOfDay)),
        CheckConstraint(
            "pattern <> 'every other week' OR valid_from IS NOT NULL",
            name="every_other_week_from",
        ),
        in_order("valid_from", "valid_to"),
        not_blank("source"),
        dated_by_source(),
    )
