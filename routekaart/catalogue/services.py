"""Services: the help on offer, and the places where it is."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Literal, get_args

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from routekaart.catalogue.constraints import dated_by_source
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.particulars import CostOption, Doubt, RequiredDocument, SpokenLanguage
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.phones import Phone
from routekaart.catalogue.terms import ServiceTerm, TermKind
from routekaart.database import Base, Identified
from routekaart.database.constraints import in_order, not_blank, one_of, slug_form, within

Status = Literal["active", "inactive", "temporarily closed", "defunct"]


def _owned(position: Any) -> dict[str, Any]:
    return {
        "cascade": "all, delete-orphan",
        "passive_deletes": True,
        "order_by": position,
        "collection_class": ordering_list("position"),
    }


class ServiceAtLocation(Identified, Base):
    """A service at one place, with its hours and telephones there. No hours means: unknown."""

    __tablename__ = "service_at_location"

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id"), index=True)
    description: Mapped[str | None]
    assured_on: Mapped[date | None]
    source: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)

    location: Mapped[Location] = relationship()
    opening_times: Mapped[list[OpeningTimeRow]] = relationship(**_owned(OpeningTimeRow.position))
    phones: Mapped[list[Phone]] = relationship(**_owned(Phone.position))

    __table_args__ = (
        UniqueConstraint("service_id", "location_id"),
        not_blank("source"),
        dated_by_source(),
    )


class Service(Identified, Base):
    """Help on offer; fields as in `edition.entries.Service`, ages in years.

    `opening_times` are those of its telephone. `ask_through` is the service that knows more
    where this one has no contact of its own. Doubts and the programme note stay indoors.
    """

    __tablename__ = "service"

    slug: Mapped[str] = mapped_column(unique=True)
    partner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("partner.id"), index=True)
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    summary: Mapped[str]
    description: Mapped[str | None]
    what_happens: Mapped[str | None]
    application_process: Mapped[str | None]
    fees_description: Mapped[str | None]
    alert: Mapped[str | None]
    minimum_age: Mapped[int | None]
    maximum_age: Mapped[int | None]
    email: Mapped[str | None]
    url: Mapped[str | None]
    status: Mapped[Status] = mapped_column(String(), default="active")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    assured_on: Mapped[date]
    assured_by: Mapped[str]
    source: Mapped[str]
    assure_every_days: Mapped[int | None]
    urgent: Mapped[bool] = mapped_column(default=False)
    national: Mapped[bool] = mapped_column(default=False)
    ask_through_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service.id"), index=True)
    programme_note: Mapped[str | None]

    partner: Mapped[Partner] = relationship()
    ask_through: Mapped[Service | None] = relationship(
        remote_side=lambda: [Service.id], post_update=True
    )
    terms: Mapped[list[ServiceTerm]] = relationship(
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by=(ServiceTerm.kind, ServiceTerm.position),
    )
    languages: Mapped[list[SpokenLanguage]] = relationship(**_owned(SpokenLanguage.position))
    costs: Mapped[list[CostOption]] = relationship(**_owned(CostOption.position))
    documents: Mapped[list[RequiredDocument]] = relationship(**_owned(RequiredDocument.position))
    phones: Mapped[list[Phone]] = relationship(**_owned(Phone.position))
    opening_times: Mapped[list[OpeningTimeRow]] = relationship(**_owned(OpeningTimeRow.position))
    places: Mapped[list[ServiceAtLocation]] = relationship(**_owned(ServiceAtLocation.position))
    doubts: Mapped[list[Doubt]] = relationship(**_owned(Doubt.position))

    __table_args__ = (
        slug_form("slug"),
        not_blank("name"),
        not_blank("summary"),
        within("minimum_age", 0, 130),
        within("maximum_age", 0, 130),
        in_order("minimum_age", "maximum_age"),
        one_of("status", get_args(Status)),
        in_order("valid_from", "valid_to"),
        not_blank("assured_by"),
        not_blank("source"),
        within("assure_every_days", 14, 730),
        CheckConstraint("ask_through_id <> id", name="asks_another"),
    )

    @property
    def topics(self) -> tuple[str, ...]:
        return self._keys("topic")

    @property
    def audiences(self) -> tuple[str, ...]:
        return self._keys("audience")

    @property
    def trust_facts(self) -> tuple[str, ...]:
        return self._keys("trust")

    def _keys(self, kind: TermKind) -> tuple[str, ...]:
        return tuple(link.term.key for link in self.terms if link.kind == kind)
