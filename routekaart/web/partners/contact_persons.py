"""Whom a professional calls at a partner: kept at once, never public, read by no resident."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import FieldList, FormField, HiddenField

from routekaart.catalogue.contact_persons import (
    LONGEST_HOURS,
    LONGEST_NAME,
    MOST,
    THROUGH,
    Contact,
    find_last_change,
    keep_contacts,
    list_contacts,
    seen,
)
from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.phone_numbers import national, parse
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_fields import Row, Said, line
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.partners.own_entries import OwnDraft, changing_own, reading_own
from routekaart.web.partners.typed import read_email, read_number

_CHANGED = "Iemand anders veranderde dit net. Hieronder staat dat. Wat u schreef, staat er nog."


class ContactRow(Row):
    """A contact; one without a name and a line is none."""

    name = line("Naam of functie", "Bijvoorbeeld: de raadslieden, of een voornaam.", LONGEST_NAME)
    phone = line("Direct nummer", most=30)
    email = line("E-mailadres")
    hours = line("Wanneer?", "Bijvoorbeeld: maandag tot en met donderdag.", LONGEST_HOURS)

    def validate_name(self, field: Any) -> None:
        if not field.data and (self.phone.data or self.email.data or self.hours.data):
            raise Said("Vul een naam of een functie in.")

    def validate_phone(self, field: Any) -> None:
        if field.data:
            field.data = national(read_number(field.data))
        elif self.name.data and not self.email.data:
            raise Said("Vul een nummer of een e-mailadres in.")

    def validate_email(self, field: Any) -> None:
        if field.data:
            field.data = read_email(field.data)

    def read(self) -> Contact | None:
        """What was filled in, as it is kept."""
        if not self.name.data:
            return None
        phone = parse(self.phone.data) if self.phone.data else None
        return Contact(self.name.data, phone, self.email.data or None, self.hours.data)


class ContactsForm(TokenForm):
    """All contacts of an entry. `was` is of what the page showed."""

    was = HiddenField()
    rows = FieldList(FormField(ContactRow), max_entries=MOST)

    def read(self) -> list[Contact]:
        return [each for row in self.rows if (each := row.form.read()) is not None]


def show_contacts(slug: str) -> Response:
    return _open_page(f"service.{slug}")


def save_contacts(slug: str) -> AnyResponse:
    """Those of one service."""
    return _save(f"service.{slug}")


def show_contacts_of_organisation(slug: str) -> Response:
    return _open_page(f"partner.{slug}")


def save_contacts_of_organisation(slug: str) -> AnyResponse:
    """Those of the partner as a whole."""
    return _save(f"partner.{slug}")


def _open_page(entry: str) -> Response:
    with reading_own(entry) as own:
        return _show(own, _open(own))


def _save(entry: str) -> AnyResponse:
    """Keep what was typed. Where somebody else was first, both are shown."""
    with changing_own(entry) as own:
        form = _open(own)
        if not form.validate():
            return _show(own, form, 422)
        who = actor()
        way = Way(entry, who.name, THROUGH, who.now)
        try:
            keep_contacts(own.session, form.read(), form.was.data or "", way)
        except ChangedMeanwhile:
            there = list_contacts(own.session, entry)
            form.was.data = seen(there)
            return _show(own, form, 409, _CHANGED, there)
    return redirect(f"{_address(entry)}?bewaard", 303)


def _open(own: OwnDraft) -> ContactsForm:
    """What nobody reads yet has nobody to call yet."""
    entry = own.draft.entry
    if own.draft.live is None:
        abort(404)
    there = list_contacts(own.session, entry)
    rows = [
        {**each._asdict(), "phone": national(each.phone) if each.phone else ""} for each in there
    ]
    empty: list[dict[str, str | None]] = [{} for _ in range(MOST - len(rows))]
    data = {"was": seen(there), "rows": [*rows, *empty]}
    return open_form(ContactsForm, f"contacts:{entry}", data)


def _show(
    own: OwnDraft,
    form: ContactsForm,
    status: int = 200,
    trouble: str = "",
    there: tuple[Contact, ...] = (),
) -> Response:
    entry = own.draft.entry
    last = find_last_change(own.session, entry)
    page = render_page(
        "partners/contact_persons/show.html",
        name=own.draft.wanted.name,  # type: ignore[attr-defined]
        address=_address(entry),
        back=_address(entry).rpartition("/")[0],
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
        there=there,
        changed_by=last.changed_by if last else "",
        changed_on=last.changed_at.astimezone(ZONE).date() if last else None,
        kept="bewaard" in request.args,
    )
    return make_response(page, status)


def _address(entry: str) -> str:
    kind, _, slug = entry.partition(".")
    folder = "dienst" if kind == "service" else "organisatie"
    return f"/partner/{folder}/{slug}/contactpersonen"
