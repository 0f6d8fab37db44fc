"""Keeping a list for a while: by its link, pasted or brought along."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from flask import Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField
from wtforms.validators import DataRequired

from routekaart.accounts.kept_lists import LONGEST, keep
from routekaart.routemap.walk import find_discreet_services
from routekaart.shortlists.codes import PARAMETER, decode, encode
from routekaart.shortlists.shortlist import Shortlist
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_fields import Said, tidy
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

_NO_LIST = "Dit is geen lijst. Plak de hele link van een lijst."
_NOTHING_LEFT = "Deze lijst bewaren wij niet. Zo ziet niemand dat u hier naar keek."


class Listed(NamedTuple):
    """A service of a list by its name; nothing is known of what no edition has any more."""

    slug: str
    name: str


class KeepForm(TokenForm):
    """The link of a list, or the code that stands in it."""

    link = StringField(
        "Link van de lijst",
        [DataRequired("Plak de link van een lijst.")],
        filters=[tidy],
        description="Kopieer de link en plak die hier.",
    )

    def validate_link(self, field: Any) -> None:
        shortlist = read_link(field.data)
        if not shortlist.items:
            raise Said(_NO_LIST)
        if not 0 < len(encode(keepable(shortlist))) <= LONGEST:
            raise Said(_NOTHING_LEFT)


def read_link(typed: str) -> Shortlist:
    """The list of a link, or of a code; an empty one where it is neither."""
    try:
        asked = parse_qs(urlsplit(typed).query).get(PARAMETER)
    except ValueError:
        asked = None
    code = asked[0] if asked else typed
    return decode(code if asked or "/" not in code else "").shortlist


def keepable(shortlist: Shortlist) -> Shortlist:
    """The list without what a discreet page is about: whoever looks along may not read that."""
    edition = site().site.find_edition()
    discreet = find_discreet_services(edition.route_map) if edition else frozenset()
    return Shortlist(tuple(each for each in shortlist.items if each.slug not in discreet))


def name_services(shortlist: Shortlist) -> list[Listed]:
    """What stands on a list, in order."""
    edition = site().site.find_edition()
    services = edition.services if edition else {}
    return [
        Listed(slug, services[slug].name if slug in services else "") for slug in shortlist.slugs
    ]


def show_list() -> Response:
    """What a list holds, before it is kept."""
    return _show(_open())


def keep_list() -> AnyResponse:
    form = _open()
    if not form.validate():
        return _show(form, 422)
    code = encode(keepable(read_link(form.link.data)))
    with site().database.writing() as session:
        keep(session, signed_in().person, code, site().clock())
    return redirect("/sleutelfiguur?bewaard", 303)


def _open() -> KeepForm:
    return open_form(KeepForm, "keep-list", {"link": request.args.get(PARAMETER, "")})


def _show(form: KeepForm, status: int = 200) -> Response:
    shortlist = read_link(form.link.data or "")
    kept = keepable(shortlist)
    page = render_page(
        "keyfigures/lists/keep.html",
        form=form,
        services=name_services(kept),
        left_out=len(shortlist.items) - len(kept.items),
    )
    return make_response(page, status)
