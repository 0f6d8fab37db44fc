"""Logos of partners: those that residents see, and on the desks those that may come."""

from __future__ import annotations

from flask import Flask, Response, g, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from routekaart.catalogue.logos import HIGHEST, WIDEST, find_logo
from routekaart.edition.entries import Partner
from routekaart.web.kit.site import site

MEDIA_TYPE = "image/png"

_DESKS = {"office": "/programma", "partners": "/partner"}
"""By blueprint: where a logo is had that may not be in any edition yet, or not any more."""

_IMAGE = Markup(
    '<img class="logo" src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async">'
)


def install_logos(app: Flask) -> None:
    """Serve the logos of the edition: from memory, as everything that residents ask for."""
    app.add_url_rule("/logo/<digest>.png", "logo", send_logo)


def send_logo(digest: str) -> Response:
    logo = site().edition.logos.get(digest)
    if logo is None:
        raise NotFound
    response = _answer(logo.picture)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.set_etag(digest[:24])
    return response


def send_kept_logo(digest: str) -> Response:
    """Any logo, for who is at a desk. Only who has seen it, or has the picture itself, knows its
    address; what is approved by nobody is kept on no phone."""
    with site().database.reading() as session:
        picture = find_logo(session, digest)
    if picture is None:
        raise NotFound
    return _answer(picture)


def draw_logo(partner: Partner) -> Markup:
    """Template function: the partner's logo, if any, beside its name, so that it says nothing
    itself. A page that leaves no trace in the browser leaves no picture there either."""
    logo = site().edition.logos.get(partner.logo or "")
    if logo is None or g.get("discreet"):
        return Markup()
    return _IMAGE.format(_address(str(partner.logo)), logo.width, logo.height, "")


def draw_kept_logo(digest: str) -> Markup:
    """Any logo on a page of a desk, where the picture is what matters."""
    return _IMAGE.format(_address(digest), WIDEST, HIGHEST, "Logo")


def _address(digest: str) -> str:
    """What residents see has an address that is theirs, also at a desk and in a preview."""
    published = site().site.current.published
    is_theirs = published is not None and digest in published.edition.logos
    desk = "" if is_theirs else _DESKS.get(request.blueprint or "", "")
    return f"{desk}/logo/{digest}.png"


def _answer(picture: bytes) -> Response:
    return Response(picture, content_type=MEDIA_TYPE)
