"""Whoever showed who they are is let in on this browser, and led to their first page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from flask import abort, redirect, request
from sqlalchemy.orm import Session

from routekaart.accounts import passkeys, sessions
from routekaart.accounts.people import Person
from routekaart.accounts.roles import Role, need_second_step
from routekaart.accounts.sessions import LoginSession
from routekaart.web.accounts.passkey_forms import find_party
from routekaart.web.kit.access import SIGN_IN, signed_in
from routekaart.web.kit.cookies import COOKIE, name_device

HOME = "/account"
PASSKEYS = "/account/passkeys"


def begin_here(session: Session, person: Person, now: datetime, second_step: bool = False) -> str:
    """The token of a new session. Whoever was signed in on this browser is so no more."""
    old = sessions.find(session, request.cookies.get(COOKIE, ""), now)
    if old is not None:
        sessions.end(session, old, now)
    return sessions.begin(session, person, now, name_device(), second_step)


def find_work(roles: Collection[Role]) -> str:
    """What they came for; their account, as long as there is nothing else for them."""
    if need_second_step(roles):
        return "/programma"
    if "partner editor" in roles:
        return "/partner/"
    return "/sleutelfiguur" if "key figure" in roles else HOME


def find_next(session: Session, person: Person, now: datetime) -> str:
    """Their work; or, once for each person, the offer to be quicker next time."""
    work = find_work(person.roles)
    if person.passkey_offered_at is not None or find_party() is None:
        return work
    person.passkey_offered_at = now
    return work if passkeys.has_passkey(session, person.id) else PASSKEYS


def find_own(session: Session) -> tuple[Person, LoginSession]:
    """Whoever asks for this page, and their session; to signing in when it ended meanwhile."""
    me = signed_in()
    person, login = session.get(Person, me.person), session.get(LoginSession, me.session)
    if person is None or login is None:
        abort(redirect(SIGN_IN, 303))
    return person, login
