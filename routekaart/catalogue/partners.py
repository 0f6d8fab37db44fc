"""Partners: the organisations behind the services."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CHAR, ForeignKey
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from routekaart.catalogue.logos import Logo
from routekaart.catalogue.phones import Phone
from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank, slug_form


class Partner(Identified, Base):
    """HSDS organization. What a `trusted` partner changes needs no review."""

    __tablename__ = "partner"

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    description: Mapped[str | None]
    website: Mapped[str | None]
    email: Mapped[str | None]
    logo: Mapped[str | None] = mapped_column(CHAR(64), ForeignKey(Logo.digest))
    trusted: Mapped[bool] = mapped_column(default=False)
    assured_on: Mapped[date | None]
    source: Mapped[str]

    phones: Mapped[list[Phone]] = relationship(
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by=Phone.position,
        collection_class=ordering_list("position"),
    )

    __table_args__ = (slug_form("slug"), not_blank("name"), not_blank("source"))
