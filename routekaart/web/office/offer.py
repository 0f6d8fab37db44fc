"""All that is and was on offer, as the pages of the programme name it; also before an edition."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from routekaart.edition.entries import Service
from routekaart.programme.offers import read_offer
from routekaart.programme.programme import Programme
from routekaart.programme.records import read_programme
from routekaart.web.kit.site import site


class Beside(NamedTuple):
    """The programme, with what is on offer beside it: services by slug, partners by name."""

    programme: Programme
    services: dict[str, Service]
    partners: dict[str, str]


def read_beside(session: Session) -> Beside:
    """Both, as they are now."""
    latest = site().latest
    services = latest.edition.services if latest is not None else {}
    partners = latest.edition.partners if latest is not None else {}
    return Beside(
        read_programme(session),
        read_offer(session, services),
        {slug: each.name for slug, each in partners.items()},
    )
