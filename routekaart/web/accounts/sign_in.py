"""Signing in with a link in a mail. Who has no account learns nothing from these pages."""

from __future__ import annotations

import logging
from datetime import datetime

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import EmailField
from wtforms.validators import ValidationError

from routekaart.accounts import sign_in_links
from routekaart.accounts.audit import note
from routekaart.accounts.people import Person, UnusableAddress, find_person, tidy_email
from routekaart.accounts.roles import need_second_step
from routekaart.accounts.sign_in_links import VALID_FOR, UnusableLink
from routekaart.accounts.tokens import make_token
from routekaart.mail.letters import sign_in_link
from routekaart.mail.outbox import post
from routekaart.web.accounts.arrival import begin_here, find_next
from routekaart.web.accounts.passkey_forms import ask_passkey
from routekaart.web.accounts.trying import may_ask_link, may_mail_link
from routekaart.web.kit.access import SECOND_STEP
from routekaart.web.kit.cookies import give_cookie
from routekaart.web.kit.form_tokens import ButtonForm, TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.site import site

WITH_PASSKEY = "sign in with a passkey"
_MINUTES = int(VALID_FOR.total_seconds() // 60)
_TOO_OFTEN = "Er is te vaak een link gevraagd. Wacht een kwartier en probeer het dan opnieuw."

log = logging.getLogger(__name__)


class AddressForm(TokenForm):
    """Where the link goes."""

    email = EmailField()

    def validate_email(self, field: EmailField) -> None:
        try:
            tidy_email(field.data or "")
        except UnusableAddress:
            says = "Vul uw e-mailadres in, zoals naam@voorbeeld.nl."
            raise ValidationError(says) from None


def ask_link() -> Response:
    return _show_address(open_form(AddressForm, "sign in"))


def send_link() -> AnyResponse:
    """Mail a link to whoever has an account; say the same, and do as much, for whoever has not."""
    form = open_form(AddressForm, "sign in")
    if not form.validate():
        return _show_address(form, 422)
    now, email = site().clock(), tidy_email(form.email.data)
    with site().database.writing() as session:
        may_ask = may_ask_link(session, email, now)
        is_known = find_person(session, email) is not None
        may_mail = may_ask and may_mail_link(session, is_known, now)
    if not may_ask:
        return _show_address(form, 429, _TOO_OFTEN)
    if not may_mail:
        log.warning("no more links are mailed this hour")
    with site().database.writing() as session:
        _mail_link(session, find_person(session, email) if may_mail else None, now)
    return redirect("/inloggen/verstuurd", 303)


def show_sent() -> Response:
    return make_response(render_page("accounts/sign_in/sent.html", minutes=_MINUTES))


def open_link(token: str) -> Response:
    """A page with one button. Looking changes nothing: mail scanners open links too."""
    form, now = open_form(ButtonForm, f"link:{token}"), site().clock()
    try:
        with site().database.reading() as session:
            name = sign_in_links.find_link(session, token, now).name
    except UnusableLink:
        return _refuse_link()
    return make_response(render_page("accounts/sign_in/link.html", form=form, name=name))


def use_link(token: str) -> AnyResponse:
    """Begin a session. What else there is to sign in with, the next page asks."""
    form, now = open_form(ButtonForm, f"link:{token}"), site().clock()
    if not form.validate():
        return open_link(token)
    try:
        with site().database.writing() as session:
            person = sign_in_links.use_link(session, token, now)
            begun = begin_here(session, person, now)
            is_done = not need_second_step(person.roles)
            address = find_next(session, person, now) if is_done else SECOND_STEP
    except UnusableLink:
        with site().database.writing() as session:
            sign_in_links.note_refused(session, token, now)
        return _refuse_link()
    return give_cookie(redirect(address, 303), begun)


def show_failed(trouble: str) -> Response:
    """The page once more, for who could not be let in."""
    return _show_address(open_form(AddressForm, "sign in", anew=True), 422, trouble)


def _mail_link(session: Session, person: Person | None, now: datetime) -> None:
    """For nobody all is done as well, but for what would stay."""
    note(session, "link asked", person.id if person else None, now)
    token = sign_in_links.make_link(session, person, now) if person else make_token()
    address = f"{find_origin()}/inloggen/link/{token}"
    letter = sign_in_link(person.name if person else "", address, _MINUTES)
    if person is not None:
        post(session, letter, person.email, now)


def _show_address(form: AddressForm, status: int = 200, trouble: str = "") -> Response:
    trouble = trouble or next(iter(form.token.errors), "")
    asking = ask_passkey(WITH_PASSKEY)
    page = render_page("accounts/sign_in/address.html", form=form, trouble=trouble, asking=asking)
    return make_response(page, status)


def _refuse_link() -> Response:
    return make_response(render_page("accounts/sign_in/spent.html", minutes=_MINUTES), 410)
