"""The page "Klopt er iets niet?": what is wrong about a service, and nothing about the reader."""

from __future__ import annotations

import logging
from typing import Any

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    request,
)
from flask_babel import lazy_gettext
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField, TextAreaField
from wtforms.validators import AnyOf, Length, ValidationError

from routekaart.edition.entries import Service
from routekaart.signals.corrections import ABOUT, LONGEST, About, Correction, keep
from routekaart.signals.rate_limits import RateLimits
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import gettext as _

log = logging.getLogger(__name__)

_LIMITS = "routekaart.correction_limits"

CHOICES: dict[About, Any] = {
    "times": lazy_gettext("De tijden"),
    "phone": lazy_gettext("Het telefoonnummer"),
    "place": lazy_gettext("De plek of het adres"),
    "ended": lazy_gettext("Dit is gestopt"),
    "language": lazy_gettext("De taal of de vertaling"),
    "other": lazy_gettext("Iets anders"),
}


def _tidy(says: str | None) -> str:
    """Browsers send a line end as two characters; people leave blanks around what they type."""
    return (says or "").replace("\r\n", "\n").strip()


class CorrectionForm(TokenForm):
    """What is wrong, and in their own words if they like: a tap is enough, words are a gift."""

    about = StringField(validators=[AnyOf(ABOUT, message=lazy_gettext("Kies wat er niet klopt."))])
    says = TextAreaField(
        filters=[_tidy],
        validators=[
            Length(max=LONGEST, message=lazy_gettext("Maak de tekst korter, alstublieft."))
        ],
    )

    def validate_says(self, field: Any) -> None:
        if self.about.data == "other" and not field.data:
            raise ValidationError(_("Schrijf kort op wat er niet klopt."))


def install_corrections(app: Flask) -> None:
    """Give the app its limits: gentle, because a whole library may share one address."""
    app.extensions[_LIMITS] = RateLimits(per_address="20 per hour", in_all="300 per hour")


def show_form(slug: str) -> Response:
    return _show(_service_or_404(slug), _open(slug))


def receive(slug: str) -> AnyResponse:
    """Keep what was sent, and thank. Whatever goes wrong, the visitor's words stay on the page."""
    service, form = _service_or_404(slug), _open(slug)
    if not form.validate():
        return _show(service, form, 422)
    if not current_app.extensions[_LIMITS].take(request.remote_addr or ""):
        says = _("Er zijn te veel berichten tegelijk gestuurd. Probeer het over een uur nog eens.")
        return _show(service, form, 429, says)
    try:
        _keep(slug, form)
    except SQLAlchemyError as fault:
        log.warning("a correction could not be kept: %s", type(fault).__name__)
        says = _(
            "Wij kunnen uw bericht nu niet bewaren. Probeer het over een paar minuten nog eens."
        )
        return _show(service, form, 503, says)
    return redirect(f"/{g.locale}/hulp/{slug}/klopt-niet/dank", 303)


def show_thanks(slug: str) -> Response:
    page = render_page("public/corrections/thanks.html", service=_service_or_404(slug))
    return _unkept(make_response(page))


def _service_or_404(slug: str) -> Service:
    service = site().edition.services.get(slug)
    return service if service is not None else abort(404)


def _open(slug: str) -> CorrectionForm:
    return open_form(CorrectionForm, f"correction:{slug}")


def _keep(slug: str, form: CorrectionForm) -> None:
    correction = Correction(
        submission=form.submission,
        service_slug=slug,
        locale=g.locale,
        about=form.about.data,
        says=form.says.data,
        created_at=site().clock(),
    )
    with site().database.writing() as session:
        keep(session, correction)


def _show(service: Service, form: CorrectionForm, status: int = 200, trouble: str = "") -> Response:
    page = render_page(
        "public/corrections/form.html",
        service=service,
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
        choices=CHOICES,
    )
    return _unkept(make_response(page, status))


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
