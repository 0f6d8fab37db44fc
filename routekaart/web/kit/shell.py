"""What surrounds every page: its language, the same page in other languages, the site's moment."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Flask, g, request

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.edition.banners import find_shown
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.settings import Settings
from routekaart.web.kit.beside import choose_beside, find_beside, turn_beside
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import choose_wording


def install_shell(app: Flask) -> None:
    """Let every request speak the language of its page."""
    app.before_request(choose_locale)


def choose_locale() -> None:
    """The language of the page: the first part of the path, or what the browser asks for."""
    g.machine_made = False
    locale = request.path[1:].partition("/")[0]
    choose_wording(locale if locale in LOCALES else negotiate_locale())
    choose_beside()


def negotiate_locale() -> str:
    """The best of our languages for this browser; Dutch when it says nothing we know."""
    return request.accept_languages.best_match(LOCALES, default=SOURCE) or SOURCE


def describe_shell() -> dict[str, Any]:
    """Names every template may use, beside `locale`, `dir` and `base`.

    Below `route_base` stand the steps of a route: at `base`, unless they are only tried.
    """
    path = _path_below(g.locale)
    published, preview = site().latest, g.get("preview")
    return {
        "languages": [
            (each, preview.address_in(each.code) if preview else f"/{each.code}{path}")
            for each in LOCALES.values()
        ],
        "signed_in": g.get("signed_in"),
        "banners": find_shown(published.edition.banners, site().now.date()) if published else [],
        "updated": published.published_at.astimezone(ZONE) if published else None,
        "database_reachable": site().database_reachable,
        "discreet": g.get("discreet", False),
        "is_machine_made": is_machine_made,
        "beside": find_beside(),
        "beside_href": turn_beside(request.path if preview else f"/{g.locale}{path}"),
        "preview": preview,
        "route_base": preview.route_base_in(g.locale) if preview else f"/{g.locale}",
    }


def _path_below(locale: str) -> str:
    """The page's path without its language, quoted; the home page where there is none."""
    prefix, path = f"/{locale}/", request.path
    if not path.startswith(prefix) or not path.isprintable():
        return "/"
    return quote(path[len(locale) + 1 :])


def is_machine_made() -> bool:
    """Whether anything said so far was translated by a machine and not reviewed by a person."""
    return bool(g.machine_made)


def find_own_address(settings: Settings) -> str:
    """An address of ours that the guards believe, for who asks the site from within."""
    names = [*settings.trusted_hosts, "localhost"]
    return settings.public_url or f"http://{names[0].lstrip('.')}"


def find_origin() -> str:
    """The site's own address, without a slash at the end: as set, else as it was asked for."""
    return site().settings.public_url.rstrip("/") or request.host_url.rstrip("/")
