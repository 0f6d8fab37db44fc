"""Deny by default: nobody opens a page that is not for them, or that nobody declared."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flask import Flask, g, redirect, request
from sqlalchemy.exc import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
    TimeoutError,
)
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts import sessions
from routekaart.accounts.audit import note
from routekaart.accounts.roles import Role
from routekaart.language.locales import SOURCE
from routekaart.web.kit.cookies import COOKIE, take_cookie
from routekaart.web.kit.errors import show_fault
from routekaart.web.kit.interrupted import show_interrupted
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import choose_wording

Audience = Literal[
    "everyone",
    "halfway",
    "signed in",
    "partner editors",
    "key figures",
    "key figures or officers",
    "officers",
    "administrators",
]
"""Those for a role follow from it; "halfway" is before the second step of signing in."""

_ROLES_OF: dict[Audience, frozenset[Role]] = {
    "partner editors": frozenset({"partner editor"}),
    "key figures": frozenset({"key figure"}),
    "key figures or officers": frozenset({"key figure", "officer", "administrator"}),
    "officers": frozenset({"officer", "administrator"}),
    "administrators": frozenset({"administrator"}),
}

SIGN_IN = "/inloggen"
SECOND_STEP = "/inloggen/code"
SIGN_OUT = "accounts.sign_out"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SignedIn:
    """Whoever asks for this page, and by which session."""

    person: uuid.UUID
    session: uuid.UUID
    name: str
    email: str
    roles: frozenset[Role]
    partners: frozenset[uuid.UUID]
    is_complete: bool

    def may_open(self, audience: Audience) -> bool:
        """Whether a page for this audience is for them."""
        if not self.is_complete:
            return audience == "halfway"
        return audience in ("halfway", "signed in") or not self.roles.isdisjoint(
            _ROLES_OF[audience]
        )


def install_access(app: Flask, audience_of: Mapping[str, Audience]) -> None:
    """Check every request against the table of endpoints."""
    for fault in (OperationalError, InterfaceError, TimeoutError):
        app.register_error_handler(fault, keep_what_was_typed)
    app.register_error_handler(DatabaseError, judge_fault)

    @app.before_request
    def check_access() -> AnyResponse | None:
        endpoint = request.endpoint
        if endpoint is None or audience_of.get(endpoint) == "everyone":
            return None  # what is not there is answered as such
        choose_wording(SOURCE)
        audience = audience_of.get(endpoint)
        if audience is None:
            log.error("nobody declared for whom %s is", endpoint)
            raise Forbidden
        return _check(audience)


def judge_fault(fault: DatabaseError) -> AnyResponse:
    """A damaged file is what SQLite calls by no other name; what has one is a fault of ours."""
    return keep_what_was_typed(fault) if type(fault) is DatabaseError else show_fault(fault)


def keep_what_was_typed(fault: SQLAlchemyError) -> AnyResponse:
    """The database does not answer, whatever was asked of it. Who wanted to leave leaves here."""
    log.warning("a page was interrupted on %s: %s", request.endpoint, type(fault).__name__)
    choose_wording(SOURCE)
    answer = show_interrupted("database")
    return take_cookie(answer) if request.endpoint == SIGN_OUT else answer


def signed_in() -> SignedIn:
    """Whoever asks for this page; only on pages that are not for everyone."""
    found: SignedIn = g.signed_in
    return found


def find_signed_in() -> SignedIn | None:
    """Whoever is signed in by the cookie of this request. Raises OperationalError."""
    token, now = request.cookies.get(COOKIE), site().clock()
    if not token:
        return None
    with site().database.reading() as session:
        login = sessions.find(session, token, now)
        if login is None:
            return None
        found = _describe(login)
        is_fresh = abs(now - login.seen_at) < sessions.SEEN_EVERY
    if not is_fresh:
        _keep_alive(token, now)
    return found


def _keep_alive(token: str, now: datetime) -> None:
    """Reading goes on where nothing can be written: on a full disk."""
    try:
        with site().database.writing() as session:
            if (login := sessions.find(session, token, now)) is not None:
                sessions.keep_alive(session, login, now)
    except OperationalError as fault:
        log.warning("a session could not be kept alive: %s", type(fault).__name__)


def _describe(login: sessions.LoginSession) -> SignedIn:
    person = login.person
    return SignedIn(
        person.id,
        login.id,
        person.name,
        person.email,
        person.roles,
        person.partners,
        login.is_complete,
    )


def _check(audience: Audience) -> AnyResponse | None:
    found = find_signed_in()
    if found is None:
        is_form = request.method == "POST" and audience != "halfway"
        return show_interrupted("session") if is_form else _send_to(SIGN_IN)
    g.signed_in = found
    if found.may_open(audience):
        return None
    if not found.is_complete:
        return _send_to(SECOND_STEP)
    with site().database.writing() as session:
        about = str(request.endpoint)
        note(session, "access refused", found.person, site().clock(), about=about)
    raise Forbidden


def _send_to(address: str) -> AnyResponse:
    return redirect(address, 303)
