"""What residents answered to "Heeft dit geholpen?", where enough of them did."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from routekaart.language.locales import SOURCE
from routekaart.routemap.walk import name_steps
from routekaart.signals.counting import FEWEST_SHOWN, HELPED, STEP_HELPED, Kind, last_weeks
from routekaart.signals.counts import find_numbers
from routekaart.web.kit.site import site


class Helped(NamedTuple):
    """A page, and how often it helped or did not."""

    address: str
    says: str
    yes: int
    no: int


def find_helped(session: Session, today: date) -> list[Helped]:
    """Of every service and every end of a route with as many of one answer as may be told; where it
    helped least comes first. Nothing before the very first edition."""
    published = site().latest
    if published is None:
        return []
    edition = published.edition
    numbers = find_numbers(session, (*HELPED, *STEP_HELPED), *last_weeks(today))

    def describe(page: str, key: str, says: str, kinds: tuple[Kind, Kind]) -> Helped:
        yes, no = (numbers.get((kind, key), 0) for kind in kinds)
        return Helped(f"/nl/{page}/{key}", says, yes, no)

    steps = name_steps(edition.route_map)
    found = [describe("hulp", slug, each.name, HELPED) for slug, each in edition.services.items()]
    found += [
        describe("route", key, steps[key].read(SOURCE).words, STEP_HELPED)
        for key in edition.route_map.outcomes
    ]
    told = [each for each in found if max(each.yes, each.no) >= FEWEST_SHOWN]
    return sorted(told, key=_by_share)


def _by_share(each: Helped) -> tuple[float, str]:
    """Of a number that is not told nothing shows in the order either."""
    yes, no = (number if number >= FEWEST_SHOWN else 0 for number in (each.yes, each.no))
    return yes / (yes + no), each.says
