"""Every error ends on a page in the visitor's language that says what now."""

from __future__ import annotations

import logging

from flask import Flask, Response, make_response, request
from werkzeug.exceptions import HTTPException

from routekaart.web.kit.guards import LONGEST_QUERY
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import gettext as _

log = logging.getLogger(__name__)

_LAST_RESORT = "Er ging iets mis. Bel de gemeente: 14 070. Bij gevaar: bel 112.\n"


def install_errors(app: Flask) -> None:
    """Answer all refusals and faults with a page."""
    app.register_error_handler(HTTPException, show_refusal)
    app.register_error_handler(Exception, show_fault)


def show_refusal(error: HTTPException) -> Response:
    """404, 400, 503 and their like; an answer that was given instead is given."""
    if isinstance(error.response, Response):
        return error.response
    code = error.code or 500
    response = make_response(render_page("kit/error.html", code=code, **_describe(code)), code)
    response.headers["Cache-Control"] = "no-store"
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def show_fault(error: Exception) -> Response:
    """A fault of ours: logged with its place in the code, shown without it."""
    log.error("fault on %s", request.endpoint, exc_info=error)
    try:
        page = render_page("kit/error.html", code=500, **_describe(500))
    except Exception:  # the shell itself is broken: then without it
        log.exception("the error page failed too")
        return Response(_LAST_RESORT, status=500, mimetype="text/plain")
    response = make_response(page, 500)
    response.headers["Cache-Control"] = "no-store"
    return response


def _describe(code: int) -> dict[str, str | bool]:
    title, explanation = _form_words(code) if request.method == "POST" else _page_words(code)
    return {"title": title, "explanation": explanation, "can_go_on": site().latest is not None}


def _page_words(code: int) -> tuple[str, str]:
    if code == 400 and len(request.query_string) > LONGEST_QUERY:
        return (
            _("Uw vraag is te lang"),
            _("Maak uw vraag korter en probeer het nog een keer."),
        )
    if code == 400:
        return (
            _("Dit adres klopt niet"),
            _("Er staan tekens in het adres die wij niet kunnen lezen."),
        )
    if code == 503:
        return (
            _("Deze site is even niet beschikbaar"),
            _("Probeer het over een paar minuten nog eens."),
        )
    if 400 <= code < 500:
        return (
            _("Deze pagina is er niet"),
            _("Misschien is het adres veranderd. Hieronder kunt u verder."),
        )
    return _("Er ging iets mis"), _("Dat ligt aan ons. Probeer het nog een keer.")


def _form_words(code: int) -> tuple[str, str]:
    if code == 413:
        return (
            _("Uw bericht is te lang"),
            _("Maak uw bericht korter en probeer het nog een keer."),
        )
    if 400 <= code < 500:
        return (
            _("Dit formulier kon niet verstuurd worden"),
            _("Ga terug en probeer het nog een keer."),
        )
    return _page_words(code)
