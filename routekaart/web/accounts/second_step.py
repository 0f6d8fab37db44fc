"""The second step for who can change what every resident reads."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField
from wtforms.validators import InputRequired

from routekaart.accounts import passkeys, second_steps, sessions
from routekaart.accounts.people import Person
from routekaart.accounts.roles import need_second_step
from routekaart.web.accounts.arrival import HOME, find_next, find_own, find_work
from routekaart.web.accounts.passkey_forms import FAILED, ask_passkey, find_party, read_shown
from routekaart.web.accounts.trying import may_try_code
from routekaart.web.kit.access import SECOND_STEP, signed_in
from routekaart.web.kit.cookies import give_cookie
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.qr_codes import draw_qr
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

APP = "/inloggen/app"
WRONG = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app."
TOO_OFTEN = "Er is te vaak een code geprobeerd. Wacht een kwartier en probeer het dan opnieuw."
_APP_WORKS = "Uw app werkt."


class CodeForm(TokenForm):
    """The six digits of an app, or a recovery code."""

    code = StringField(validators=[InputRequired(message="Vul de code in.")])


def ask_code() -> AnyResponse:
    """For who has connected an app; the others connect one now."""
    if signed_in().is_complete:
        return redirect(HOME, 303)
    with site().database.reading() as session:
        has_one = passkeys.has_second_step(session, signed_in().person)
    return _show_code(_open()) if has_one else redirect(APP, 303)


def check_code() -> AnyResponse:
    """Let whoever gave a good code in, under a new token."""
    form = _open()
    if not form.validate():
        return _show_code(form, 422)
    if not may_try():
        return _show_code(form, 429, TOO_OFTEN)
    now, token, address = site().clock(), "", HOME
    with site().database.writing() as session:
        person, login = find_own(session)
        if second_steps.check_second_step(session, person, form.code.data, now):
            token = sessions.complete(session, login)
            address = find_next(session, person, now)
    return give_cookie(redirect(address, 303), token) if token else _show_code(form, 422, WRONG)


def check_passkey() -> AnyResponse:
    """A passkey as the second step, of the very person who took the first."""
    shown, now, token = read_shown(_with_passkey()), site().clock(), ""
    if shown is not None:
        with site().database.writing() as session:
            person, login = find_own(session)
            if passkeys.use_passkey(session, shown, now, of=person) is not None:
                token = sessions.complete(session, login)
    if token:
        return give_cookie(redirect(find_work(signed_in().roles), 303), token)
    return _show_code(open_form(CodeForm, _purpose(), anew=True), 422, FAILED)


def connect_app() -> AnyResponse:
    """A QR code for the app, and a first code to show that it works."""
    return _show_app(_open()) if _needs_app() else redirect(HOME, 303)


def confirm_app() -> AnyResponse:
    """The app works: recovery codes, shown this once."""
    if not _needs_app():
        return redirect(HOME, 303)
    form = _open()
    if not form.validate():
        return _show_app(form, 422)
    if not may_try():
        return _show_app(form, 429, TOO_OFTEN)
    with site().database.writing() as session:
        person, login = find_own(session)
        codes = second_steps.confirm_code_app(session, person, form.code.data, site().clock())
        token = sessions.complete(session, login) if codes else ""
    if not codes:
        return _show_app(form, 422, WRONG)
    onward = find_work(signed_in().roles)
    page = render_page(
        "accounts/second_step/recovery.html", codes=codes, says=_APP_WORKS, onward=onward
    )
    return give_cookie(make_response(page), token)


def _needs_app() -> bool:
    """Who has a passkey and no app may connect one, but not by a link in a mail alone."""
    me = signed_in()
    if not need_second_step(me.roles):
        return False
    with site().database.reading() as session:
        return me.is_complete or not passkeys.has_passkey(session, me.person)


def may_try() -> bool:
    """Whether another code may be typed.

    Counted by itself, so that nothing that goes wrong afterwards takes it back.
    """
    with site().database.writing() as session:
        return may_try_code(session, str(signed_in().person), site().clock())


def _show_app(form: CodeForm, status: int = 200, trouble: str = "") -> AnyResponse:
    with site().database.writing() as session:
        person = session.get_one(Person, signed_in().person)
        if second_steps.has_code_app(session, person.id):
            return redirect(SECOND_STEP if not signed_in().is_complete else HOME, 303)
        app = second_steps.offer_code_app(session, person)
        address = second_steps.address_of(app, person.email)
        secret = app.secret
    spelled = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    can_passkey = find_party() is not None and not signed_in().is_complete
    shown = {
        "code_address": APP,
        "qr": draw_qr(address, "QR-code voor de app"),
        "secret": spelled,
        "can_passkey": can_passkey,
    }
    return _show("app", form, status, trouble, **shown)


def _open() -> CodeForm:
    return open_form(CodeForm, _purpose())


def _purpose() -> str:
    return f"code:{signed_in().person}"


def _with_passkey() -> str:
    return f"passkey of:{signed_in().session}"


def _show_code(form: CodeForm, status: int = 200, trouble: str = "") -> Response:
    with site().database.reading() as session:
        has_app = second_steps.has_code_app(session, signed_in().person)
        has_passkey = passkeys.has_passkey(session, signed_in().person)
    asking = ask_passkey(_with_passkey()) if has_passkey else None
    shown = {"code_address": SECOND_STEP, "has_app": has_app, "asking": asking}
    return _show("code", form, status, trouble, **shown)


def _show(
    view: str, form: CodeForm, status: int = 200, trouble: str = "", **values: Any
) -> Response:
    trouble = trouble or next(iter(form.token.errors), "")
    page = render_page(f"accounts/second_step/{view}.html", form=form, trouble=trouble, **values)
    return make_response(page, status)
