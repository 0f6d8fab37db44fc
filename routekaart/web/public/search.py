"""What somebody looks for in words of their own, and what helps. What is kept of the words,
signals.unmet tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Response, g, make_response, request

from routekaart.edition.entries import Edition, Service
from routekaart.edition.results import find_safety_net, list_offered
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.search.filters import mark_services, narrow, read_chosen
from routekaart.search.found import Found
from routekaart.web.kit.beside import in_both, turn_beside
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.searching import search_for
from routekaart.web.kit.sheets import Sheet
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import ngettext
from routekaart.web.kit.words import Words
from routekaart.web.public.cards import draw_card, make_card
from routekaart.web.public.contact import full_address
from routekaart.web.public.counted import count_search
from routekaart.web.public.marking import mark_words
from routekaart.web.public.narrowing import find_address, offer_filters
from routekaart.web.public.search_steps import describe_beginning, find_step
from routekaart.web.public.states import say_gaps

MOST_SHOWN = 10
"""Services at first; the rest is behind a link."""

MOST_BESIDE = 3
"""Steps of the route, places and organisations, of each."""


def show_results() -> Response:
    """The same address gives something else every minute, and is nobody else's business."""
    query = " ".join(request.args.get("q", "").split())
    chosen = read_chosen(request.args, site().edition)
    if query or chosen:
        page = _draw_results(query, chosen, show_all=request.args.get("alles") == "ja")
    else:
        page = _draw_beginning()
    response = make_response(Sheet(page).fill(say_gaps))
    response.headers["Cache-Control"] = "no-store"
    return response


def _draw_beginning() -> str:
    return _draw("", query="", lines=(), **describe_beginning(site().edition, site().now.date()))


def _draw_results(query: str, chosen: Mapping[str, str], show_all: bool) -> str:
    edition, today = site().edition, site().now.date()
    found = find(query, today) if query else _list_all(edition, today)
    marks = mark_services(found.below, site().agenda, site().now)
    left = [edition.services[slug] for slug in narrow(marks, chosen)]
    shown = left if show_all else left[:MOST_SHOWN]
    fits = not found.nearest and bool(found.services or found.steps)
    return _draw(
        find_address(query, chosen).partition("?")[2],
        query=query,
        lines=[make_card(edition.services[slug], today) for slug in found.lines],
        corrected=found.corrected,
        corrected_href=find_address(found.corrected or "", {}),
        nearest=found.nearest,
        steps=[find_step(edition.route_map, key) for key in found.steps[:MOST_BESIDE]],
        heading=_say_number(len(left)),
        count=len(left),
        cards=[make_card(service, today) for service in shown],
        narrowing=offer_filters(edition, query, marks, chosen),
        unfiltered=find_address(query, {}),
        all_href=find_address(query, chosen, alles="ja") if len(shown) < len(left) else None,
        places=[edition.locations[slug] for slug in found.places[:MOST_BESIDE]],
        partners=[edition.partners[slug] for slug in found.partners[:MOST_BESIDE]],
        full_address=full_address,
        marked=Words(g.locale, mark_words(found.stems)),
        safety_net=_draw_safety_net(edition, shown, today),
        near=_name_concepts(found, edition),
        **({} if fits else describe_beginning(edition, today)),
    )


def _draw(parameters: str, **values: Any) -> str:
    """The page; its language bar keeps what was asked, because the search knows every language."""
    asked = f"?{parameters}" if parameters else ""
    return render_page(
        "public/search/results.html",
        **values,
        route_map=site().edition.route_map,
        languages=[(each, f"/{each.code}/zoeken{asked}") for each in LOCALES.values()],
        beside_href=turn_beside(f"/{g.locale}/zoeken{asked}"),
    )


@in_both
def _say_number(results: int) -> str:
    return ngettext("%(num)s resultaat", "%(num)s resultaten", results)


def find(query: str, today: date) -> Found:
    """What the search finds; nothing where it failed, so that the page still helps."""
    found = search_for(query, today)
    if found is None:
        return Found(query, nearest=True)
    count_search(query, found)
    return found


def _list_all(edition: Edition, today: date) -> Found:
    """For who has chosen filters alone."""
    return Found("", services=tuple(each.slug for each in list_offered(edition, today)))


def _name_concepts(found: Found, edition: Edition) -> list[tuple[str, str, str]]:
    """What may be meant where nothing fits: its name, the language of that, and the way to it."""
    named = [edition.concepts[key] for key in found.concepts] if found.nearest else []
    return [
        (name, g.locale if g.locale in concept.words else SOURCE, find_address(name, {}))
        for concept in named
        for name in [concept.name(g.locale, SOURCE)]
    ]


def _draw_safety_net(edition: Edition, shown: list[Service], today: date) -> str | None:
    net = find_safety_net(edition, today, shown)
    return draw_card(net, today, level=3) if net else None
