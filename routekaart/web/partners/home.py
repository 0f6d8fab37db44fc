"""Where a partner begins: what needs them now, and all their entries."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from flask import Response, make_response
from sqlalchemy.orm import Session

from routekaart.catalogue.completeness import Completeness, Fact, find_completeness
from routekaart.catalogue.pack import PackService
from routekaart.catalogue.partners import Partner
from routekaart.language.formats import full_date
from routekaart.language.locales import SOURCE
from routekaart.reminders.due import BEFORE_REOPENING, Kind, Standing, questions_on
from routekaart.review.drafts import Draft
from routekaart.signals.corrections import Correction, find_remarks
from routekaart.web.kit.entry_words import SAY_KEEPS
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.partners.own_closures import list_closures
from routekaart.web.partners.own_entries import own_partners, own_services, say_state
from routekaart.web.partners.use import say_uses
from routekaart.websites.records import list_broken

SAY_MISSING: dict[Fact, tuple[str, str]] = {
    "contact": ("Hoe kan iemand u bereiken?", "contact"),
    "place": ("Waar is het?", "waar-en-wanneer"),
    "hours": ("Wanneer bent u open?", "waar-en-wanneer"),
    "what_happens": ("Wat gebeurt er als iemand komt?", "wat"),
    "audience": ("Voor wie is het?", "voor-wie"),
    "languages": ("Welke talen spreekt u?", "voor-wie"),
    "costs": ("Kost het iets?", "meenemen-en-kosten"),
    "documents": ("Wat neemt iemand mee?", "meenemen-en-kosten"),
}
"""The question that a missing fact leaves open, and the section that asks it."""


class Need(NamedTuple):
    """What an entry waits for, and where to do that. The lowest rank goes first."""

    rank: int
    name: str
    says: str
    does: str
    address: str


class Listed(NamedTuple):
    """One entry of a partner, as its row on this page."""

    name: str
    slug: str
    address: str
    state: str
    completeness: Completeness
    needs: tuple[Need, ...]


class Group(NamedTuple):
    """A partner, with the services it offers."""

    name: str
    slug: str
    entries: list[Listed]
    closures: list[Need]


def show_home() -> Response:
    today = site().clock().date()
    with site().database.reading() as session:
        remarked = _find_wrong(find_remarks(session))
        broken = {each.url for each in list_broken(session)}
        groups = [
            Group(
                partner.name,
                partner.slug,
                _list(session, partner.id, today, remarked, broken),
                _closures(session, partner, today),
            )
            for partner in own_partners(session)
        ]
        uses = say_uses(session, [each.slug for group in groups for each in group.entries])
    needs = [need for group in groups for each in group.entries for need in each.needs]
    needs = sorted([*needs, *(need for group in groups for need in group.closures)])
    first = needs[0] if needs else None
    page = render_page("partners/home/show.html", groups=groups, first=first, uses=uses)
    return make_response(page)


def _list(
    session: Session,
    partner: uuid.UUID,
    today: date,
    remarked: Mapping[str, Correction],
    broken: Collection[str],
) -> list[Listed]:
    """`remarked` has by slug what was said to be wrong, `broken` are addresses of websites."""
    listed = []
    for draft in own_services(session, partner):
        each = _describe(draft, today)
        if each.slug in remarked:
            each = _with_need(each, _describe_remark(remarked[each.slug], each))
        if isinstance(draft.wanted, PackService) and draft.wanted.url in broken:
            address, says = f"{each.address}/contact", "De website antwoordt niet meer."
            each = _with_need(each, Need(2, each.name, says, "Kijk het adres na", address))
        listed.append(each)
    return listed


def _find_wrong(remarks: Iterable[Correction]) -> dict[str, Correction]:
    """The last said of each service, by its slug. Praise asks for nothing: it stands beside the
    entry alone."""
    return {each.service_slug: each for each in remarks if each.about != "helped"}


def _describe_remark(remark: Correction, listed: Listed) -> Need:
    who = "sleutelfiguur" if remark.told_by == "key figure" else "bewoner"
    says = f"Een {who} zegt dat er iets niet klopt."
    return Need(1, listed.name, says, "Kijk het na", listed.address)


def _with_need(listed: Listed, need: Need) -> Listed:
    return listed._replace(needs=tuple(sorted((need, *listed.needs))))


def _closures(session: Session, partner: Partner, today: date) -> list[Need]:
    """What is closed now, or will have been within a week: is that still right?"""
    return [
        Need(
            1,
            partner.name,
            f"{SAY_KEEPS[each.closure.keeps]}: {each.days}. {each.closure.reason}.",
            "Klopt dat nog?",
            f"/partner/dicht/{each.key}",
        )
        for each in list_closures(session, partner, today)
        if not each.is_called_off
        and (each.closure.starts_on <= today or each.closure.ends_on <= today + BEFORE_REOPENING)
    ]


def _describe(draft: Draft, today: date) -> Listed:
    service = draft.wanted
    assert isinstance(service, PackService)
    slug = draft.entry.partition(".")[2]
    address = f"/partner/dienst/{slug}"
    completeness = find_completeness(service)
    return Listed(
        service.name,
        slug,
        address,
        say_state(draft),
        completeness,
        tuple(sorted(_needs(draft, service, completeness, address, today))),
    )


def find_due(draft: Draft, today: date) -> set[Kind]:
    """What its editors are to say about it now, but for closures: these are the partner's."""
    service = draft.wanted
    if draft.live is None or not isinstance(service, PackService):
        return set()
    standing = Standing(
        service.status, service.assured_on, service.assure_every_days, service.valid_to
    )
    return {each.kind for each in questions_on(standing, today) if each.due_on <= today}


def _needs(
    draft: Draft, service: PackService, completeness: Completeness, address: str, today: date
) -> list[Need]:
    needs = []
    name, state = service.name, draft.proposal.state if draft.proposal else None
    if state == "returned":
        needs.append(Need(0, name, "Het programma heeft een vraag.", "Lees de vraag", address))
    if state == "draft":
        needs.append(Need(3, name, "U stuurde dit nog niet in.", "Maak het af", address))
    if draft.live is None or service.status in ("defunct", "inactive"):
        return needs
    due = find_due(draft, today)
    if "ends" in due and service.valid_to is not None:
        says = f"Dit stopt op {full_date(service.valid_to, SOURCE)}."
        needs.append(Need(1, name, says, "Gaat het door?", f"{address}/loopt-af"))
    if "still right" in due:
        says = f"Gecontroleerd op {full_date(service.assured_on, SOURCE)}: dat is lang geleden."
        needs.append(Need(2, name, says, "Klopt alles nog?", address))
    if completeness.missing:
        says, section = SAY_MISSING[completeness.missing[0]]
        needs.append(Need(4, name, says, "Vul aan", f"{address}/{section}"))
    return needs
