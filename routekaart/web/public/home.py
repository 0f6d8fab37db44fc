"""The home page: the first question, at once."""

from __future__ import annotations

from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site


def show_home() -> str:
    route_map = site().edition.route_map
    return render_page(
        "public/home.html", question=route_map.questions[route_map.start], route_map=route_map
    )
