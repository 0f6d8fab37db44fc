"""A list for a neighbour: read it, put it together, hand it over. All of it stands in its link."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from flask import Response, g, make_response, request

from routekaart.edition.entries import Service
from routekaart.language.locales import LOCALES
from routekaart.routemap.walk import find_discreet_services
from routekaart.search.found import Found
from routekaart.shortlists.codes import PARAMETER, Decoded, decode, encode
from routekaart.shortlists.shortlist import MOST, SENTENCES, Shortlist
from routekaart.web.kit.beside import find_beside, put_beside, turn_beside
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.sheets import Sheet, be_discreet
from routekaart.web.kit.site import site
from routekaart.web.public.cards import Card, make_card
from routekaart.web.public.search import find
from routekaart.web.public.states import say_gaps
from routekaart.web.public.stops import (
    Stop,
    make_stop,
    possible_steps,
    say_sentences,
    say_steps,
)

MOST_FOUND = 5


class Turn(NamedTuple):
    """A choice to turn on or off: its words, whether it is on, its place in an order, the link."""

    says: str
    on: bool
    number: int
    href: str


class Handle(NamedTuple):
    """What can be done with one stop while the list is made."""

    stop: Stop
    earlier: str | None
    later: str | None
    off: str
    steps: list[Turn]
    sentences: list[Turn]


def show_list() -> Response:
    """For the neighbour: what to do, in order."""
    decoded = read_list()
    return send_page("public/shortlists/show.html", decoded, "", stops=_stops(decoded.shortlist))


def make_list() -> Response:
    """For who puts it together. Every change is a link to the same page with another list."""
    decoded = read_list()
    shortlist, query = decoded.shortlist, " ".join(request.args.get("q", "").split())
    return send_page(
        "public/shortlists/make.html",
        decoded,
        "maken",
        handles=[_handle(shortlist, stop) for stop in _stops(shortlist)],
        query=query,
        found=[
            (card, address("maken", shortlist.add([card.service.slug]), card.service.slug))
            for card in _find(query, shortlist)
        ],
        is_full=len(shortlist.items) == MOST,
    )


def read_list() -> Decoded:
    """The list that this request is about."""
    return decode(request.args.get(PARAMETER, ""))


def address(page: str, shortlist: Shortlist, anchor: str = "", **more: str) -> str:
    """A page of this list in the page's language: `""`, "maken" or "geven"."""
    told = {PARAMETER: encode(shortlist), **more}
    words = urlencode({name: each for name, each in told.items() if each}, quote_via=quote)
    path = f"/{g.locale}/lijst" + (f"/{page}" if page else "")
    return path + (f"?{words}" if words else "") + (f"#{anchor}" if anchor else "")


def keepable(shortlist: Shortlist) -> str:
    """The code of what a phone may keep: nothing that a discreet page is about."""
    discreet = find_discreet_services(site().edition.route_map)
    return encode(Shortlist(tuple(each for each in shortlist.items if each.slug not in discreet)))


def is_discreet(shortlist: Shortlist) -> bool:
    """Whether nobody else should see what is on it."""
    return not find_discreet_services(site().edition.route_map).isdisjoint(shortlist.slugs)


def send_page(template: str, decoded: Decoded, name: str, **values: Any) -> Response:
    """The page of this name, as `address` has it. Like a search it is nobody else's business."""
    shortlist = decoded.shortlist
    be_discreet(is_discreet(shortlist))
    here = address(name, shortlist)
    page = render_page(
        template,
        **values,
        shortlist=shortlist,
        whole=decoded.whole,
        list_code=encode(shortlist),
        kept_code=keepable(shortlist),
        show_href=address("", shortlist),
        make_href=address("maken", shortlist),
        give_href=address("geven", shortlist),
        languages=[
            (each, here.replace(f"/{g.locale}/", f"/{each.code}/", 1)) for each in LOCALES.values()
        ],
        beside_href=turn_beside(here),
        second=[
            (each, put_beside(here, each.code), each.code == find_beside())
            for each in LOCALES.values()
            if each.code != g.locale
        ],
    )
    response = make_response(Sheet(page).fill(say_gaps))
    response.headers["Cache-Control"] = "no-store"
    return response


def _stops(shortlist: Shortlist) -> list[Stop]:
    today = site().now.date()
    return [make_stop(item, today) for item in shortlist.items]


def _handle(shortlist: Shortlist, stop: Stop) -> Handle:
    slug, at = stop.item.slug, shortlist.slugs.index(stop.item.slug)
    is_last = at == len(shortlist.items) - 1
    return Handle(
        stop,
        None if at == 0 else address("maken", shortlist.move(slug, -1), slug),
        None if is_last else address("maken", shortlist.move(slug, 1), slug),
        address("maken", shortlist.remove(slug)),
        _turn_steps(shortlist, stop),
        _turn_sentences(shortlist, stop),
    )


def _turn_steps(shortlist: Shortlist, stop: Stop) -> list[Turn]:
    if stop.card is None:
        return []
    slug, chosen, says = stop.item.slug, stop.item.steps, say_steps()
    return [
        Turn(
            says[step],
            step in chosen,
            chosen.index(step) + 1 if step in chosen else 0,
            address("maken", shortlist.turn_step(slug, step), slug),
        )
        for step in possible_steps(stop.card)
    ]


def _turn_sentences(shortlist: Shortlist, stop: Stop) -> list[Turn]:
    if stop.card is None:
        return []
    slug, chosen, says = stop.item.slug, stop.item.sentences, say_sentences()
    return [
        Turn(
            says[each],
            each in chosen,
            0,
            address("maken", shortlist.turn_sentence(slug, each), slug, bij=slug),
        )
        for each in SENTENCES
    ]


def _find(query: str, shortlist: Shortlist) -> list[Card]:
    """What the search finds that is not on the list yet."""
    if not query:
        return []
    edition, today = site().edition, site().now.date()
    found: Found = find(query, today)
    services: list[Service] = [
        edition.services[slug]
        for slug in dict.fromkeys((*found.lines, *found.services))
        if slug not in shortlist.slugs
    ]
    return [make_card(each, today) for each in services[:MOST_FOUND]]
