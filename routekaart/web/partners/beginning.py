"""A new service: by its name, or as a copy of one that is much like it."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect, request
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import RadioField
from wtforms.validators import InputRequired

from routekaart.catalogue.partners import Partner
from routekaart.review import drafts
from routekaart.review.fields import fields_for_partners
from routekaart.review.keys import free_key
from routekaart.review.proposals import Proposal
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_fields import line
from routekaart.web.kit.form_tokens import ButtonForm, TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.partners.own_entries import changing_own, find_own_partner, own_partners

_NEVER_COPIED = frozenset({"valid_from", "valid_to", "alert", "status"})


class NameForm(TokenForm):
    """How a new service is called, and whose it is."""

    name = line("Hoe heet het?")
    partner = RadioField("Van wie is het?")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.name.validators = (*self.name.validators, InputRequired("Vul een naam in."))


def ask_name() -> Response:
    with site().database.reading() as session:
        form = _open(session)
    return _show(form)


def begin() -> AnyResponse:
    """Begin a draft. A double tap finds the one that was begun."""
    with site().database.writing() as session:
        form = _open(session)
        if not form.validate():
            return _show(form, 422)
        partner = find_own_partner(session, form.partner.data)
        slug = _begun(session, form.name.data, partner)
        if slug is None:
            entry = free_key(session, "service", form.name.data)
            slug = entry.partition(".")[2]
            draft = drafts.begin_new(session, entry, partner, actor())
            drafts.save(session, draft, {"name": form.name.data}, draft.digests, actor())
    return redirect(f"/partner/dienst/{slug}/wat", 303)


def copy(slug: str) -> AnyResponse:
    """Begin another service that says the same, but for its dates."""
    with changing_own(f"service.{slug}") as (session, draft):
        if not open_form(ButtonForm, f"entry:{slug}").validate():
            return redirect(f"/partner/dienst/{slug}?te-laat", 303)
        name = f"{draft.wanted.name} (kopie)"  # type: ignore[attr-defined]
        begun = _begun(session, name, draft.partner)
        if begun is None:
            entry = free_key(session, "service", name)
            begun = entry.partition(".")[2]
            fields = fields_for_partners(draft.entry) - _NEVER_COPIED
            said = {each: getattr(draft.wanted, each) for each in fields} | {"name": name}
            new = drafts.begin_new(session, entry, draft.partner, actor())
            drafts.save(session, new, said, new.digests, actor())
    return redirect(f"/partner/dienst/{begun}/wat", 303)


def _open(session: Session) -> NameForm:
    choices = {each.slug: each.name for each in own_partners(session)}
    wanted = request.args.get("partner", next(iter(choices), ""))
    form = open_form(NameForm, "new-service", {"partner": wanted})
    form.partner.choices = choices
    return form


def _show(form: NameForm, status: int = 200) -> Response:
    return make_response(render_page("partners/entries/new.html", form=form), status)


def _begun(session: Session, name: str, partner: Partner) -> str | None:
    """The draft of a new service of this name that this partner has already."""
    query = select(Proposal).where(
        Proposal.partner_id == partner.id,
        Proposal.is_new,
        Proposal.state == "draft",
        Proposal.entry.startswith("service."),
    )
    begun = [each.entry for each in session.scalars(query)]
    for draft in drafts.find_drafts(session, begun, (partner.id,)):
        if draft.wanted.name == name:  # type: ignore[attr-defined]
            return draft.entry.partition(".")[2]
    return None
