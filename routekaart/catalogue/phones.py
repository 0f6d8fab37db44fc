"""Telephone numbers, of a partner, a location, a service, or a service at one place."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Literal, get_args

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from routekaart.catalogue.constraints import dated_by_source, telephone_form
from routekaart.database import Base, Identified
from routekaart.database.constraints import exactly_one, not_blank, one_of

PhoneKind = Literal["voice", "whatsapp", "sms"]


def _owner(table: str) -> Mapped[uuid.UUID | None]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


class Phone(Identified, Base):
    """A number in the form `phone_numbers.parse` gives, with exactly one owner."""

    __tablename__ = "phone"

    number: Mapped[str]
    kind: Mapped[PhoneKind] = mapped_column(String(), default="voice")
    description: Mapped[str | None]
    assured_on: Mapped[date | None]
    source: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)
    partner_id: Mapped[uuid.UUID | None] = _owner("partner")
    location_id: Mapped[uuid.UUID | None] = _owner("location")
    service_id: Mapped[uuid.UUID | None] = _owner("service")
    service_at_location_id: Mapped[uuid.UUID | None] = _owner("service_at_location")

    __table_args__ = (
        exactly_one("partner_id", "location_id", "service_id", "service_at_location_id"),
        telephone_form("number"),
        one_of("kind", get_args(PhoneKind)),
        CheckConstraint("kind <> 'whatsapp' OR substr(number, 1, 1) = '+'", "whatsapp_e164"),
        not_blank("source"),
        dated_by_source(),
    )
