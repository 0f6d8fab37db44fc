"""One part of the programme: changed, added and taken away, by the same rules as its files."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from flask import Response, abort, make_response, redirect
from msgspec.structs import replace
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import project
from routekaart.programme.changing import (
    Collided,
    Refused,
    add_part,
    change_part,
    remove_part,
    see,
)
from routekaart.programme.linking import THROUGH
from routekaart.programme.programme import KINDS, Programme
from routekaart.programme.programme import NOUNS as OF_PROGRAMME
from routekaart.programme.records import read_programme
from routekaart.web.kit.acting import actor
from routekaart.web.kit.differences import Sides
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.parts.addresses import PARTS, shown_at
from routekaart.web.office.parts.choices import read_choices, say_name
from routekaart.web.office.parts.forms import Choices, PartForm, form_of, read_form
from routekaart.web.office.parts.values import compare, say_label
from routekaart.web.office.parts.words import KIND_OF, NOUNS, Noun
from routekaart.web.office.refusals import TOO_LONG_OPEN

_CHANGED = "Iemand anders veranderde dit ook. Lees beide, en bewaar dan wat klopt."
_GONE = "Iemand anders haalde dit net weg. Maak het opnieuw, als het terug moet."
_OVERTAKEN = "Iemand anders veranderde dit net. Kijk wat er nu staat."
_UNFIT = "Dit past niet. Er is niets bewaard."
_NEEDED = "Iets anders heeft dit nog nodig. Er is niets weggehaald."


class DropForm(TokenForm):
    """Take it away. `was` is of what the page showed."""

    was = HiddenField()


class Opened(NamedTuple):
    """A part, or None for a new one, with the form to fill in and what there is to choose."""

    kind: str
    key: str
    entry: Entry | None
    programme: Programme
    choices: Choices
    form: PartForm

    @property
    def noun(self) -> Noun:
        return NOUNS[self.kind]


class Trouble(NamedTuple):
    """Why it was not kept. `about`: what would not fit elsewhere, by name and address; `both`: a
    field as it is now and as it was typed."""

    says: str
    about: tuple[tuple[str, str, str], ...] = ()
    both: tuple[tuple[str, Sides], ...] = ()


def begin_part(kind: str) -> Response:
    return _show(_open(kind))


def show_part(kind: str, part: str) -> Response:
    opened = _open(kind, part)
    return _show(opened) if opened.entry else abort(404)


def add_new_part(kind: str) -> AnyResponse:
    """Keep it under a key of its own."""
    opened = _open(kind)
    if not opened.form.validate():
        return _show(opened, 422)
    entry = _typed(opened)
    name = getattr(entry, "name", None) or say_name(entry, opened.programme)
    try:
        with site().database.writing() as session:
            key = add_part(session, opened.kind, name, entry, _way(""))
    except Refused as refused:
        return _refuse(opened, refused, _UNFIT)
    return redirect(shown_at(opened.kind, key), 303)


def save_part(kind: str, part: str) -> AnyResponse:
    """Keep what was changed, and what somebody else changed meanwhile beside it."""
    opened = _open(kind, part)
    if opened.entry is None:
        return _show(_open(kind), 409, Trouble(_GONE))
    if not opened.form.validate():
        return _show(opened, 422)
    typed = _typed(opened)
    try:
        with site().database.writing() as session:
            change_part(session, typed, _seen(opened.form), _way(f"{opened.kind}.{part}"))
    except Refused as refused:
        return _refuse(opened, refused, _UNFIT)
    except ChangedMeanwhile:
        return _show(_open(kind), 409, Trouble(_GONE))
    except Collided as collided:
        return _show_both(_open(kind, part), typed, collided)
    return redirect(shown_at(opened.kind, part), 303)


def drop_part(kind: str, part: str) -> AnyResponse:
    """Take it away, if nothing else needs it; history keeps what it was."""
    opened = _open(kind, part, anew=True)
    if opened.entry is None:
        return redirect(f"{PARTS}/{kind}", 303)
    form = open_form(DropForm, f"drop:{kind}:{part}")
    if not form.validate():
        return _show(opened, 422, Trouble(TOO_LONG_OPEN.says))
    try:
        with site().database.writing() as session:
            remove_part(session, _seen(form), _way(f"{opened.kind}.{part}"))
    except Refused as refused:
        return _refuse(opened, refused, _NEEDED)
    except ChangedMeanwhile:
        return _show(opened, 409, Trouble(_OVERTAKEN))
    return redirect(f"{PARTS}/{kind}", 303)


def _open(path: str, key: str = "", anew: bool = False) -> Opened:
    """The part of this key, if it is there."""
    kind = KIND_OF.get(path) or abort(404)
    with site().database.reading() as session:
        programme = read_programme(session)
        choices = read_choices(session, programme)
    entry = getattr(programme, OF_PROGRAMME[kind]).get(key)
    shown = {each: getattr(entry, each) for each in entry.__struct_fields__} if entry else {}
    was = msgspec.json.encode(see(entry)).decode()
    purpose = f"part:{kind}:{key}"
    form = open_form(form_of(kind, choices), purpose, {**shown, "was": was}, anew)
    return Opened(kind, key, entry, programme, choices, form)


def _typed(opened: Opened) -> Entry:
    """The entry as it was typed, with what this form does not ask as it was."""
    typed = read_form(opened.form, KINDS[opened.kind])
    if opened.entry is not None:
        return replace(opened.entry, **typed)
    return KINDS[opened.kind](**typed)


def _seen(form: PartForm | DropForm) -> dict[str, str]:
    try:
        return msgspec.json.decode(form.was.data or "{}", type=dict[str, str])
    except msgspec.DecodeError:
        abort(400)


def _way(entry: str) -> Way:
    who = actor()
    return Way(entry, who.name, THROUGH, who.now)


def _refuse(opened: Opened, refused: Refused, says: str) -> Response:
    """Say what does not fit: beside the field where that is here, else by the name of the entry."""
    form, entries, about = opened.form, dict(opened.programme.entries()), []
    for entry, field, why in refused.misfits:
        is_here = entry not in entries or entries[entry] is opened.entry
        if is_here and field in form:
            form[field].errors = [*form[field].errors, why]
        else:
            kind, _, key = entry.partition(".")
            name = say_name(entries[entry], opened.programme)
            about.append((name, shown_at(kind, key), why))
    return _show(opened, 422, Trouble(says, tuple(about)))


def _show_both(opened: Opened, typed: Entry, collided: Collided) -> Response:
    """The form keeps what was typed; whoever sends it again has seen both."""
    assert opened.entry is not None
    now, wants = project(opened.entry), project(typed)
    both = tuple(
        (
            say_label(opened.kind, each),
            compare(opened.kind, each, opened.choices, now[each], wants[each]),
        )
        for each in collided.fields
    )
    opened.form.was.data = msgspec.json.encode(
        _seen(opened.form) | {each: see(opened.entry)[each] for each in collided.fields}
    ).decode()
    return _show(opened, 409, Trouble(_CHANGED, both=both))


def _show(opened: Opened, status: int = 200, trouble: Trouble | None = None) -> Response:
    kind, key, entry, programme, _, form = opened
    drop = open_form(DropForm, f"drop:{opened.noun.path}:{key}", anew=True)
    drop.was.data = msgspec.json.encode(see(entry)).decode()
    late = next(iter(form.token.errors), "")
    page = render_page(
        "office/parts/show.html",
        noun=opened.noun,
        name=say_name(entry, programme) if entry else "",
        address=f"{PARTS}/{opened.noun.path}/{key or 'nieuw'}",
        back=shown_at(kind, key) if entry else f"{PARTS}/{opened.noun.path}",
        form=form,
        asked=[each for each in form if each.short_name not in ("token", "was")],
        drop=drop if entry else None,
        trouble=trouble or (Trouble(late) if late else None),
    )
    return make_response(page, status)
