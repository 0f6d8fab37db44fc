"""One organisation, and what it offers."""

from __future__ import annotations

from flask import abort

from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.public.cards import draw_row
from routekaart.web.public.contact import find_partner_channels


def show_partner(slug: str) -> str:
    edition, today = site().edition, site().clock().date()
    partner = edition.partners.get(slug)
    if partner is None:
        abort(404)
    offered = [
        service
        for service in edition.services.values()
        if service.partner == slug and service.offered_on(today)
    ]
    return render_page(
        "public/partners/show.html",
        partner=partner,
        channels=find_partner_channels(partner),
        rows=[draw_row(service) for service in offered],
    )
