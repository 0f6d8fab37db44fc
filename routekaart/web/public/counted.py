"""What is counted: reading the steps of the route and the services at the end of it, and taps."""

from __future__ import annotations

from routekaart.edition.entries import Edition
from routekaart.routemap.walk import find_discreet_services
from routekaart.signals.counting import CONTACT_KINDS
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


def find_tapped(edition: Edition, kind: str, key: str) -> Meant | None:
    """As what a tap counts: on a way to reach a service, or on "my question is not there"; None for
    what no page of ours sends."""
    route_map = edition.route_map
    for known in CONTACT_KINDS:
        if kind == known and key in edition.services:
            return Meant(known, key, key in find_discreet_services(route_map))
    step = route_map.questions.get(key) or route_map.outcomes.get(key)
    if kind == "unlisted" and step is not None:
        return Meant("unlisted", key, step.discreet)
    return None
