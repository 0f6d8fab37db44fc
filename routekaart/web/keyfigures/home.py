"""Where a key figure begins: find help, make a list, and the lists she kept."""

from __future__ import annotations

import uuid
from datetime import date
from typing import NamedTuple

from flask import Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts.kept_lists import KeptList, forget, list_kept
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.shortlists.codes import decode
from routekaart.web.keyfigures.kept_lists import Listed, name_services
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

HOME = "/sleutelfiguur"

_TOO_LATE = "De pagina stond te lang open. Er is niets veranderd. Probeer het opnieuw."


class Kept(NamedTuple):
    """A list of hers: its code for a link, what stands on it, and since when it is kept."""

    id: uuid.UUID
    code: str
    services: list[Listed]
    kept_on: date


def show_home() -> Response:
    return _show()


def forget_one(kept: uuid.UUID) -> AnyResponse:
    """Forget one of her lists; what is not hers, or gone already, is no trouble."""
    return _forget(kept)


def forget_all() -> AnyResponse:
    return _forget(None)


def _forget(kept: uuid.UUID | None) -> AnyResponse:
    if not _open_button().validate():
        return _show(422, _TOO_LATE)
    with site().database.writing() as session:
        forget(session, signed_in().person, kept)
    return redirect(f"{HOME}?gewist", 303)


def _show(status: int = 200, trouble: str = "") -> Response:
    with site().database.reading() as session:
        kept = list_kept(session, signed_in().person, site().clock())
        lists = [_describe(each) for each in kept]
    page = render_page(
        "keyfigures/home/show.html",
        lists=lists,
        button=_open_button(anew=True),
        trouble=trouble,
        done=next((each for each in ("bewaard", "gewist", "verteld") if each in request.args), ""),
    )
    return make_response(page, status)


def _describe(kept: KeptList) -> Kept:
    services = name_services(decode(kept.code).shortlist)
    return Kept(kept.id, kept.code, services, kept.kept_at.astimezone(ZONE).date())


def _open_button(anew: bool = False) -> ButtonForm:
    return open_form(ButtonForm, "kept-lists", anew=anew)
