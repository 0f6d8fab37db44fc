"""Who has an account, and what they may do."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import NamedTuple

from flask import Response, make_response, redirect
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from routekaart.accounts import people
from routekaart.accounts.audit import last_signed_in
from routekaart.accounts.passkeys import list_of
from routekaart.accounts.people import Person
from routekaart.accounts.rights import LastAdministrator, Rights, change_rights, may_manage
from routekaart.accounts.roles import IN_WORDS
from routekaart.accounts.second_steps import has_code_app
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.partners import Partner
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.managing import ONLY_ADMINISTRATOR, find_managed, hold_managed
from routekaart.web.office.rights_form import RightsForm, describe_rights, list_partners

_STALE = "Iemand anders veranderde dit net. Kijk of het zo goed is, en bewaar opnieuw."


class PersonForm(RightsForm):
    """What they may do; `was` tells what that was when the page was opened."""

    was = HiddenField()


class Row(NamedTuple):
    """Somebody on the list; the days are local."""

    id: uuid.UUID
    name: str
    email: str
    does: str
    of: str
    seen_on: date | None
    invited_by: str
    invited_on: date
    ended_on: date | None


def list_people() -> Response:
    """Everybody by name, and apart from them whoever had an account before."""
    with site().database.reading() as session:
        seen, partners = last_signed_in(session), _name_partners(session)
        rows = [_describe(each, seen, partners) for each in people.list_people(session)]
    rows.sort(key=lambda row: row.name.casefold())
    page = render_page(
        "office/people/list.html",
        here=[each for each in rows if each.ended_on is None],
        gone=[each for each in rows if each.ended_on is not None],
    )
    return make_response(page)


def show_person(person: uuid.UUID) -> Response:
    return _show(person)


def change_person(person: uuid.UUID) -> AnyResponse:
    """Give them these roles and partners and no others."""
    with site().database.reading() as session:
        find_managed(session, person)
        form = open_form(PersonForm, f"rights:{person}")
        form.partner_boxes = list_partners(session)
    if not form.validate():
        return _show(person, form, next(iter(form.token.errors), ""))
    is_stale, rights = False, Rights(form.chosen_roles, form.chosen_partners)
    try:
        with site().database.writing() as session:
            found = hold_managed(session, person)
            is_stale = form.was.data != _rights_of(found)
            if not is_stale:
                change_rights(session, found, rights, signed_in().name, site().clock())
    except LastAdministrator:
        return _show(person, form, ONLY_ADMINISTRATOR)
    return _show(person, form, _STALE) if is_stale else redirect("/programma/mensen", 303)


def _show(person: uuid.UUID, form: PersonForm | None = None, trouble: str = "") -> Response:
    with site().database.reading() as session:
        found = session.get(Person, person)
        if found is None:
            raise NotFound
        can_change = found.ended_at is None and may_manage(signed_in().roles, found.roles)
        if form is not None and not can_change:
            raise Forbidden
        status = 200 if form is None else 422
        form = form or _fill(session, found)
        form.was.data = _rights_of(found)
        page = render_page(
            "office/people/show.html",
            person=_describe(found, last_signed_in(session), _name_partners(session)),
            can_change=can_change,
            has_app=has_code_app(session, person),
            passkeys=len(list_of(session, person)),
            trouble=trouble,
            **describe_rights(form),
        )
    return make_response(page, status)


def _fill(session: Session, person: Person) -> PersonForm:
    form = open_form(PersonForm, f"rights:{person.id}", anew=True)
    form.roles.data = list(person.roles)
    form.partners.data = [str(each) for each in person.partners]
    form.partner_boxes = list_partners(session)
    return form


def _rights_of(person: Person) -> str:
    """In one line, to tell whether they are still the same."""
    return " ".join(sorted([*person.roles, *map(str, person.partners)]))


def _name_partners(session: Session) -> dict[uuid.UUID, str]:
    return {each.id: each.name for each in session.execute(select(Partner.id, Partner.name))}


def _describe(
    person: Person, seen: dict[uuid.UUID, datetime], partners: dict[uuid.UUID, str]
) -> Row:
    return Row(
        id=person.id,
        name=person.name,
        email=person.email,
        does=", ".join(said for role, said in IN_WORDS.items() if role in person.roles),
        of=", ".join(sorted(partners[each] for each in person.partners)),
        seen_on=_day(seen.get(person.id)),
        invited_by=person.invited_by,
        invited_on=person.invited_at.astimezone(ZONE).date(),
        ended_on=_day(person.ended_at),
    )


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(ZONE).date() if moment is not None else None
