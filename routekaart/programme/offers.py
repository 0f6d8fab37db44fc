"""All that is or was on offer, also what residents do not read: it may be all that a goal has."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from routekaart.catalogue import services
from routekaart.edition.entries import Service
from routekaart.language.text import Text


def read_offer(session: Session, edition: Mapping[str, Service]) -> dict[str, Service]:
    """The services of an edition, and those that stand in none, with no more than their name."""
    unseen = (
        select(services.Service)
        .where(services.Service.status == "inactive")
        .options(joinedload(services.Service.partner))
    )
    known = {
        row.slug: Service(
            slug=row.slug,
            name=row.name,
            partner=row.partner.slug,
            summary=Text(row.summary),
            assured_on=row.assured_on,
            status="inactive",
        )
        for row in session.scalars(unseen)
    }
    return known | dict(edition)
