"""Locations: the places one can go to."""

from __future__ import annotations

from datetime import date

from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from routekaart.catalogue.phones import Phone
from routekaart.catalogue.terms import LocationTerm
from routekaart.database import Base, Identified
from routekaart.database.constraints import both_or_neither, not_blank, slug_form, within


class Location(Identified, Base):
    """A place. `address` is None when nobody gave it; coordinates are WGS 84 degrees."""

    __tablename__ = "location"

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    place: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    directions: Mapped[str | None]
    alert: Mapped[str | None]
    assured_on: Mapped[date]
    assured_by: Mapped[str]
    source: Mapped[str]
    programme_note: Mapped[str | None]

    phones: Mapped[list[Phone]] = relationship(
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by=Phone.position,
        collection_class=ordering_list("position"),
    )
    terms: Mapped[list[LocationTerm]] = relationship(
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by=LocationTerm.position,
        collection_class=ordering_list("position"),
    )

    __table_args__ = (
        slug_form("slug"),
        not_blank("name"),
        both_or_neither("latitude", "longitude"),
        within("latitude", -90, 90),
        within("longitude", -180, 180),
        not_blank("assured_by"),
        not_blank("source"),
    )

    @property
    def accessibility(self) -> tuple[str, ...]:
        """Keys of its accessibility terms, in order."""
        return tuple(link.term.key for link in self.terms)
