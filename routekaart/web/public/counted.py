"""Which pages are counted: the steps of the route, and the services at the end of it."""

from __future__ import annotations

from routekaart.edition.entries import Edition
from routekaart.routemap.walk import find_discreet_services
from routekaart.web.kit.counting import Meant


def find_pages(edition: Edition) -> dict[str, Meant]:
    """By address below `/<locale>/`."""
    route_map = edition.route_map
    discreet = find_discreet_services(route_map)
    pages = {
        f"route/{key}": Meant("question", key, each.discreet)
        for key, each in route_map.questions.items()
    }
    pages[""] = pages.pop(f"route/{route_map.start}")
    pages |= {
        f"route/{key}": Meant("outcome", key, each.discreet)
        for key, each in route_map.outcomes.items()
    }
    return pages | {
        f"hulp/{slug}": Meant("service", slug, slug in discreet) for slug in edition.services
    }
