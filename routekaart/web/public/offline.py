"""The site without a network: what a phone takes along, and how it forgets that again."""

from __future__ import annotations

import json

import brotli
from flask import Response, abort, current_app, g, make_response, request

from routekaart.edition.entries import Service
from routekaart.web.kit.compression import encoding_for
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.sheets import Sheet
from routekaart.web.kit.site import site
from routekaart.web.public.cards import make_card
from routekaart.web.public.packing import ABSENT, find_pack

TAKEN = ("site.css", "site.js", "list.js", "aloud.js", "taps.js", "pictograms.svg", "icon.svg")
"""The files that the pages need."""


def show_pack() -> Response:
    """What the pack is made of; a phone asks for this now and then, and then for what it lacks."""
    pack, locale = find_pack(), g.locale
    static_url = current_app.jinja_env.globals["static_url"]
    index = {
        "edition": site().published.number,
        "home": f"/{locale}/",
        "absent": f"/{locale}/{ABSENT}",
        "parts": [f"/{locale}/meenemen/{digest}.json" for digest in pack.parts],
        "files": [static_url(name) for name in TAKEN],  # type: ignore[operator]
    }
    response = Response(json.dumps(index), mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    return response


def show_part(digest: str) -> Response:
    """One part. Its address says what is in it, so it never changes."""
    part = find_pack().parts.get(digest)
    if part is None:
        abort(404)
    if encoding_for(request.headers.get("Accept-Encoding", "")) == "br":
        response = Response(part, mimetype="application/json")
        response.headers["Content-Encoding"] = "br"
    else:
        response = Response(brotli.decompress(part), mimetype="application/json")
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def show_absent() -> str:
    """For what cannot be read without a network, with whom to call in danger. Online it tells what
    a phone takes along."""
    edition, today = site().edition, site().now.date()
    lines: list[Service] = [edition.services[slug] for slug in edition.route_map.emergency]
    return render_page(
        "public/offline/absent.html",
        lines=[make_card(each, today) for each in lines if each.offered_on(today)],
    )


def show_forgetting() -> str:
    """What a phone keeps, and a button to forget it."""
    return render_page("public/offline/forget.html")


def forget() -> Response:
    """Have the browser forget all it keeps of the site: pages, lists and what it took along."""
    response = make_response(Sheet(render_page("public/offline/forgotten.html")).fill(lambda _: []))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
