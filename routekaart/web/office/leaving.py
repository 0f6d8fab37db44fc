"""Somebody leaves, or has to begin anew; both are asked twice."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts.ending import end_account, reset_second_step
from routekaart.accounts.people import Person
from routekaart.accounts.rights import LastAdministrator, require_other_administrator
from routekaart.mail.letters import account_ended
from routekaart.mail.outbox import post
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.managing import ONLY_ADMINISTRATOR, find_managed, hold_managed


def ask_end(person: uuid.UUID) -> Response:
    return _ask("end", person)


def end_person(person: uuid.UUID) -> AnyResponse:
    """End the account on every device at once, and tell whose it was."""
    return _do("end", person, "/programma/mensen", _end)


def ask_reset(person: uuid.UUID) -> Response:
    return _ask("reset", person)


def reset_person(person: uuid.UUID) -> AnyResponse:
    """Forget their app, codes and passkeys, so that they connect anew after a link."""
    return _do("reset", person, f"/programma/mensen/{person}", _reset)


def _end(session: Session, person: Person) -> None:
    now = site().clock()
    require_other_administrator(session, person)
    end_account(session, person, signed_in().name, now)
    post(session, account_ended(person.name), person.email, now)


def _reset(session: Session, person: Person) -> None:
    reset_second_step(session, person, signed_in().name, site().clock())


def _do(
    view: str, person: uuid.UUID, address: str, deed: Callable[[Session, Person], None]
) -> AnyResponse:
    form = open_form(ButtonForm, f"{view}:{person}")
    if not form.validate():
        return _ask(view, person, form.token.errors[0])
    try:
        with site().database.writing() as session:
            deed(session, hold_managed(session, person))
    except LastAdministrator:
        return _ask(view, person, ONLY_ADMINISTRATOR)
    return redirect(address, 303)


def _ask(view: str, person: uuid.UUID, trouble: str = "") -> Response:
    form = open_form(ButtonForm, f"{view}:{person}", anew=True)
    with site().database.reading() as session:
        found = find_managed(session, person)
        page = render_page(
            f"office/people/{view}.html",
            person=found,
            form=form,
            trouble=trouble,
            is_me=found.id == signed_in().person,
        )
    return make_response(page, 422 if trouble else 200)
