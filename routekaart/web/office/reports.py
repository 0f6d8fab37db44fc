"""Reports on a period: put together by the system, introduced by people, frozen under a number."""

from __future__ import annotations

from flask import Response, abort, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length

from routekaart.catalogue.history import Way
from routekaart.catalogue.projection import digest
from routekaart.programme.composed import Composed
from routekaart.programme.entries import Report
from routekaart.programme.frozen import By, freeze, list_frozen
from routekaart.programme.linking import THROUGH
from routekaart.programme.programme import Programme
from routekaart.programme.records import keep_entry, read_programme
from routekaart.programme.reporting import SECTIONS, compose, intro_of, with_intro
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_tokens import ButtonForm, TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.drawn import draw
from routekaart.web.office.refusals import TOO_LONG_OPEN
from routekaart.web.office.report_setting import read_setting

REPORTS = "/programma/rapporten"
LONGEST = 5_000


_CHANGED = "Iemand anders veranderde dit net. Kijk in het rapport, en bewaar het nog eens."


class IntroForm(TokenForm):
    """What people write before a section. `was` is of what the page showed."""

    was = HiddenField()
    says = TextAreaField(
        "Wat wilt u hierbij zeggen?", validators=[Length(max=LONGEST, message="Maak dit korter.")]
    )


def list_reports() -> Response:
    with site().database.reading() as session:
        reports, frozen = read_programme(session).reports, list_frozen(session)
        page = render_page("office/reports/list.html", reports=reports, frozen=frozen)
    return make_response(page)


def show_report(report: str) -> Response:
    return _show(report)


def show_intro(report: str, section: str) -> Response:
    with site().database.reading() as session:
        found = _find(read_programme(session), report)
    return _show_intro(report, section, _open_intro(found, report, section))


def save_intro(report: str, section: str) -> AnyResponse:
    """Keep what somebody wrote before this section; nothing at all where it was left empty."""
    with site().database.reading() as session:
        form = _open_intro(_find(read_programme(session), report), report, section)
    if not form.validate():
        return _show_intro(report, section, form, 422)
    says, who = (form.says.data or "").replace("\r\n", "\n").strip(), actor()
    with site().database.writing() as session:
        before = _find(read_programme(session), report)
        now = intro_of(before, section)
        is_overtaken = now != says and form.was.data != digest(now)
        if not is_overtaken:
            way = Way(f"report.{report}", who.name, THROUGH, who.now)
            keep_entry(session, way, with_intro(before, section, says))
    if is_overtaken:
        form.was.data = digest(now)
        return _show_intro(report, section, form, 409, _CHANGED)
    return redirect(f"{REPORTS}/{report}", 303)


def freeze_report(report: str) -> AnyResponse:
    """Keep it as it is now, under a number."""
    if not open_form(ButtonForm, f"freeze:{report}").validate():
        return _show(report, 422, TOO_LONG_OPEN.says)
    who = actor()
    with site().database.writing() as session:
        composed = _compose(session, _find(read_programme(session), report))
        by = By(who.name, who.now, site().published.number)
        number = freeze(session, report, composed, by)
    return redirect(f"{REPORTS}/nummer/{number}", 303)


def _find(programme: Programme, report: str) -> Report:
    return programme.reports.get(report) or abort(404)


def _compose(session: Session, report: Report) -> Composed:
    return compose(report, read_setting(session, report))


def _show(report: str, status: int = 200, trouble: str = "") -> Response:
    with site().database.reading() as session:
        composed = _compose(session, _find(read_programme(session), report))
    page = render_page(
        "office/reports/show.html",
        key=report,
        composed=composed,
        frozen=None,
        draw=draw,
        address=f"{REPORTS}/{report}",
        form=open_form(ButtonForm, f"freeze:{report}"),
        trouble=trouble,
    )
    return make_response(page, status)


def _open_intro(report: Report, key: str, section: str) -> IntroForm:
    if section not in SECTIONS:
        abort(404)
    says = intro_of(report, section)
    data = {"says": says, "was": digest(says)}
    return open_form(IntroForm, f"intro:{key}:{section}", data)


def _show_intro(
    report: str, section: str, form: IntroForm, status: int = 200, trouble: str = ""
) -> Response:
    page = render_page(
        "office/reports/intro.html",
        title=SECTIONS[section],
        address=f"{REPORTS}/{report}",
        section=section,
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
    )
    return make_response(page, status)
