"""The draft as residents would walk through it, in any language: for officers, and kept nowhere."""

from __future__ import annotations

from flask import Response, redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.edition.entries import Edition
from routekaart.language.locales import LOCALES
from routekaart.web.kit.preview import Bar, CannotShow, draw_unpublished, keep_from_all
from routekaart.web.kit.rendering import render_page
from routekaart.web.office.routemap.desk import MAP, address_of, read_desk

PREVIEW = f"{MAP}/voorbeeld"
_NOT_YET = "Deze bladzijde is nog niet af. Kijk wat er nog moet."


def preview_map(locale: str) -> Response:
    """The first question, where residents begin."""
    edition = read_desk().edition
    return _show(edition, edition.route_map.start, locale, "/", "public.home")


def preview_step(locale: str, step: str) -> AnyResponse:
    edition = read_desk().edition
    if step == edition.route_map.start:
        return redirect(f"{PREVIEW}/{locale}/", 303)
    return _show(edition, step, locale, f"/route/{step}", "public.route")


def _show(edition: Edition, key: str, locale: str, below: str, view: str) -> Response:
    if locale not in LOCALES:
        raise NotFound
    route_map = edition.route_map
    nouns = dict.fromkeys(route_map.outcomes, "outcome")
    nouns |= dict.fromkeys(route_map.questions, "question")
    name = f"{nouns[key]}.{key}" if key in nouns else ""
    back = address_of(name) if name else MAP
    values = {"key": key} if view == "public.route" else {}
    try:
        outcome = route_map.outcomes.get(key)
        if not name or (outcome and not edition.services.keys() >= {*outcome.first}):
            raise CannotShow(_NOT_YET)
        page = draw_unpublished(
            edition, view, values, locale, Bar(PREVIEW, back, below, walks=True)
        )
    except CannotShow as reason:
        page = render_page("kit/no_preview.html", reason=reason, back=back)
    return keep_from_all(page)
