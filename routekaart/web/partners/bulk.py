"""All one's services in one list: fetched, changed elsewhere, and seen before anything is kept."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from flask import Response, abort, make_response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from routekaart.catalogue.pack import PackService
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.projection import project
from routekaart.content_pack.workbooks import UnusableSheet
from routekaart.review import drafts
from routekaart.review.drafts import Draft
from routekaart.review.fields import read_fields, with_fields
from routekaart.web.kit.acting import actor
from routekaart.web.kit.downloads import XLSX, send_file
from routekaart.web.kit.entry_words import say_field, say_json
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.partners.own_entries import (
    find_own,
    find_own_partner,
    own_partners,
    own_services,
)
from routekaart.web.partners.sheet import Slip, read_sheet, write_sheet

_TOO_LONG_OPEN = "Deze pagina stond te lang open. Probeer het opnieuw."


class Field(msgspec.Struct):
    """A field as it is to be, and the digest of what it was when that was decided; JSON."""

    wants: str
    opened: str


Changes = dict[str, dict[str, Field]]
"""By entry and field."""


class ChangesForm(TokenForm):
    """What is to be kept, as it was shown."""

    changes = HiddenField()


class Changed(NamedTuple):
    """A service with its differences in words: the field, what it says, what it is to say."""

    name: str
    lines: list[tuple[str, list[str], list[str]]]


def show_list() -> Response:
    return _show()


def fetch_list(partner: str) -> Response:
    """The workbook of one partner of theirs."""
    with site().database.reading() as session:
        own = own_services(session, find_own_partner(session, partner).id)
        services = {draft.entry.partition(".")[2]: draft.wanted for draft in own}
    return send_file(write_sheet(services), XLSX, f"diensten-{partner}.xlsx")  # type: ignore[arg-type]


def read_list() -> Response:
    """Show what a workbook would change. Nothing is kept yet."""
    if not open_form(TokenForm, "list").validate():
        return _show(_TOO_LONG_OPEN, 422)
    file = request.files.get("list")
    content = file.read() if file is not None else b""
    if not content:
        return _show("Kies eerst een bestand.", 422)
    with site().database.reading() as session:
        own = {
            draft.entry.partition(".")[2]: draft
            for partner in own_partners(session)
            for draft in own_services(session, partner.id)
        }
    try:
        returned = read_sheet(content, {slug: _service(each) for slug, each in own.items()})
    except UnusableSheet as refusal:
        return _show(str(refusal), 422)
    if returned.slips:
        return _show("Dit klopt nog niet. Er is niets bewaard.", 422, returned.slips)
    changes = {
        own[slug].entry: found
        for slug, fields in returned.services.items()
        if (found := _differ(own[slug], fields))
    }
    if not changes:
        return _show("Er is niets anders dan op de site.")
    described = [_describe(own[key.partition(".")[2]], found) for key, found in changes.items()]
    return _show_changes(changes, described)


def keep_list() -> AnyResponse:
    """Keep what was shown. What somebody else changed meanwhile stays theirs, and is named."""
    form = open_form(ChangesForm, "list")
    if not form.validate():
        return _show(_TOO_LONG_OPEN, 422)
    try:
        changes = msgspec.json.decode(form.changes.data or "", type=Changes)
    except msgspec.DecodeError:
        abort(400)
    overtaken = []
    with site().database.writing() as session:
        for entry, fields in changes.items():
            if _keep(session, find_own(session, entry), fields):
                overtaken.append(find_own(session, entry).wanted.name)  # type: ignore[attr-defined]
    if overtaken:
        names = ", ".join(overtaken)
        return _show(
            f"Iemand anders was u voor. Niet bewaard: {names}. Haal de lijst opnieuw.", 409
        )
    return _show(done="Bewaard. Stuur elke dienst nog in, als die klaar is.")


def _keep(session: Session, draft: Draft, fields: dict[str, Field]) -> bool:
    """Whether somebody else changed one of these fields meanwhile; then none is kept."""
    try:
        typed = read_fields(draft.entry, {name: each.wants for name, each in fields.items()})
        opened = {name: each.opened for name, each in fields.items()}
        return bool(drafts.save(session, draft, typed, opened, actor()))
    except (ValueError, KeyError, msgspec.ValidationError):
        abort(400)


def _differ(draft: Draft, fields: dict[str, Any]) -> dict[str, Field]:
    now, wants = project(draft.wanted), project(with_fields(draft.wanted, fields))
    return {
        name: Field(wants[name], draft.digests[name]) for name in fields if wants[name] != now[name]
    }


def _describe(draft: Draft, fields: dict[str, Field]) -> Changed:
    now = project(draft.wanted)
    return Changed(
        _service(draft).name,
        [
            (
                say_field(name),
                say_json(draft.entry, name, now[name]),
                say_json(draft.entry, name, each.wants),
            )
            for name, each in fields.items()
        ],
    )


def _service(draft: Draft) -> PackService:
    assert isinstance(draft.wanted, PackService)
    return draft.wanted


def _show(
    trouble: str = "", status: int = 200, slips: list[Slip] | None = None, done: str = ""
) -> Response:
    with site().database.reading() as session:
        partners: list[Partner] = own_partners(session)
    page = render_page(
        "partners/bulk/list.html",
        partners=partners,
        form=open_form(TokenForm, "list", anew=True),
        trouble=trouble,
        slips=slips or [],
        done=done,
    )
    return make_response(page, status)


def _show_changes(changes: Changes, described: list[Changed]) -> Response:
    form = open_form(ChangesForm, "list", anew=True)
    form.changes.data = msgspec.json.encode(changes).decode()
    page = render_page("partners/bulk/changes.html", changed=described, form=form)
    return make_response(page)
