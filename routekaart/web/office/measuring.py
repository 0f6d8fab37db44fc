"""One indicator: its areas over the years, and what was measured now."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from routekaart.catalogue.history import Way
from routekaart.catalogue.projection import as_json, digest
from routekaart.programme.checks import Known, find_misfits
from routekaart.programme.entries import Indicator, Measurement
from routekaart.programme.indicators import with_measurement
from routekaart.programme.linking import THROUGH
from routekaart.programme.programme import Programme, compose
from routekaart.programme.records import keep_entry, read_programme
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.indicators import INDICATORS, show_indicator_of

_CHANGED = "Iemand anders veranderde dit net. Kijk wat er nu staat, en bewaar het nog eens."
_BASELINE = "Met dit jaar begon het programma. Dat getal blijft staan."
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


def read_amount(typed: str) -> float:
    """A number as people write it: "13,5", "13.5 %" or "1.250". Raises ValueError."""
    bare = typed.strip().removesuffix("%").strip()
    if "," in bare:
        bare = bare.replace(".", "").replace(",", ".")
    elif bare.count(".") == 1 and len(bare.partition(".")[2]) == 3:
        bare = bare.replace(".", "")
    if not bare.replace(".", "", 1).isascii() or not bare.replace(".", "", 1).isdecimal():
        raise ValueError(typed)
    return float(bare)


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
    with site().database.writing() as session:
        trouble = _keep(session, indicator, form)
    if trouble:
        with site().database.reading() as session:
            programme = read_programme(session)
        form.was.data = _seen(programme.indicators[indicator])
        return _show(programme, indicator, form, 409 if trouble == _CHANGED else 422, trouble)
    return redirect(f"{INDICATORS}/{indicator}", 303)


def _keep(session: Session, key: str, form: MeasurementForm) -> str:
    """Why not, if it could not be kept."""
    programme = read_programme(session)
    before = programme.indicators[key]
    try:
        after = with_measurement(before, form.area.data, form.measurement)
    except KeyError:
        return "Kies een gebied."
    except ValueError:
        return _BASELINE
    if after == before:
        return ""  # tapped twice
    if _seen(before) != form.was.data:
        return _CHANGED
    name = f"indicator.{key}"
    changed = compose({**dict(programme.entries()), name: after})
    misfits = [each.says for each in find_misfits(changed, Known()) if each.entry == name]
    if misfits:
        return " ".join(misfits)
    who = actor()
    keep_entry(session, Way(name, who.name, THROUGH, who.now), after)
    return ""


def _open(programme: Programme, key: str) -> MeasurementForm:
    if key not in programme.indicators:
        raise NotFound
    indicator = programme.indicators[key]
    form = open_form(MeasurementForm, f"measure:{key}", {"was": _seen(indicator)})
    form.area.choices = {each.area: each.area for each in indicator.series}
    return form


def _seen(indicator: Indicator) -> str:
    return digest(as_json(indicator))


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
