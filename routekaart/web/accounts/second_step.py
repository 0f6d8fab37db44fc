"""The second step for who can change what every resident reads."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, make_response, redirect
from markupsafe import Markup
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField
from wtforms.validators import InputRequired

from routekaart.accounts import second_steps, sessions
from routekaart.accounts.people import Person
from routekaart.accounts.roles import need_second_step
from routekaart.accounts.sessions import LoginSession
from routekaart.web.accounts.sign_in import HOME
from routekaart.web.accounts.trying import may_try_code
from routekaart.web.kit.access import SIGN_IN, signed_in
from routekaart.web.kit.cookies import give_cookie
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

_WRONG = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app."
_TOO_OFTEN = "Er is te vaak een code geprobeerd. Wacht een kwartier en probeer het dan opnieuw."


class CodeForm(TokenForm):
    """The six digits of an app, or a recovery code."""

    code = StringField(validators=[InputRequired(message="Vul de code in.")])


def ask_code() -> AnyResponse:
    """For who has connected an app; the others connect one now."""
    if signed_in().is_complete:
        return redirect(HOME, 303)
    with site().database.reading() as session:
        has_app = second_steps.has_code_app(session, signed_in().person)
    return _show("code", _open()) if has_app else redirect("/inloggen/app", 303)


def check_code() -> AnyResponse:
    """Let whoever gave a good code in, under a new token."""
    form = _open()
    if not form.validate():
        return _show("code", form, 422)
    if not _may_try():
        return _show("code", form, 429, _TOO_OFTEN)
    with site().database.writing() as session:
        person, login = _find_own(session)
        is_good = second_steps.check_second_step(session, person, form.code.data, site().clock())
        token = sessions.complete(session, login) if is_good else ""
    return give_cookie(redirect(HOME, 303), token) if token else _show("code", form, 422, _WRONG)


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
    if not _may_try():
        return _show_app(form, 429, _TOO_OFTEN)
    with site().database.writing() as session:
        person, login = _find_own(session)
        codes = second_steps.confirm_code_app(session, person, form.code.data, site().clock())
        token = sessions.complete(session, login) if codes else ""
    if not codes:
        return _show_app(form, 422, _WRONG)
    page = render_page("accounts/second_step/recovery.html", codes=codes)
    return give_cookie(make_response(page), token)


def _needs_app() -> bool:
    return need_second_step(signed_in().roles)


def _may_try() -> bool:
    """Counted by itself, so that nothing that goes wrong afterwards takes it back."""
    with site().database.writing() as session:
        return may_try_code(session, str(signed_in().person), site().clock())


def _find_own(session: Session) -> tuple[Person, LoginSession]:
    me = signed_in()
    person, login = session.get(Person, me.person), session.get(LoginSession, me.session)
    if person is None or login is None:  # it ended since the page was opened for them
        abort(redirect(SIGN_IN, 303))
    return person, login


def _show_app(form: CodeForm, status: int = 200, trouble: str = "") -> AnyResponse:
    with site().database.writing() as session:
        person = session.get_one(Person, signed_in().person)
        if second_steps.has_code_app(session, person.id):
            return redirect("/inloggen/code" if not signed_in().is_complete else HOME, 303)
        app = second_steps.offer_code_app(session, person)
        address = second_steps.address_of(app, person.email)
        secret = app.secret
    spelled = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return _show("app", form, status, trouble, qr=_draw(address), secret=spelled)


def _draw(words: str) -> Markup:
    """A QR code as SVG."""
    import segno  # a megabyte that residents never need

    code = segno.make(words, error="m")
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S704


def _open() -> CodeForm:
    return open_form(CodeForm, f"code:{signed_in().person}")


def _show(
    view: str, form: CodeForm, status: int = 200, trouble: str = "", **values: Any
) -> Response:
    trouble = trouble or next(iter(form.token.errors), "")
    page = render_page(f"accounts/second_step/{view}.html", form=form, trouble=trouble, **values)
    return make_response(page, status)
