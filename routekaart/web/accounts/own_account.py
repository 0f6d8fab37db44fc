"""One's own account: who one is here, and where one is signed in."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import NamedTuple

from flask import Response, make_response, redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts import passkeys, second_steps, sessions
from routekaart.accounts.passkeys import Passkey
from routekaart.accounts.roles import IN_WORDS, need_second_step
from routekaart.accounts.sessions import LoginSession
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.web.accounts.arrival import HOME, find_own
from routekaart.web.accounts.passkey_forms import find_party
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.cookies import take_cookie
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

_TOO_LATE = "De bladzijde stond te lang open. Er is niets veranderd. Druk nog een keer op de knop."


class Device(NamedTuple):
    """Where somebody is signed in; `seen_at` is local time."""

    session: uuid.UUID
    name: str
    seen_at: datetime


class Key(NamedTuple):
    """A passkey of theirs; the days are local."""

    id: uuid.UUID
    name: str
    made_on: date
    used_on: date | None


def show_account(trouble: str = "", status: int = 200) -> Response:
    me, now = signed_in(), site().clock()
    with site().database.reading() as session:
        devices = [
            Device(each.id, each.device, each.seen_at.astimezone(ZONE))
            for each in sessions.list_of(session, me.person, now)
        ]
        keys = [_describe(each) for each in passkeys.list_of(session, me.person)]
        codes_left = second_steps.recovery_codes_left(session, me.person)
        has_app = second_steps.has_code_app(session, me.person)
    page = render_page(
        "accounts/own_account/show.html",
        me=me,
        roles=[said for role, said in IN_WORDS.items() if role in me.roles],
        devices=devices,
        keys=keys,
        can_passkey=find_party() is not None,
        form=open_form(ButtonForm, _purpose(), anew=True),
        codes_left=codes_left,
        has_app=has_app,
        is_careful=need_second_step(me.roles),
        trouble=trouble,
    )
    return make_response(page, status)


def show_too_late() -> Response:
    """For a button on a page that stood open for a day: it is there again, and nothing is done."""
    return show_account(_TOO_LATE, 422)


def sign_out() -> AnyResponse:
    """Also with a form that stood open too long: who wants to leave, leaves."""
    with site().database.writing() as session:
        login = session.get(LoginSession, signed_in().session)
        if login is not None:
            sessions.end(session, login, site().clock())
    return take_cookie(redirect("/inloggen", 303))


def end_session(session: uuid.UUID) -> AnyResponse:
    """End one of one's own sessions; of anybody else's nothing is known."""
    if not open_button().validate():
        return show_too_late()
    with site().database.writing() as work:
        login = sessions.find_own(work, signed_in().person, session)
        if login is None:
            raise NotFound
        sessions.end(work, login, site().clock())
    return redirect(HOME, 303)


def end_other_sessions() -> AnyResponse:
    if not open_button().validate():
        return show_too_late()
    with site().database.writing() as session:
        sessions.end_others(session, find_own(session)[1], site().clock())
    return redirect(HOME, 303)


def open_button() -> ButtonForm:
    """The form of every button on one's account."""
    return open_form(ButtonForm, _purpose())


def _purpose() -> str:
    return f"account:{signed_in().person}"


def _describe(passkey: Passkey) -> Key:
    used_at = passkey.last_used_at
    return Key(
        passkey.id,
        passkey.name,
        passkey.created_at.astimezone(ZONE).date(),
        used_at.astimezone(ZONE).date() if used_at else None,
    )
