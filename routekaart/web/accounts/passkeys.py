"""Signing in with a passkey, and one's own passkeys."""

from __future__ import annotations

import uuid

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts import passkeys, second_steps, sessions
from routekaart.accounts.passkeys import OnlySecondStep, Shown, UnusablePasskey
from routekaart.accounts.people import Person, hold
from routekaart.mail.letters import passkey_added
from routekaart.mail.outbox import post
from routekaart.web.accounts import own_account, sign_in
from routekaart.web.accounts.arrival import HOME, begin_here, find_own, find_work
from routekaart.web.accounts.passkey_forms import FAILED, ask_new_passkey, read_shown
from routekaart.web.kit.access import SECOND_STEP, signed_in
from routekaart.web.kit.cookies import give_cookie, name_device
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

_CODES = "accounts/second_step/recovery.html"
_WORKS = "Uw passkey werkt."
_NOT_KEPT = "Het is niet gelukt. Is er hier al een passkey? Probeer het anders nog een keer."
_ONLY = "Dit is uw enige tweede stap. Verbind eerst een app, of maak nog een passkey."


def sign_in_with_passkey() -> AnyResponse:
    """Both steps at once. Whose the passkey is, it says itself."""
    shown, now, token, address = read_shown(sign_in.WITH_PASSKEY), site().clock(), "", HOME
    if shown is not None:
        with site().database.writing() as session:
            person = passkeys.use_passkey(session, shown, now)
            if person is not None:
                token = begin_here(session, person, now, second_step=True)
                address = find_work(person.roles)
    return give_cookie(redirect(address, 303), token) if token else sign_in.show_failed(FAILED)


def offer_passkey() -> AnyResponse:
    """Make a passkey on this device: offered after signing in, and from one's account."""
    return _show_offer() if _may_add() else redirect(SECOND_STEP, 303)


def add_passkey() -> AnyResponse:
    """Keep the new passkey and tell its owner. For who had no second step, it is that now."""
    if not _may_add():
        return redirect(SECOND_STEP, 303)
    shown = read_shown(_purpose())
    if shown is None:
        return _show_offer(_NOT_KEPT)
    try:
        with site().database.writing() as session:
            token, codes = _add(session, shown)
    except UnusablePasskey:
        return _show_offer(_NOT_KEPT)
    if not codes:
        return redirect(HOME, 303)
    onward = find_work(signed_in().roles)
    page = render_page(_CODES, codes=codes, says=_WORKS, onward=onward)
    return give_cookie(make_response(page), token)


def remove_passkey(passkey: uuid.UUID) -> AnyResponse:
    """Forget one of one's own passkeys; of anybody else's nothing is known."""
    if not own_account.open_button().validate():
        return own_account.show_too_late()
    try:
        with site().database.writing() as session:
            person, _ = find_own(session)
            if not passkeys.remove_passkey(session, person, passkey, site().clock()):
                raise NotFound
    except OnlySecondStep:
        return own_account.show_account(_ONLY, 422)
    return redirect(HOME, 303)


def _may_add() -> bool:
    """Before the second step only who has none: a link alone may not add a way in."""
    me = signed_in()
    if me.is_complete:
        return True
    with site().database.reading() as session:
        return not passkeys.has_second_step(session, me.person)


def _add(session: Session, shown: Shown) -> tuple[str, list[str]]:
    """A new token and recovery codes, for who had no second step and needs one."""
    now = site().clock()
    person, login = find_own(session)
    hold(session, person)
    if not login.is_complete and passkeys.has_second_step(session, person.id):
        raise UnusablePasskey  # it came by another page just now
    passkey = passkeys.add_passkey(session, person, shown, name_device(), now)
    post(session, passkey_added(person.name, passkey.name), person.email, now)
    if login.is_complete:
        return "", []
    return sessions.complete(session, login), second_steps.make_recovery_codes(session, person, now)


def _show_offer(trouble: str = "") -> Response:
    me = signed_in()
    with site().database.reading() as session:
        known = passkeys.list_of(session, me.person)
        asking = ask_new_passkey(session.get_one(Person, me.person), known, _purpose())
    page = render_page(
        "accounts/passkeys/offer.html",
        me=me,
        asking=asking,
        trouble=trouble,
        is_first=not known,
        onward=HOME if known else find_work(me.roles),
    )
    return make_response(page, 422 if trouble else 200)


def _purpose() -> str:
    return f"new passkey:{signed_in().session}"
