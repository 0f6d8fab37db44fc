"""The places that a service can be at, by name and address, as its editors see them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.locations import Location
from routekaart.catalogue.pack import PackLocation
from routekaart.review.drafts import Draft
from routekaart.web.partners.new_places import find_new_places


class Spot(NamedTuple):
    """A place by its slug. A new one waits for the programme."""

    slug: str
    name: str
    address: str
    is_new: bool = False


def list_spots(session: Session, draft: Draft) -> dict[str, Spot]:
    """Every place there is, by slug in order of name, and the new ones of this service."""
    kept = session.scalars(select(Location).order_by(Location.name))
    spots = {each.slug: Spot(each.slug, each.name, say_address(each)) for each in kept}
    for each in find_new_places(session, draft):
        slug, location = each.entry.partition(".")[2], each.wanted
        assert isinstance(location, PackLocation)
        spots[slug] = Spot(slug, location.name, say_address(location), True)
    return spots


def say_address(location: Location | PackLocation) -> str:
    """In one line; empty when it is not known."""
    town = " ".join(filter(None, (location.postcode, location.place)))
    return ", ".join(filter(None, (location.address, town)))
