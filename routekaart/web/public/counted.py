"""What is counted: reading the steps of the route and services, taps, and searches."""

from __future__ import annotations

from flask import g, request

from routekaart.edition.entries import Edition
from routekaart.routemap.walk import find_discreet_services
from routekaart.search.found import Found
from routekaart.signals.counting import CONTACT_KINDS
from routekaart.signals.unmet import Wish, read_words
from routekaart.web.kit.counting import Meant, count, is_of_a_reader
from routekaart.web.kit.site import site


def find_pages(edition: Edition) -> dict[str, Meant]:
    """By address below `/<locale>/`."""
    route_map = edition.route_map
    discreet = find_discreet_services(route_map)
    pages = {
        "" if key == route_map.start else f"route/{key}": Meant("question", key, each.discreet)
        for key, each in route_map.questions.items()
    }
    pages |= {
        f"route/{key}": Meant("outcome", key, each.discreet)
        for key, each in route_map.outcomes.items()
    }
    return pages | {
        f"hulp/{slug}": Meant("service", slug, slug in discreet) for slug in edition.services
    }


def count_search(query: str, found: Found) -> None:
    """Count a search without its words; of one in vain keep what it was for, if that is nobody's.

    Filters, more results and Dutch beside them come after it, and are not searches of their own.
    What sounds like danger is never kept.
    """
    if request.method != "GET" or list(request.args) != ["q"]:
        return
    if not is_of_a_reader(request.environ):
        return
    count("search", "")
    helps = found.lines or found.steps or found.places or found.partners
    words = read_words(query) if found.nearest and not helps else None
    if words is not None:
        visit = site()
        visit.site.tally.wish(Wish(visit.now.date(), g.locale, words))


def find_tapped(edition: Edition, kind: str, key: str) -> Meant | None:
    """As what a tap counts: on a way to reach a service, on "my question is not there", or a list
    that is printed; None for what no page of ours sends."""
    route_map = edition.route_map
    for known in CONTACT_KINDS:
        if kind == known and key in edition.services:
            return Meant(known, key, key in find_discreet_services(route_map))
    step = route_map.questions.get(key) or route_map.outcomes.get(key)
    if kind == "shortlist printed" and not key:
        return Meant("shortlist printed", "", discreet=False)
    if kind == "unlisted" and step is not None:
        return Meant("unlisted", key, step.discreet)
    return None
