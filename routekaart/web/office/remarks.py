"""The inbox of what residents and key figures say, of all services: unread first, by state and
partner."""

from __future__ import annotations

import uuid
from typing import NamedTuple

from flask import Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from routekaart.edition.entries import Partner
from routekaart.signals.corrections import CLOSED, OPEN, State, count_states, find_remarks
from routekaart.web.kit.remarks import (
    Remark,
    Trouble,
    describe_answering,
    describe_remarks,
    take_answer,
)
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

LIST = "/programma/reacties"
MOST = 50
"""Remarks on one page: whoever answers these sees the next."""


class View(NamedTuple):
    """Some of the states, as they are called in an address and on the page."""

    key: str
    says: str
    states: tuple[State, ...]


VIEWS = {
    each.key: each
    for each in (
        View("open", "Nieuw en in behandeling", OPEN),
        View("nieuw", "Nieuw", ("new",)),
        View("in-behandeling", "In behandeling", ("in hand",)),
        View("opgelost", "Opgelost", ("mended",)),
        View("niet-nodig", "Niet nodig", ("not needed",)),
        View("alles", "Alles", (*OPEN, *CLOSED)),
    )
}


def list_remarks() -> Response:
    return _show()


def answer_remark(remark: uuid.UUID) -> AnyResponse:
    """In behandeling, opgelost or niet nodig; back to the same view."""
    trouble = take_answer(remark)
    if trouble is not None:
        return _show(trouble)
    return redirect(_address(*_chosen()), 303)


def _chosen() -> tuple[View, str]:
    """The view, and the slug of a partner or nothing; of what is unknown, all that is open."""
    view = VIEWS.get(request.args.get("stand", ""), VIEWS["open"])
    partner = request.args.get("partner", "")
    return view, partner if partner in _partners() else ""


def _partners() -> dict[str, Partner]:
    """By slug; none before the very first edition."""
    edition = site().site.find_edition()
    return edition.partners if edition else {}


def _services_of(partner: str) -> list[str] | None:
    """The slugs of its services; None for all there are, where no partner is chosen."""
    edition = site().site.find_edition()
    if not partner or edition is None:
        return None
    return [each.slug for each in edition.services.values() if each.partner == partner]


def _address(view: View, partner: str, remark: str = "") -> str:
    asked = "&".join(
        f"{name}={value}"
        for name, value in (("stand", view.key if view.key != "open" else ""), ("partner", partner))
        if value
    )
    return f"{LIST}{remark}{'?' if asked else ''}{asked}"


def _show(trouble: Trouble | None = None) -> Response:
    view, partner = _chosen()
    slugs = _services_of(partner)
    with site().database.reading() as session:
        numbers = count_states(session, slugs)
        found = find_remarks(session, view.states, slugs, MOST)
        remarks = describe_remarks(found)
    page = render_page(
        "office/remarks/list.html",
        remarks=remarks,
        more=sum(numbers[state] for state in view.states) - len(remarks),
        view=view,
        views=[(each, sum(numbers[s] for s in each.states)) for each in VIEWS.values()],
        partner=partner,
        partners=sorted(_partners().values(), key=lambda each: each.name.casefold()),
        address_of=lambda remark: _address(view, partner, f"/{remark.id}"),
        links_of=_links,
        on=describe_answering(trouble),
        trouble=trouble is not None,
    )
    return make_response(page, trouble.status if trouble else 200)


def _links(remark: Remark) -> list[tuple[str, str]]:
    """To what residents read, in their language, and to what is known of it."""
    return [
        (f"/{remark.locale}/hulp/{remark.slug}", "Wat bewoners lezen"),
        (f"/programma/geschiedenis/service.{remark.slug}", "Wat er veranderde"),
    ]
