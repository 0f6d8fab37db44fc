"""Help that does not exist yet: about what, in which language, and where."""

from __future__ import annotations

from flask import Response, make_response, redirect
from werkzeug.wrappers import Response as AnyResponse
from wtforms import SelectField
from wtforms.validators import DataRequired

from routekaart.language.locales import LOCALES, SOURCE
from routekaart.programme.records import read_programme
from routekaart.signals.missing import MissingHelp, tell
from routekaart.web.keyfigures.signals import TOO_MANY, may_tell
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site


class MissingForm(TokenForm):
    """Three choices; what there is to choose comes from the content."""

    topic = SelectField(
        "Waar is geen hulp voor?",
        [DataRequired("Kies een onderwerp.")],
        invalid_choice_message="Kies een onderwerp uit de lijst.",
    )
    locale = SelectField(
        "In welke taal is die hulp nodig?",
        invalid_choice_message="Kies een taal uit de lijst.",
    )
    area = SelectField("In welke buurt?", invalid_choice_message="Kies een buurt uit de lijst.")


def show_missing() -> Response:
    return _show(_open())


def tell_missing() -> AnyResponse:
    """Keep it, without who told it."""
    form = _open()
    if not form.validate():
        return _show(form, 422)
    if not may_tell():
        return _show(form, 429, TOO_MANY)
    missing = MissingHelp(
        submission=form.submission,
        told_on=site().clock().date(),
        topic=form.topic.data,
        locale=form.locale.data,
        area=form.area.data,
    )
    with site().database.writing() as session:
        tell(session, missing)
    return redirect("/sleutelfiguur?verteld", 303)


def _open() -> MissingForm:
    form = open_form(MissingForm, "missing-help", {"locale": SOURCE})
    form.topic.choices = {"": "Kies een onderwerp", **_name_topics()}
    form.locale.choices = {code: each.name for code, each in LOCALES.items()}
    form.area.choices = {"": "Een andere buurt", **{each: each for each in _list_areas()}}
    return form


def _name_topics() -> dict[str, str]:
    edition = site().site.find_edition()
    terms = edition.terms.values() if edition else ()
    named = {each.key: each.name.nl for each in terms if each.kind == "topic"}
    return dict(sorted(named.items(), key=lambda each: each[1].casefold()))


def _list_areas() -> list[str]:
    """The parts of the neighbourhood that the programme tells apart."""
    with site().database.reading() as session:
        indicators = read_programme(session).indicators.values()
    return sorted({series.area for each in indicators for series in each.series})


def _show(form: MissingForm, status: int = 200, trouble: str = "") -> Response:
    page = render_page(
        "keyfigures/missing/show.html",
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
    )
    return make_response(page, status)
