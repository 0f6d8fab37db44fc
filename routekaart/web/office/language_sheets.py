"""A language as a workbook: out to whoever reviews it, and back with a look before it counts."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from flask import Response, abort, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from routekaart.edition.build import BrokenEdition
from routekaart.language.reviewing.review_text import ReviewText
from routekaart.language.reviewing.sheet_reading import Sheet, UnusableSheet, read_sheet
from routekaart.language.reviewing.verdicts import Row
from routekaart.translating.sheet_preview import Line, SheetPreview, preview_rows
from routekaart.translating.standing import part_of
from routekaart.web.kit.downloads import XLSX, send_file
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.site import site
from routekaart.web.office.keeping_texts import count_kept, keep_rows, say_broken
from routekaart.web.office.languages import (
    LANGUAGES,
    Opened,
    find_locale,
    name_of,
    open_language,
)
from routekaart.web.office.refusals import TOO_LONG_OPEN, Trouble


class RowsForm(TokenForm):
    """What is to be taken over, as it was shown."""

    rows = HiddenField()


class Told(NamedTuple):
    """What is the matter, and the rows that somebody else was before."""

    trouble: Trouble | None = None
    conflicts: tuple[Line, ...] = ()


def show_sheet(locale: str) -> Response:
    return _show(locale, Told())


def fetch_sheet(locale: str) -> Response:
    """Every text of this language to review, also what changes with a release."""
    from routekaart.language.reviewing.sheet_writing import write_sheet

    find_locale(locale)
    with site().database.reading() as session:
        opened = open_language(session, locale)
        filed = opened.filed
        texts = [*list_reviewed_in_sheets(opened), *filed.interface, *filed.pages]
    origin = find_origin()
    whole = [_with_origin(text, origin) for text in texts]
    return send_file(write_sheet(whole, locale, filed.say), XLSX, f"nakijken-{locale}.xlsx")


def preview_sheet(locale: str) -> Response:
    """Show what a workbook would change. Nothing is kept yet."""
    find_locale(locale)
    if not open_form(TokenForm, f"sheet:{locale}").validate():
        return _show(locale, Told(TOO_LONG_OPEN), 422)
    file = request.files.get("sheet")
    content = file.read() if file is not None else b""
    if not content:
        return _show(locale, Told(Trouble("Kies eerst een bestand.")), 422)
    try:
        sheet = _read(content, locale)
    except UnusableSheet as refusal:
        return _show(locale, Told(Trouble(str(refusal))), 422)
    return _show_preview(locale, _preview(locale, sheet.rows))


def take_over_sheet(locale: str) -> AnyResponse:
    """Keep what was shown. What somebody else changed meanwhile stays theirs, and is shown."""
    find_locale(locale)
    form = open_form(RowsForm, f"rows:{locale}")
    try:
        rows = msgspec.json.decode(form.rows.data or "", type=list[Row])
    except msgspec.DecodeError:
        abort(400)
    if not form.validate():
        return _show_preview(locale, _preview(locale, rows), TOO_LONG_OPEN)
    try:
        weighed = keep_rows(locale, rows)
    except BrokenEdition as broken:
        return _show_preview(locale, _preview(locale, rows), say_broken(broken))
    refused = [row for row, verdict in weighed if verdict.kind == "conflict"]
    if refused:
        conflicts = tuple(_preview(locale, refused).conflicts)
        kept = count_kept(weighed)
        says = f"{kept} overgenomen. De rest niet: iemand anders was eerder."
        return _show(locale, Told(Trouble(says), conflicts), 409)
    return redirect(f"{LANGUAGES}/{locale}?bewaard={count_kept(weighed)}", 303)


def list_reviewed_in_sheets(opened: Opened) -> list[ReviewText]:
    """What the sheets of `content export --for-review` have too: the names of concepts are words
    that people look for, and are not reviewed as translations.
    """
    live, places = opened.live.read(opened.locale), opened.places
    return [text.for_review(places) for text in live if part_of(text.key) != "concepts"]


def _read(content: bytes, locale: str) -> Sheet:
    sheet = read_sheet(content)
    if sheet.locale != locale:
        says = f"Dit bestand is in een andere taal: {name_of(sheet.locale)}."
        raise UnusableSheet(says)
    return sheet


def _with_origin(text: ReviewText, origin: str) -> ReviewText:
    return text._replace(place=text.place._replace(address=origin + text.place.address))


def _preview(locale: str, rows: list[Row]) -> SheetPreview:
    with site().database.reading() as session:
        opened = open_language(session, locale)
        texts = {text.code: text for text in list_reviewed_in_sheets(opened)}
    return preview_rows(rows, texts)


def _show(locale: str, told: Told, status: int = 200) -> Response:
    page = render_page(
        "office/languages/sheet.html",
        language=find_locale(locale),
        name=name_of(locale),
        address=f"{LANGUAGES}/{locale}",
        form=open_form(TokenForm, f"sheet:{locale}", anew=True),
        told=told,
    )
    return make_response(page, status)


def _show_preview(locale: str, preview: SheetPreview, trouble: Trouble | None = None) -> Response:
    data = {"rows": msgspec.json.encode(preview.rows).decode()}
    page = render_page(
        "office/languages/preview.html",
        language=find_locale(locale),
        name=name_of(locale),
        address=f"{LANGUAGES}/{locale}",
        preview=preview,
        form=open_form(RowsForm, f"rows:{locale}", data, anew=True),
        trouble=trouble,
    )
    return make_response(page, 422 if trouble else 200)
