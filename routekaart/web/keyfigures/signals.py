"""What a key figure tells of a service: chosen from a list, with nothing about anybody."""

from __future__ import annotations

from flask import Flask, current_app
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from routekaart.language.locales import SOURCE
from routekaart.signals.corrections import ByKeyFigure, Correction, keep
from routekaart.signals.rate_limits import RateLimits
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_fields import Said
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.site import site

CHOICES: dict[ByKeyFigure, str] = {
    "closed": "De deur was dicht",
    "waiting": "Er is een wachttijd",
    "phone": "Het nummer klopt niet",
    "helped": "Heel goed geholpen",
}

WEEKS = {"": "Kies de wachttijd", "1": "1 week"}
WEEKS |= {str(number): f"{number} weken" for number in (*range(2, 13), 16, 20, 26, 52)}

TOO_MANY = "U vertelde net al veel. Probeer het over een uur nog eens."

_LIMITS = "routekaart.signal_limits"


class SignalForm(TokenForm):
    """What it was like there; how many weeks, where that is what is told."""

    about = RadioField(
        "Hoe ging het?",
        [InputRequired("Kies hoe het ging.")],
        choices=CHOICES,
        invalid_choice_message="Kies iets uit de lijst.",
    )
    weeks = SelectField(
        "Is er een wachttijd? Hoe lang?",
        choices=WEEKS,
        default="",
        invalid_choice_message="Kies een wachttijd uit de lijst.",
    )

    def validate_weeks(self, field: SelectField) -> None:
        if self.about.data == "waiting" and not field.data:
            raise Said("Kies hoe lang de wachttijd is.")


def install_signals(app: Flask) -> None:
    """Give the app its limits: by person, counted in memory alone."""
    app.extensions[_LIMITS] = RateLimits(per_address="20 per hour", in_all="300 per hour")


def may_tell() -> bool:
    """Count one more signal of this person; whether it may pass."""
    limits: RateLimits = current_app.extensions[_LIMITS]
    return limits.take(str(signed_in().person))


def open_signal(slug: str) -> SignalForm:
    return open_form(SignalForm, f"signal:{slug}")


def keep_signal(slug: str, form: SignalForm) -> None:
    """Keep it among what residents say of this service; not who told it."""
    waits = form.about.data == "waiting"
    signal = Correction(
        submission=form.submission,
        service_slug=slug,
        locale=SOURCE,
        about=form.about.data,
        says="",
        told_by="key figure",
        weeks=int(form.weeks.data) if waits else None,
        created_at=site().clock(),
    )
    with site().database.writing() as session:
        keep(session, signal)
