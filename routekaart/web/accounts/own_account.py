"""One's own account: who one is here, and where one is signed in."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import NamedTuple

from flask import Response, make_response, redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts import second_steps, sessions
from routekaart.accounts.roles import Role, need_second_step
from routekaart.accounts.sessions import LoginSession
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.web.accounts.sign_in import HOME
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.cookies import take_cookie
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

SAY_ROLE: dict[Role, str] = {
    "partner editor": "Partner",
    "key figure": "Sleutelfiguur",
    "officer": "Programma",
    "administrator": "Beheer",
}


class Device(NamedTuple):
    """Where somebody is signed in; `seen_at` is local time."""

    session: uuid.UUID
    name: str
    seen_at: datetime


def show_account() -> Response:
    me = signed_in()
    with site().database.reading() as session:
        devices = [
            Device(each.id, each.device, each.seen_at.astimezone(ZONE))
            for each in sessions.list_of(session, me.person, site().clock())
        ]
        codes_left = second_steps.recovery_codes_left(session, me.person)
    page = render_page(
        "accounts/own_account/show.html",
        me=me,
        roles=[said for role, said in SAY_ROLE.items() if role in me.roles],
        devices=devices,
        form=_open(),
        codes_left=codes_left if need_second_step(me.roles) else None,
    )
    return make_response(page)


def sign_out() -> AnyResponse:
    """Also with a form that stood open too long: who wants to leave, leaves."""
    with site().database.writing() as session:
        login = session.get(LoginSession, signed_in().session)
        if login is not None:
            sessions.end(session, login, site().clock())
    return take_cookie(redirect("/inloggen", 303))


def end_session(session: uuid.UUID) -> AnyResponse:
    """End one of one's own sessions; of anybody else's nothing is known."""
    if not _open().validate():
        return redirect(HOME, 303)
    with site().database.writing() as work:
        login = sessions.find_own(work, signed_in().person, session)
        if login is None:
            raise NotFound
        sessions.end(work, login, site().clock())
    return redirect(HOME, 303)


def end_other_sessions() -> AnyResponse:
    if _open().validate():
        with site().database.writing() as session:
            login = session.get_one(LoginSession, signed_in().session)
            sessions.end_others(session, login, site().clock())
    return redirect(HOME, 303)


def _open() -> ButtonForm:
    return open_form(ButtonForm, f"account:{signed_in().person}")
