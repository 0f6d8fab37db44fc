"""What phones, search engines and monitors ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, current_app, redirect
from werkzeug.wrappers import Response as AnyResponse

from routekaart.language.locales import LOCALES
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.shell import find_origin, negotiate_locale
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import gettext as _
from routekaart.web.public.addresses import find_addresses

machines = Blueprint("machines", __name__)

CONTACT = "mailto:sterkvoornoord@lv.nl"


@machines.get("/")
def choose_language() -> AnyResponse:
    """To the home page in the browser's language; the choice is nowhere kept."""
    response = redirect(f"/{negotiate_locale()}/", 302)
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-cache"
    return response


@machines.get("/favicon.ico")
def show_icon() -> AnyResponse:
    """Old browsers ask here, whatever a page says; the file itself stands at a hashed address."""
    static_url: Any = current_app.jinja_env.globals["static_url"]
    response = redirect(static_url("favicon.ico"), 302)
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@machines.get("/robots.txt")
def guide_robots() -> Response:
    closed = "Disallow: /*/klopt-niet\nDisallow: /*/zoeken\n"
    words = f"User-agent: *\n{closed}Sitemap: {find_origin()}/sitemap.xml\n"
    return Response(words, mimetype="text/plain")


@machines.get("/sitemap.xml")
def list_pages() -> Response:
    """Every page that helps somebody, in every language, each naming the others."""
    edition, today = site().edition, site().clock().date()
    xml = render_page(
        "public/sitemap.xml",
        origin=find_origin(),
        paths=list(find_addresses(edition, today)),
        locales=list(LOCALES),
        changed=site().published.published_at.date(),
    )
    return Response(xml, mimetype="application/xml")


@machines.get("/.well-known/security.txt")
def say_whom_to_warn() -> Response:
    """RFC 9116."""
    until = (site().clock() + timedelta(days=180)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    words = (
        f"Contact: {CONTACT}\nExpires: {until.isoformat()}\nPreferred-Languages: nl, en\n"
        f"Canonical: {find_origin()}/.well-known/security.txt\n"
    )
    return Response(words, mimetype="text/plain")


@machines.get("/manifest.webmanifest")
def describe_app() -> Response:
    """How the site stands on a phone's home screen."""
    response = Response(render_page("public/manifest.json", name=_("Routekaart Noord")))
    response.mimetype = "application/manifest+json"
    return response


@machines.get("/health/live")
def say_alive() -> Response:
    """Whether the process answers at all."""
    return Response("ok\n", mimetype="text/plain")


@machines.get("/health/ready")
def say_ready() -> Response:
    """Whether there is an edition to read; 503 before the very first."""
    published = site().latest
    state = f"edition {published.number}\n" if published else "no edition\n"
    return Response(state, status=200 if published else 503, mimetype="text/plain")
