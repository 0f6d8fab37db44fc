"""Closures as they are kept: days on which the ordinary hours do not hold."""

from __future__ import annotations

import uuid
from datetime import date, time
from typing import Literal, get_args

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from routekaart.catalogue.locations import Location
from routekaart.catalogue.opening_hours.values import ClosureScope
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.services import Service
from routekaart.database import Base, Identified
from routekaart.database.constraints import in_order, not_blank, one_of, slug_form

Keeps = Literal["closed", "other hours", "ordinary hours"]
Hours = tuple[tuple[time, time], ...]


class TimeRanges(TypeDecorator[Hours]):
    """Ranges of local wall time, kept as `09:00:00-12:00:00,13:00:00-17:00:00`."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Hours | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return ",".join(f"{opens.isoformat()}-{closes.isoformat()}" for opens, closes in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Hours | None:
        if value is None:
            return None
        pairs = (part.split("-") for part in value.split(",") if part)
        return tuple(
            (time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in pairs
        )


class ClosureRow(Identified, Base):
    """Fields as in `opening_hours.values.Closure`; what it is about is a record, not a slug."""

    __tablename__ = "closure"

    key: Mapped[str] = mapped_column(unique=True)
    scope: Mapped[ClosureScope] = mapped_column(String())
    partner_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("partner.id", ondelete="CASCADE"), index=True
    )
    location_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("location.id", ondelete="CASCADE"), index=True
    )
    service_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    reason: Mapped[str]
    keeps: Mapped[Keeps] = mapped_column(String(), default="closed")
    hours: Mapped[Hours] = mapped_column(TimeRanges(), default=())

    partner: Mapped[Partner | None] = relationship()
    location: Mapped[Location | None] = relationship()
    service: Mapped[Service | None] = relationship()

    __table_args__ = (
        slug_form("key"),
        one_of("scope", get_args(ClosureScope)),
        *(
            CheckConstraint(f"(scope = '{scope}') = ({scope}_id IS NOT NULL)", f"{scope}_in_scope")
            for scope in ("partner", "location", "service")
        ),
        in_order("starts_on", "ends_on"),
        not_blank("reason"),
        one_of("keeps", get_args(Keeps)),
        CheckConstraint("(keeps = 'other hours') = (hours <> '')", name="hours_if_other"),
    )

    @property
    def target(self) -> str | None:
        """Slug of the partner, location or service; None for the whole catalogue."""
        about = self.partner or self.location or self.service
        return about.slug if about else None
