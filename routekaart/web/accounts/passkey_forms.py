"""The form that a passkey is shown with. Its token is the challenge: ours, short-lived, and good
once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from flask import request
from wtforms import HiddenField
from wtforms.validators import InputRequired

from routekaart.accounts.passkeys import (
    Party,
    Passkey,
    Shown,
    describe_new,
    describe_use,
    party_at,
)
from routekaart.accounts.people import Person
from routekaart.web.accounts.trying import may_try_passkey
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.site import site

FAILED = "Het is niet gelukt met deze passkey. Probeer het nog een keer."


class PasskeyForm(TokenForm):
    """What the device answered, put there by passkeys.js."""

    answer = HiddenField(validators=[InputRequired(message=FAILED)])

    class Meta:
        valid_for = timedelta(minutes=10)


class Asking(NamedTuple):
    """A form for the page, and what the browser needs for it, as JSON."""

    form: PasskeyForm
    options: str


def find_party() -> Party | None:
    """The site as devices know it; None where it was asked for by another name or by a number."""
    party = party_at(find_origin())
    asked_for = urlsplit(request.host_url).hostname
    return party if party is not None and party.id == asked_for else None


def ask_passkey(purpose: str) -> Asking | None:
    """A new form to show a passkey with; None where that cannot be."""
    party, form = find_party(), open_form(PasskeyForm, purpose, anew=True)
    return Asking(form, describe_use(_challenge_of(form), party)) if party is not None else None


def ask_new_passkey(person: Person, known: Sequence[Passkey], purpose: str) -> Asking | None:
    """A new form to make a passkey with; None where that cannot be."""
    party, form = find_party(), open_form(PasskeyForm, purpose, anew=True)
    if party is None:
        return None
    return Asking(form, describe_new(person, known, _challenge_of(form), party))


def read_shown(purpose: str) -> Shown | None:
    """What was sent; None when it is not for us, too late, or for a challenge that was used.

    Counted by itself, so that nothing that goes wrong afterwards makes the challenge good again.
    """
    party, form = find_party(), open_form(PasskeyForm, purpose)
    if party is None or not form.validate():
        return None
    with site().database.writing() as session:
        if not may_try_passkey(session, form.submission, site().clock()):
            return None
    return Shown(form.answer.data, _challenge_of(form), party)


def _challenge_of(form: PasskeyForm) -> bytes:
    return str(form.token.current_token).encode()
