"""The lines that always work."""

from __future__ import annotations

from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.public.cards import make_card


def show_lines() -> str:
    edition, today = site().edition, site().clock().date()
    return render_page(
        "public/emergency.html",
        cards=[
            make_card(edition.services[slug], today)
            for slug in edition.route_map.emergency
            if edition.services[slug].helps_on(today)
        ],
    )
