"""New recovery codes, for who shows once more that it is them: the old ones are worth nothing
from then on."""

from __future__ import annotations

from flask import Response, make_response, redirect
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts import passkeys, second_steps
from routekaart.accounts.roles import need_second_step
from routekaart.web.accounts.arrival import HOME, find_own
from routekaart.web.accounts.passkey_forms import FAILED, ask_passkey, read_shown
from routekaart.web.accounts.second_step import TOO_OFTEN, WRONG, CodeForm, may_try
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

_ADDRESS = "/account/herstelcodes"
_NEW = "Dit zijn uw nieuwe codes. De oude werken niet meer."


def ask_before_codes() -> AnyResponse:
    return _show(_open()) if need_second_step(signed_in().roles) else redirect(HOME, 303)


def make_codes() -> AnyResponse:
    """After a code of the app, or one of the old recovery codes."""
    if not need_second_step(signed_in().roles):
        return redirect(HOME, 303)
    form = _open()
    if not form.validate():
        return _show(form, 422)
    if not may_try():
        return _show(form, 429, TOO_OFTEN)
    now, codes = site().clock(), None
    with site().database.writing() as session:
        person, _ = find_own(session)
        if second_steps.check_second_step(session, person, form.code.data, now):
            codes = second_steps.make_recovery_codes(session, person, now)
    return _show_codes(codes) if codes else _show(form, 422, WRONG)


def make_codes_by_passkey() -> AnyResponse:
    """After a passkey of the very same person."""
    if not need_second_step(signed_in().roles):
        return redirect(HOME, 303)
    shown, now, codes = read_shown(_with_passkey()), site().clock(), None
    if shown is not None:
        with site().database.writing() as session:
            person, _ = find_own(session)
            if passkeys.use_passkey(session, shown, now, of=person) is not None:
                codes = second_steps.make_recovery_codes(session, person, now)
    if codes:
        return _show_codes(codes)
    return _show(open_form(CodeForm, _purpose(), anew=True), 422, FAILED)


def _show_codes(codes: list[str]) -> Response:
    page = render_page("accounts/second_step/recovery.html", codes=codes, says=_NEW, onward=HOME)
    return make_response(page)


def _show(form: CodeForm, status: int = 200, trouble: str = "") -> Response:
    me = signed_in()
    with site().database.reading() as session:
        has_passkey = passkeys.has_passkey(session, me.person)
        has_app = second_steps.has_code_app(session, me.person)
    page = render_page(
        "accounts/recovery_codes/ask.html",
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
        asking=ask_passkey(_with_passkey()) if has_passkey else None,
        has_app=has_app,
        code_address=_ADDRESS,
    )
    return make_response(page, status)


def _open() -> CodeForm:
    return open_form(CodeForm, _purpose())


def _purpose() -> str:
    return f"recovery codes:{signed_in().session}"


def _with_passkey() -> str:
    return f"recovery codes by passkey:{signed_in().session}"
