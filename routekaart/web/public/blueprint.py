"""The residents' addresses in one table. A URL that goes needs a recorded decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, g

from routekaart.language.locales import LOCALES
from routekaart.web.kit.sheets import fill_gaps
from routekaart.web.public import (
    corrections,
    emergency,
    flyers,
    handing_over,
    helped,
    home,
    offline,
    pages,
    partners,
    places,
    posters,
    route,
    route_cards,
    search,
    search_words,
    services,
    shortlists,
    states,
    taps,
    today,
)

public = Blueprint(
    "public",
    __name__,
    template_folder="templates",
    url_prefix=f"/<any({','.join(LOCALES)}):locale>",
)


@public.url_value_preprocessor
def take_locale(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The language is the shell's business; views do not see it."""
    if values:
        g.locale = values.pop("locale")


class Route(NamedTuple):
    """An address below `/<locale>`, and the view that answers it."""

    rule: str
    name: str
    view: Callable[..., Any]
    method: str = "GET"
    for_the_day: bool = True
    """Whether its page, the state of openings apart, is the same all day."""


ROUTES = (
    Route("/", "home", home.show_home),
    Route("/route/<key>", "route", route.show_step),
    Route(
        "/route/<key>/geholpen",
        "say_step_helped",
        helped.take_of_outcome,
        "POST",
        for_the_day=False,
    ),
    Route("/route/<key>/geholpen/<answer>", "thank_for_step", helped.thank_for_outcome),
    Route("/hulp/<slug>", "service", services.show_service),
    Route(
        "/hulp/<slug>/geholpen",
        "say_service_helped",
        helped.take_of_service,
        "POST",
        for_the_day=False,
    ),
    Route("/hulp/<slug>/geholpen/<answer>", "thank_for_service", helped.thank_for_service),
    Route("/hulp/<slug>/klopt-niet", "correction", corrections.show_form, for_the_day=False),
    Route("/hulp/<slug>/klopt-niet", "correct", corrections.receive, "POST", for_the_day=False),
    Route("/hulp/<slug>/klopt-niet/dank", "corrected", corrections.show_thanks, for_the_day=False),
    Route("/plek/<slug>", "place", places.show_place),
    Route("/organisatie/<slug>", "partner", partners.show_partner),
    Route("/vandaag", "today", today.show_today, for_the_day=False),
    Route("/zoeken", "search", search.show_results, for_the_day=False),
    Route("/zoeken/woorden.json", "search_words", search_words.list_words, for_the_day=False),
    Route("/lijst", "shortlist", shortlists.show_list, for_the_day=False),
    Route("/lijst/maken", "make_list", shortlists.make_list, for_the_day=False),
    Route("/lijst/geven", "hand_over", handing_over.hand_over, for_the_day=False),
    Route("/meenemen.json", "pack", offline.show_pack, for_the_day=False),
    Route("/lijst/kaart", "cards", route_cards.show_cards, for_the_day=False),
    Route("/lijst/kaart.pdf", "cards_pdf", route_cards.fetch_cards, for_the_day=False),
    Route("/route/<key>/poster", "poster", posters.show_poster, for_the_day=False),
    Route("/route/<key>/poster.pdf", "poster_pdf", posters.fetch_poster, for_the_day=False),
    Route("/plek/<slug>/flyer", "flyer", flyers.show_flyer, for_the_day=False),
    Route("/plek/<slug>/flyer.pdf", "flyer_pdf", flyers.fetch_flyer, for_the_day=False),
    Route("/meenemen/<digest>.json", "part", offline.show_part, for_the_day=False),
    Route("/geen-internet", "absent", offline.show_absent),
    Route("/vergeten", "forgetting", offline.show_forgetting),
    Route("/vergeten", "forget", offline.forget, "POST", for_the_day=False),
    Route("/tik", "tap", taps.receive, "POST", for_the_day=False),
    Route("/nood", "emergency", emergency.show_lines),
    Route("/over", "about", pages.show_about),
    Route("/privacy", "privacy", pages.show_privacy),
    Route("/toegankelijkheid", "accessibility", pages.show_accessibility),
)

for each in ROUTES:
    shown = fill_gaps(each.view, states.say_gaps, each.for_the_day)
    public.add_url_rule(each.rule, each.name, shown, methods=[each.method])
