"""Many measurements at once: a workbook that is fetched, filled in, and seen before it is kept."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from flask import Response, abort, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from routekaart.catalogue.history import Way
from routekaart.content_pack.workbooks import UnusableSheet
from routekaart.programme.entries import Measurement
from routekaart.programme.figures import say_amount
from routekaart.programme.linking import THROUGH
from routekaart.programme.measurement_files import read_measurements, write_measurements
from routekaart.programme.measurement_rows import Change, Preview, Wanted, preview, say_source
from routekaart.programme.measuring import keep_measurements
from routekaart.programme.programme import Programme
from routekaart.programme.records import read_programme
from routekaart.web.kit.acting import actor
from routekaart.web.kit.downloads import XLSX, send_file
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.indicators import INDICATORS
from routekaart.web.office.refusals import TOO_LONG_OPEN

FILE = f"{INDICATORS}/xlsx"
LARGEST_FILE = 2**20
"""Bytes; of one that is larger, too much would be read to find that out."""


class TakeOverForm(TokenForm):
    """What is to be kept, as it was shown."""

    changes = HiddenField()


class Shown(NamedTuple):
    """What a row would do, in words; `was` is empty for a new one."""

    row: int
    indicator: str
    area: str
    year: int
    was: str
    wants: str
    is_doubtful: bool


def show_file() -> Response:
    return _show()


def fetch_file() -> Response:
    """The workbook with what is known."""
    with site().database.reading() as session:
        book = write_measurements(read_programme(session))
    return send_file(book, XLSX, "metingen.xlsx")


def read_file() -> Response:
    """Show what a workbook would do. Nothing is kept yet."""
    if not open_form(TokenForm, "measurements").validate():
        return _show(TOO_LONG_OPEN.says, 422)
    file = request.files.get("file")
    content = file.read() if file is not None else b""
    if not content:
        return _show("Kies eerst een bestand.", 422)
    if len(content) > LARGEST_FILE:
        return _show("Dit bestand is te groot. Het mag hoogstens 1 MB zijn.", 422)
    with site().database.reading() as session:
        programme = read_programme(session)
    try:
        found = preview(read_measurements(content), programme, site().clock().year)
    except UnusableSheet as refusal:
        return _show(str(refusal), 422)
    return _show_preview(programme, found)


def take_over() -> AnyResponse:
    """Keep what was shown. What somebody else changed meanwhile stays theirs, and is named."""
    form = open_form(TakeOverForm, "measurements")
    if not form.validate():
        return _show(TOO_LONG_OPEN.says, 422)
    try:
        wanted = msgspec.json.decode(form.changes.data or "", type=list[Wanted])
    except msgspec.DecodeError:
        abort(400)
    who = actor()
    with site().database.writing() as session:
        overtaken = keep_measurements(session, wanted, Way("", who.name, THROUGH, who.now))
        indicators = read_programme(session).indicators
    if overtaken:
        names = [
            f"{indicators[each.indicator].name}, {each.area}, {each.found.year}"
            for each in overtaken
            if each.indicator in indicators
        ]
        return _show("Iemand anders was u voor. Dit namen wij niet over:", 409, names)
    return redirect(f"{FILE}?overgenomen", 303)


def _show(trouble: str = "", status: int = 200, names: list[str] | None = None) -> Response:
    page = render_page(
        "office/measurements/file.html",
        address=FILE,
        form=open_form(TokenForm, "measurements", anew=True),
        trouble=trouble,
        names=names or [],
        is_done="overgenomen" in request.args and not trouble,
    )
    return make_response(page, status)


def _show_preview(programme: Programme, found: Preview) -> Response:
    form = open_form(TakeOverForm, "measurements", anew=True)
    wanted = [each.wanted for each in found.changes]
    form.changes.data = msgspec.json.encode(wanted).decode()
    shown = [_describe(programme, each) for each in found.changes]
    page = render_page(
        "office/measurements/preview.html",
        address=FILE,
        added=[each for each in shown if not each.was],
        changed=[each for each in shown if each.was],
        slips=found.slips,
        same=found.same,
        form=form,
    )
    return make_response(page)


def _describe(programme: Programme, change: Change) -> Shown:
    indicator = programme.indicators[change.wanted.indicator]

    def say(found: Measurement) -> str:
        words = [say_amount(found.value, indicator), found.says or "", say_source(found)]
        return ", ".join(filter(None, words))

    return Shown(
        change.row,
        indicator.name,
        change.wanted.area,
        change.wanted.found.year,
        say(change.was) if change.was else "",
        say(change.wanted.found),
        change.is_doubtful,
    )
