"""A list on paper, small enough for a pocket: a card for each service, in one language or two."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Response, g, make_response, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from routekaart.shortlists.codes import PARAMETER, encode
from routekaart.shortlists.shortlist import Shortlist
from routekaart.web.kit.beside import find_beside, in_one_language
from routekaart.web.kit.counting import count, is_of_a_reader
from routekaart.web.kit.qr_codes import draw_qr
from routekaart.web.kit.rendering import render_macro
from routekaart.web.kit.sheets import be_discreet
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import gettext
from routekaart.web.public.handing_over import find_link
from routekaart.web.public.papers import SIZE, Paper, send_paper, show_paper
from routekaart.web.public.shortlists import address, is_discreet, read_list
from routekaart.web.public.stops import Stop, make_stop
from routekaart.web.public.whom import Where, Whom, find_whom

SIZES = ("a6", "a5", "a4")
"""One card, two beside each other, four. On A6 two languages stand under each other."""


class RouteCard(NamedTuple):
    """One card. `whom` is None for what is not on offer any more."""

    stop: Stop
    whom: Whom | None
    wheres: list[Where]
    number: int
    of: int
    code: Markup


def show_cards() -> Response | AnyResponse:
    """The cards as a page, to look at and to print from any browser."""
    shortlist = read_list().shortlist
    if not shortlist.items:
        return redirect(address("maken", shortlist), 303)
    page, status = show_paper(_make_paper(shortlist))
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def fetch_cards() -> Response | AnyResponse:
    """The cards as a PDF, which counts as a list that is printed; the page counts when it is."""
    shortlist = read_list().shortlist
    if not shortlist.items:
        return redirect(address("maken", shortlist), 303)
    if is_of_a_reader(request.environ):
        count("shortlist printed", "", is_discreet(shortlist))
    return send_paper(_make_paper(shortlist))


def _make_paper(shortlist: Shortlist) -> Paper:
    be_discreet(is_discreet(shortlist))
    size = request.args.get(SIZE, "")
    size = size if size in SIZES else "a6"
    return Paper(
        "route_cards",
        f"/{g.locale}/lijst/kaart",
        address("geven", shortlist),
        "kaartje",
        size,
        SIZES,
        1.0,
        lambda: describe_cards(shortlist, size),
        told=((PARAMETER, encode(shortlist)),),
        private=True,
    )


def describe_cards(shortlist: Shortlist, size: str) -> dict[str, Any]:
    """The cards, drawn. Two languages beside each other are two cards, which is what A5 is for."""
    beside = find_beside()
    if beside is None or size == "a6":
        return {"faces": [_draw_card(each) for each in _make_cards(shortlist)]}
    by_language = []
    for locale in (g.locale, beside):
        with in_one_language(locale):
            by_language.append([_draw_card(each) for each in _make_cards(shortlist)])
    return {"faces": [face for both in zip(*by_language, strict=True) for face in both]}


def _make_cards(shortlist: Shortlist) -> list[RouteCard]:
    code = draw_qr(find_link(shortlist, find_beside() or g.locale), gettext("Code om te scannen"))
    today, every = site().now.date(), len(shortlist.items)
    faces = []
    for number, item in enumerate(shortlist.items, 1):
        stop = make_stop(item, today)
        whom = find_whom(stop.service) if stop.card and stop.service else None
        faces.append(RouteCard(stop, whom, _find_wheres(stop, whom), number, every, code))
    return faces


def _find_wheres(stop: Stop, whom: Whom | None) -> list[Where]:
    """Places only for who is to go there; the hours of the telephone always."""
    goes = not stop.item.steps or "ga" in stop.item.steps
    return [each for each in whom.wheres if goes or not each.location] if whom else []


def _draw_card(face: RouteCard) -> Markup:
    return render_macro("public/route_cards/face.html", "face", face)
