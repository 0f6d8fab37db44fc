"""Somebody new is asked in, and gets a letter that says how to begin."""

from __future__ import annotations

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import EmailField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from routekaart.accounts.invitations import ask_in, post_invitation
from routekaart.accounts.people import (
    LONGEST_NAME,
    Invitation,
    Person,
    UnusableAddress,
    UnusableName,
    find_person,
    tidy_email,
)
from routekaart.mail import outbox
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.site import site
from routekaart.web.office.rights_form import RightsForm, describe_rights, list_partners

PEOPLE = "/programma/mensen"
_NO_NAME = "Vul een naam in."
_LONG = "Maak de naam korter."
_NO_ADDRESS = "Vul een e-mailadres in, zoals naam@voorbeeld.nl."
_TAKEN = "Er is al een account met dit adres. Zoek deze persoon in de lijst."


class InvitationForm(RightsForm):
    """Whom to ask in, and as what."""

    name = StringField(
        validators=[InputRequired(_NO_NAME), Length(max=LONGEST_NAME, message=_LONG)]
    )
    email = EmailField()

    def validate_email(self, field: EmailField) -> None:
        try:
            tidy_email(field.data or "")
        except UnusableAddress:
            raise ValidationError(_NO_ADDRESS) from None


def ask_whom() -> Response:
    with site().database.reading() as session:
        form = _open(session)
    return _show(form)


def invite_person() -> AnyResponse:
    """Make the account and post the letter, in one unit: both or neither."""
    with site().database.reading() as session:
        form = _open(session)
    if not form.validate():
        return _show(form, 422)
    try:
        with site().database.writing() as session:
            known = find_person(session, form.email.data)
            is_taken = known is not None and known.id != form.submission  # else a double tap
            if known is None:
                _invite(session, form)
    except UnusableName:
        form.name.errors = [_NO_NAME]
        return _show(form, 422)
    except outbox.UnusableAddress:
        form.email.errors = [_NO_ADDRESS]
        return _show(form, 422)
    if is_taken:
        form.email.errors = [_TAKEN]
        return _show(form, 422)
    return redirect(PEOPLE, 303)


def _invite(session: Session, form: InvitationForm) -> Person:
    now, by = site().clock(), signed_in().name
    invitation = Invitation(
        form.email.data, form.name.data, form.chosen_roles, form.chosen_partners, form.submission
    )
    person = ask_in(session, invitation, by, now)
    post_invitation(session, person, by, f"{find_origin()}/inloggen", now)
    return person


def _open(session: Session) -> InvitationForm:
    form = open_form(InvitationForm, f"invite:{signed_in().person}")
    form.partner_boxes = list_partners(session)
    return form


def _show(form: InvitationForm, status: int = 200) -> Response:
    trouble = next(iter(form.token.errors), "")
    page = render_page("office/people/invite.html", trouble=trouble, **describe_rights(form))
    return make_response(page, status)
