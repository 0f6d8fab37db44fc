"""One proposal: read it field by field, then approve it, mend it or give it back."""

from __future__ import annotations

import uuid

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.language.locales import LOCALES
from routekaart.review.deciding import Reading, amend, find_proposal
from routekaart.review.fields import name_of
from routekaart.review.proposals import LONGEST_COMMENT, list_submitted
from routekaart.review.verdicts import (
    Choice,
    Overtaken,
    Refused,
    approve_all,
    return_to_sender,
)
from routekaart.review.waiting import new_places
from routekaart.review.workflow import NotPossible
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.acting import actor, desk, prepare_to_publish, take_up_edition
from routekaart.web.kit.entry_words import say_field
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.mending import MendForm
from routekaart.web.office.proposal_words import say_difference, say_steps
from routekaart.web.office.refusals import (
    CHANGED_MEANWHILE,
    LIST,
    NAMELESS,
    TOO_LONG_OPEN,
    Trouble,
    say_overtaken,
    say_refused,
)


class ApproveForm(TokenForm):
    """Which version was read."""

    seen = HiddenField()


class ReturnForm(TokenForm):
    """Why it comes back."""

    comment = TextAreaField(
        validators=[
            DataRequired(message="Schrijf wat er anders moet."),
            Length(max=LONGEST_COMMENT, message="Dit is te lang. Maak het korter."),
        ],
        filters=[lambda typed: (typed or "").replace("\r\n", "\n").strip()],
    )


def show_proposal(proposal: uuid.UUID) -> Response:
    return _show(proposal)


def approve_proposal(proposal: uuid.UUID) -> AnyResponse:
    form = open_form(ApproveForm, _purpose(proposal))
    if not form.validate():
        return _show(proposal, TOO_LONG_OPEN)
    try:
        approve_all(desk(), [Choice(proposal, form.seen.data or "")], actor())
    except Refused as refused:
        return _show(proposal, say_refused(refused))
    except Overtaken as overtaken:
        return _show(proposal, say_overtaken(overtaken))
    take_up_edition()
    return redirect(f"{LIST}?gedaan=goedgekeurd", 303)


def return_proposal(proposal: uuid.UUID) -> AnyResponse:
    """What was typed stays, whatever stands in the way."""
    form = open_form(ReturnForm, _purpose(proposal))
    if not form.validate():
        return _show(proposal, TOO_LONG_OPEN if form.token.errors else None, returning=form)
    try:
        return_to_sender(desk(), proposal, form.comment.data, actor())
    except Refused as refused:
        return _show(proposal, say_refused(refused), returning=form)
    except NotPossible:
        return _show(proposal, CHANGED_MEANWHILE, returning=form)
    take_up_edition()
    return redirect(f"{LIST}?gedaan=terug", 303)


def mend_proposal(proposal: uuid.UUID) -> AnyResponse:
    """Change its words; what was typed stays, whatever stands in the way."""
    form = open_form(MendForm, _purpose(proposal))
    with site().database.reading() as session:
        form.keep_fields_of(_find(session, proposal).proposal.entry)
    if not form.validate():
        return _show(proposal, TOO_LONG_OPEN if form.token.errors else None, mending=form)
    try:
        with site().database.writing() as session:
            amend(session, proposal, form.seen.data or "", form.typed(), actor())
    except (ChangedMeanwhile, NotPossible):
        return _show(proposal, CHANGED_MEANWHILE, mending=form)
    return redirect(f"{LIST}/{proposal}", 303)


def _show(
    proposal: uuid.UUID,
    trouble: Trouble | None = None,
    returning: ReturnForm | None = None,
    mending: MendForm | None = None,
) -> Response:
    prepare_to_publish()
    with site().database.reading() as session:
        reading = _find(session, proposal)
        page = render_page(
            "office/proposals/show.html",
            reading=reading,
            proposal=reading.proposal,
            name=name_of(reading.wanted) or NAMELESS,
            differences=[say_difference(reading, each) for each in reading.differences],
            steps=say_steps(reading.proposal),
            needs=_needs(session, reading),
            trouble=trouble,
            approving=open_form(ApproveForm, _purpose(proposal)),
            returning=returning or open_form(ReturnForm, _purpose(proposal)),
            is_returning=returning is not None,
            mending=_mending(reading, mending),
            is_mending=mending is not None,
            say_field=say_field,
            locales=LOCALES.values(),
        )
    return make_response(page, 422 if trouble or returning or mending else 200)


def _find(session: Session, proposal: uuid.UUID) -> Reading:
    reading = find_proposal(session, proposal)
    if reading is None or reading.proposal.state in ("draft", "withdrawn"):
        raise NotFound  # nobody reads over a shoulder
    return reading


def _mending(reading: Reading, typed: MendForm | None) -> MendForm:
    """What somebody typed, with the version that they can see now; else what it says."""
    form = typed or open_form(MendForm, _purpose(reading.proposal.id))
    if typed is None:
        form.keep_fields_of(reading.proposal.entry)
        form.fill(reading.wanted)
    form.seen.data = reading.seen
    return form


def _needs(session: Session, reading: Reading) -> list[Reading]:
    """The new places, waiting as well, at which this is to be had."""
    waiting = {each.entry: each.id for each in list_submitted(session) if each.is_new}
    found = (find_proposal(session, waiting[key]) for key in new_places(reading.wanted, waiting))
    return [each for each in found if each is not None]


def _purpose(proposal: uuid.UUID) -> str:
    return f"proposal:{proposal}:{signed_in().person}"
