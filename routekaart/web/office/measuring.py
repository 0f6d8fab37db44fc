"""One indicator: its areas over the years, and what was measured now."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.programme.entries import Measurement
from routekaart.programme.figures import read_amount
from routekaart.programme.linking import THROUGH
from routekaart.programme.measuring import Unfit, keep_measurement, seen
from routekaart.programme.programme import Programme
from routekaart.programme.records import read_programme
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.indicators import INDICATORS, show_indicator_of

_CHANGED = "Iemand anders veranderde dit net. Kijk wat er nu staat, en bewaar het nog eens."
_EARLIEST = 1990
_LONGEST = 200


class MeasurementForm(TokenForm):
    """What was found in an area, and where that stands. `was` is of what the page showed."""

    was = HiddenField()
    area = SelectField("Welk gebied?", choices={}, validate_choice=False)
    year = StringField("Over welk jaar?", validators=[DataRequired("Vul een jaar in.")])
    value = StringField("Wat is er gemeten?", validators=[DataRequired("Vul een getal in.")])
    found_in = StringField(
        "Waar staat dat? Bijvoorbeeld: Wijkatlas 2026",
        validators=[
            DataRequired("Zeg waar dit getal staat."),
            Length(max=_LONGEST, message="Maak dit korter."),
        ],
    )
    says = StringField(
        "Wilt u er iets bij zeggen?", validators=[Length(max=_LONGEST, message="Maak dit korter.")]
    )

    def validate_year(self, field: Any) -> None:
        typed, this_year = field.data.strip(), site().clock().year
        if not (typed.isdecimal() and _EARLIEST <= int(typed) <= this_year):
            raise ValidationError(f"Vul een jaar in tot en met {this_year}, zoals {this_year - 1}.")

    def validate_value(self, field: Any) -> None:
        try:
            self.amount = read_amount(field.data)
        except ValueError:
            raise ValidationError("Vul alleen een getal in, zoals 13,5.") from None

    @property
    def measurement(self) -> Measurement:
        """What was typed, once it is valid."""
        return Measurement(
            year=int(self.year.data.strip()),
            value=self.amount,
            says=(self.says.data or "").strip() or None,
            found_in=self.found_in.data.strip(),
            source="programme",
        )


def show_indicator(indicator: str) -> Response:
    with site().database.reading() as session:
        programme = read_programme(session)
    return _show(programme, indicator, _open(programme, indicator))


def save_measurement(indicator: str) -> AnyResponse:
    """Keep what was measured; a measurement of the same year and area makes way for it."""
    with site().database.reading() as session:
        programme = read_programme(session)
    form = _open(programme, indicator)
    if not form.validate():
        return _show(programme, indicator, form, 422)
    who = actor()
    way = Way(f"indicator.{indicator}", who.name, THROUGH, who.now)
    try:
        with site().database.writing() as session:
            keep_measurement(session, form.area.data, form.measurement, form.was.data or "", way)
    except Unfit as cause:
        return _show(programme, indicator, form, 422, str(cause))
    except ChangedMeanwhile:
        with site().database.reading() as session:
            programme = read_programme(session)
        form.was.data = seen(programme.indicators[indicator])
        return _show(programme, indicator, form, 409, _CHANGED)
    return redirect(f"{INDICATORS}/{indicator}", 303)


def _open(programme: Programme, key: str) -> MeasurementForm:
    if key not in programme.indicators:
        raise NotFound
    indicator = programme.indicators[key]
    form = open_form(MeasurementForm, f"measure:{key}", {"was": seen(indicator)})
    form.area.choices = {each.area: each.area for each in indicator.series}
    return form


def _show(
    programme: Programme, key: str, form: MeasurementForm, status: int = 200, trouble: str = ""
) -> Response:
    page = render_page(
        "office/indicators/show.html",
        shown=show_indicator_of(programme, key),
        address=f"{INDICATORS}/{key}",
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
    )
    return make_response(page, status)
