"""The words of one page in another language, beside the Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask import Response, make_response, redirect
from sqlalchemy import select
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import FieldList, Form, FormField, HiddenField, TextAreaField
from wtforms.validators import Length

from routekaart.authoring.drafting import Words, translate
from routekaart.authoring.map_drafts import hold_draft
from routekaart.authoring.standing import digest
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.catalogue.texts import TextRow
from routekaart.edition.drafted import Drafted
from routekaart.language.locales import LOCALES, TRANSLATED
from routekaart.routemap.content_files import TextOfMap, each_text
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.routemap.desk import (
    CHANGED,
    MAP,
    address_of,
    find_table,
    keep,
    name_of,
    read_desk,
    source,
)
from routekaart.web.office.routemap.forms import LONGEST
from routekaart.web.office.routemap.page import count_missing
from routekaart.web.office.routemap.rows import tidy
from routekaart.web.office.routemap.words import say_title

LONGEST_HERE = 2 * LONGEST
"""Some languages need more letters than Dutch."""


class WordsRow(Form):  # type: ignore[misc]
    """One text in this language. `dutch` is what the page showed beside it."""

    key = HiddenField()
    dutch = HiddenField(filters=[tidy])
    value = TextAreaField(
        validators=[Length(max=LONGEST_HERE, message="Maak dit korter.")], filters=[tidy]
    )


class TextsForm(TokenForm):
    """All texts of a page. `was` is of the translations that the page showed."""

    was = HiddenField()
    rows = FieldList(FormField(WordsRow))


class Side(NamedTuple):
    """A text as the page shows it: the Dutch, what residents would read, and what is behind."""

    key: str
    dutch: str
    value: str
    older: str
    theirs: str


def show_step_texts(noun: str, step: str, locale: str) -> Response:
    return _show(name_of(noun, step), locale)


def save_step_texts(noun: str, step: str, locale: str) -> AnyResponse:
    """Put them in the draft, each as of the Dutch that stood beside it."""
    name = name_of(noun, step)
    drafted = read_desk()
    sides = _list_sides(drafted, name, locale)
    form = _open(name, locale, sides)
    if not form.validate():
        return _show(name, locale, 422)
    now = {each.key: (each.value, each.dutch) for each in sides}
    typed = {row.form.key.data: (row.form.value.data, row.form.dutch.data) for row in form.rows}
    new = {
        key: Words(value, dutch)
        for key, (value, dutch) in typed.items()
        if key in now and value and (value, dutch) != now[key]
    }
    try:
        if new and form.was.data != _seen(sides):
            raise ChangedMeanwhile
        if new:
            _keep(locale, new, drafted.kept.version)
    except ChangedMeanwhile:
        return _show(name, locale, 409, CHANGED)
    return redirect(f"{address_of(name)}/talen/{locale}", 303)


def _keep(locale: str, new: Mapping[str, Words], version: int) -> None:
    with site().database.writing() as session:
        kept = hold_draft(session, version)
        keep(session, translate(kept.draft, locale, new))


def _texts(drafted: Drafted, name: str) -> list[TextOfMap]:
    every = each_text(drafted.content.route_map.route_map)
    return [each for each in every if f"{each.noun}.{each.page}" == name]


def _list_sides(drafted: Drafted, name: str, locale: str) -> list[Side]:
    """Every text of the page. Raises NotFound."""
    find_table(drafted, name)
    if locale not in TRANSLATED:
        raise NotFound
    older = _older(drafted, name, locale)
    return [
        Side(
            each.key,
            each.text.nl,
            each.text.translations.get(locale, ""),
            "" if locale in each.text.translations else older.get(each.key, ""),
            "",
        )
        for each in _texts(drafted, name)
    ]


def _older(drafted: Drafted, name: str, locale: str) -> dict[str, str]:
    """Translations of other Dutch than today's: to begin with, never to show."""
    in_files = source().translations.get(locale, {})
    found = {key: each.value for key, each in in_files.items() if key.startswith(f"{name}.")}
    with site().database.reading() as session:
        for row in session.scalars(select(TextRow).filter_by(entry=name, locale=locale)):
            found[row.key] = row.value
    drafted_here: dict[str, Any] = drafted.kept.draft.texts.get(locale, {})
    return found | {key: each.value for key, each in drafted_here.items()}


def _seen(sides: list[Side]) -> str:
    return digest([(each.key, each.dutch, each.value) for each in sides])


def _open(name: str, locale: str, sides: list[Side]) -> TextsForm:
    rows = [{"key": each.key, "dutch": each.dutch, "value": each.value} for each in sides]
    return open_form(TextsForm, f"map:texts:{name}:{locale}", {"was": _seen(sides), "rows": rows})


def _show(name: str, locale: str, status: int = 200, trouble: str = "") -> Response:
    drafted = read_desk()
    sides = _list_sides(drafted, name, locale)
    form = _open(name, locale, sides)
    by_key = {each.key: each for each in sides}
    if trouble:
        form.was.data = _seen(sides)
    rows = []
    for row in form.rows:
        side = by_key.get(row.form.key.data)
        if side is not None:
            row.form.dutch.data = side.dutch
            theirs = side.value if trouble and side.value != row.form.value.data else ""
            rows.append((row.form, side._replace(theirs=theirs)))
    page = render_page(
        "office/routemap/texts.html",
        title=say_title(name, drafted.wanted),
        address=address_of(name),
        locale_shown=LOCALES[locale],
        locales=[LOCALES[code] for code in TRANSLATED],
        missing=count_missing(drafted, name),
        rows=rows,
        form=form,
        longest=LONGEST_HERE,
        trouble=trouble or next(iter(form.token.errors), ""),
        map_address=MAP,
    )
    return make_response(page, status)
