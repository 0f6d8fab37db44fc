"""What waits for the programme: read it, or approve several at once."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from flask import Response, make_response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.review.deciding import read_proposal
from routekaart.review.fields import name_of
from routekaart.review.proposals import Proposal
from routekaart.review.verdicts import Choice, Overtaken, Refused, approve_all
from routekaart.review.waiting import Waiting, list_decided, list_waiting
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.acting import actor, desk, prepare_to_publish, take_up_edition
from routekaart.web.kit.entry_words import say_field
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.refusals import (
    LIST,
    NAMELESS,
    TOO_LONG_OPEN,
    Trouble,
    say_overtaken,
    say_refused,
)

MOST_DECIDED = 10

DONE = {
    "goedgekeurd": "Goedgekeurd. Bewoners lezen dit nu.",
    "terug": "Teruggegeven. De partner krijgt een mail.",
}
"""What was done on the page before, by its word in the address."""


class Row(NamedTuple):
    """A proposal in the list; `choice` is what its checkbox sends. `since` is local time."""

    proposal: uuid.UUID
    choice: str
    name: str
    partner: str
    by: str
    since: datetime
    is_new: bool
    fields: list[str]
    live_fields: list[str]
    needs: list[str]


class Decided(NamedTuple):
    """A proposal that was decided on; `at` is local time."""

    proposal: uuid.UUID
    name: str
    says: str
    by: str
    at: datetime


def list_proposals() -> Response:
    return _show(done=DONE.get(request.args.get("gedaan", ""), ""))


def approve_chosen() -> AnyResponse:
    """Approve what is ticked, all or nothing."""
    form = _open()
    choices = [each for typed in request.form.getlist("chosen") if (each := read_choice(typed))]
    if not form.validate():
        return _show(trouble=TOO_LONG_OPEN)
    if not choices:
        return _show(trouble=Trouble("Kies eerst wat u goedkeurt."))
    try:
        approve_all(desk(), choices, actor())
    except Refused as refused:
        return _show(trouble=say_refused(refused))
    except Overtaken as overtaken:
        return _show(trouble=say_overtaken(overtaken))
    take_up_edition()
    return redirect(f"{LIST}?gedaan=goedgekeurd", 303)


def read_choice(typed: str) -> Choice | None:
    """What a checkbox sent: a proposal, and which version of it was read."""
    proposal, _, seen = typed.partition(".")
    try:
        return Choice(uuid.UUID(proposal), seen)
    except ValueError:
        return None


def _show(done: str = "", trouble: Trouble | None = None) -> Response:
    prepare_to_publish()
    ticked = {typed.partition(".")[0] for typed in request.form.getlist("chosen")}
    with site().database.reading() as session:
        page = render_page(
            "office/proposals/list.html",
            rows=_rows(session),
            decided=[_decided(session, each) for each in list_decided(session, MOST_DECIDED)],
            done=done,
            trouble=trouble,
            ticked=ticked,
            form=_open(),
        )
    return make_response(page, 422 if trouble else 200)


def _open() -> ButtonForm:
    return open_form(ButtonForm, f"proposals:{signed_in().person}")


def _rows(session: Session) -> list[Row]:
    waiting = list_waiting(session)
    names = {each.proposal.entry: name_of(each.reading.wanted) for each in waiting}
    return [_row(each, [names[key] or NAMELESS for key in each.needs]) for each in waiting]


def _row(waiting: Waiting, needs: list[str]) -> Row:
    proposal = waiting.proposal
    return Row(
        proposal.id,
        f"{proposal.id}.{waiting.reading.seen}",
        name_of(waiting.reading.wanted) or NAMELESS,
        proposal.partner.name,
        waiting.by,
        waiting.since.astimezone(ZONE),
        proposal.is_new,
        _names([each.field for each in proposal.fields if each.applied_at is None]),
        _names([each.field for each in proposal.fields if each.applied_at is not None]),
        needs,
    )


def _names(fields: Collection[str]) -> list[str]:
    return [say_field(each) for each in fields]


def _decided(session: Session, proposal: Proposal) -> Decided:
    last = proposal.steps[-1]
    name = name_of(read_proposal(session, proposal).wanted) or NAMELESS
    says = "Goedgekeurd" if proposal.state == "approved" else "Teruggegeven"
    return Decided(proposal.id, name, says, last.taken_by, last.at.astimezone(ZONE))
