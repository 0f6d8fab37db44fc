"""One entry as its editors have it: what it says, what is still open, and sending it in."""

from __future__ import annotations

import uuid
from typing import NamedTuple

from flask import Response, make_response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.assuring import assure
from routekaart.catalogue.completeness import is_reachable
from routekaart.catalogue.exporting import EntryRecords
from routekaart.catalogue.pack import PackService
from routekaart.catalogue.projection import project
from routekaart.edition.wanted import want_edition
from routekaart.language.locales import LOCALES
from routekaart.review.drafts import Draft
from routekaart.signals.corrections import About
from routekaart.web.kit.acting import actor
from routekaart.web.kit.entry_words import NOTHING, say_field, say_value
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.remarks import (
    Remark,
    Trouble,
    describe_answering,
    read_remarks,
    take_answer,
)
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.partners.contributions import list_contributions
from routekaart.web.partners.home import find_due
from routekaart.web.partners.new_places import submit_whole, withdraw_whole
from routekaart.web.partners.own_entries import changing_own, reading_own, say_state
from routekaart.web.partners.sections import SECTIONS, Section
from routekaart.web.partners.steps import take_step
from routekaart.web.partners.use import say_uses
from routekaart.websites.records import list_broken

_TOO_LATE = "De pagina stond te lang open. Er is niets veranderd. Probeer het opnieuw."

MENDED_IN: dict[About, str] = {
    "times": "waar-en-wanneer",
    "phone": "contact",
    "place": "waar-en-wanneer",
    "ended": "loopt-af",
    "closed": "waar-en-wanneer",
    "waiting": "wat",
}
"""The section of an entry that says what a remark is about; the rest may be anywhere."""


class Filled(NamedTuple):
    """A section and what stands in it now, field by field in words; `changed` since it was live."""

    section: Section
    lines: list[tuple[str, list[str], bool]]

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def is_changed(self) -> bool:
        return any(changed for _, _, changed in self.lines)


def show_entry(slug: str) -> Response:
    with reading_own(f"service.{slug}") as (session, draft):
        return _show(session, draft, trouble=_TOO_LATE if "te-laat" in request.args else "")


def submit_entry(slug: str) -> AnyResponse:
    """Send it in. What a trusted partner may change at once residents read within a second."""
    entry = f"service.{slug}"
    with reading_own(entry) as (session, draft):
        trouble = _find_trouble(slug) or find_missing(draft)
        if trouble:
            return _show(session, draft, 422, trouble)
    broken = take_step(entry, submit_whole)
    if broken:
        with reading_own(entry) as (session, draft):
            return _show(session, draft, 422, broken)
    return redirect(f"/partner/dienst/{slug}", 303)


def withdraw_entry(slug: str) -> AnyResponse:
    """Take the changes back: residents read what they read before."""
    entry = f"service.{slug}"
    with reading_own(entry) as (session, draft):
        if trouble := _find_trouble(slug):
            return _show(session, draft, 422, trouble)
        is_new = draft.live is None
    broken = take_step(entry, withdraw_whole)
    if broken:
        with reading_own(entry) as (session, draft):
            return _show(session, draft, 422, broken)
    return redirect("/partner/" if is_new else f"/partner/dienst/{slug}", 303)


def confirm_entry(slug: str) -> AnyResponse:
    """All of it still holds, says who keeps it; residents read since when."""
    who = actor()
    with changing_own(f"service.{slug}") as (session, draft):
        if trouble := _find_trouble(slug):
            return _show(session, draft, 422, trouble)
        if draft.live is not None:
            record = EntryRecords(session)[draft.entry]
            if assure(session, record, who.name, "confirmation", who.now):
                want_edition(session, who.now, draft.entry)
    return redirect(f"/partner/dienst/{slug}", 303)


def answer_remark(slug: str, remark: uuid.UUID) -> AnyResponse:
    """What came of what a resident said about this service."""
    with reading_own(f"service.{slug}") as (session, draft):
        unkept = take_answer(remark, (slug,))
        if unkept is not None:
            return _show(session, draft, unkept.status, unkept=unkept)
    return redirect(f"/partner/dienst/{slug}", 303)


def _find_trouble(slug: str) -> str:
    """What is the matter with the form itself."""
    form = _open(slug)
    return "" if form.validate() else str(form.token.errors[0])


def find_missing(draft: Draft) -> str:
    """Without what nothing can be sent in, in one sentence; empty when it can."""
    service = draft.wanted
    assert isinstance(service, PackService)
    if not service.name or not service.summary:
        return "Vul eerst in wat het is: de naam, en in één zin wat bewoners eraan hebben."
    if service.status == "active" and not (is_reachable(service) or service.ask_through):
        return "Vul eerst in hoe iemand u bereikt: bellen, mailen, een website of een plek."
    return ""


def _show(
    session: Session,
    draft: Draft,
    status: int = 200,
    trouble: str = "",
    unkept: Trouble | None = None,
) -> Response:
    service = draft.wanted
    assert isinstance(service, PackService)
    slug = draft.entry.partition(".")[2]
    proposal = draft.proposal
    broken = list_broken(session, [service.url or ""])
    page = render_page(
        "partners/entries/show.html",
        draft=draft,
        service=service,
        address=f"/partner/dienst/{slug}",
        slug=slug,
        state=say_state(draft),
        contributions=list_contributions(session, slug) if draft.live is not None else [],
        use=say_uses(session, [slug]).get(slug, ""),
        filled=[_fill(draft, each) for each in SECTIONS],
        confirmable="still right" in find_due(draft, site().clock().date()),
        comment=proposal.steps[-1].comment if proposal and proposal.state == "returned" else "",
        can_submit=bool(proposal and proposal.state in ("draft", "returned")),
        trouble=trouble,
        remarks=read_remarks(session, (slug,)),
        website_failed_since=broken[0].since if broken else None,
        languages_of_residents=LOCALES,
        on=describe_answering(unkept),
        links_of=_links,
        form=_open(slug),
    )
    return make_response(page, status)


def _links(remark: Remark) -> list[tuple[str, str]]:
    """To the section in which it can be mended, and to what the resident read."""
    section = MENDED_IN.get(remark.kind)
    mends = [(f"/partner/dienst/{remark.slug}/{section}", "Verbeter dit")] if section else []
    return [*mends, (f"/{remark.locale}/hulp/{remark.slug}", "Wat bewoners lezen")]


def _fill(draft: Draft, section: Section) -> Filled:
    wanted = project(draft.wanted)
    live = project(draft.live) if draft.live is not None else {}
    lines = []
    for name in section.fields:
        said = say_value(name, getattr(draft.wanted, name))
        changed = draft.live is not None and live[name] != wanted[name]
        if said != [NOTHING] or changed:
            lines.append((say_field(name), said, changed))
    return Filled(section, lines)


def _open(slug: str) -> ButtonForm:
    return open_form(ButtonForm, f"entry:{slug}")
