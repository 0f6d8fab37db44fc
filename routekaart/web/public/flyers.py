"""One place on paper: where it is, and who helps there in an ordinary week."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Response, abort, g

from routekaart.edition.entries import Location, Service
from routekaart.web.kit.beside import find_beside, put_beside
from routekaart.web.kit.qr_codes import draw_qr
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import gettext
from routekaart.web.public.contact import full_address
from routekaart.web.public.papers import Paper, send_paper, show_paper
from routekaart.web.public.whom import Where, find_where


class Held(NamedTuple):
    """A service at this place, and when it is there."""

    service: Service
    where: Where


def show_flyer(slug: str) -> str | tuple[str, int]:
    """The flyer as a page, to look at and to print from any browser."""
    return show_paper(_make_paper(slug))


def fetch_flyer(slug: str) -> Response:
    return send_paper(_make_paper(slug))


def _make_paper(slug: str) -> Paper:
    location = site().edition.locations.get(slug) or abort(404)
    path = f"/{g.locale}/plek/{slug}"
    return Paper(
        "flyers",
        f"{path}/flyer",
        path,
        f"flyer-{slug}-{g.locale}",
        "a5",
        ("a5",),
        1.0,
        lambda: describe_flyer(location, f"{find_origin()}{path}"),
    )


def describe_flyer(location: Location, link: str) -> dict[str, Any]:
    """What its template needs. Those whose hours are known come first."""
    beside = find_beside()
    held = [
        Held(service, find_where(spot))
        for service in site().edition.services.values()
        if service.helps_on(site().now.date())
        for spot in site().agenda.spots(service)
        if spot.location is location
    ]
    held.sort(key=lambda each: (not each.where.hours, each.service.name.casefold()))
    return {
        "location": location,
        "address": full_address(location),
        "held": held,
        "terms": site().edition.terms,
        "code": draw_qr(
            put_beside(link, beside) if beside else link, gettext("Code om te scannen")
        ),
    }
