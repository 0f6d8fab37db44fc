"""Exactly the page that a resident would read, if what somebody wrote were approved now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flask import Response, current_app, g, make_response, request
from msgspec.structs import replace
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from routekaart.catalogue.pack import PackClosure
from routekaart.catalogue.record_fields import RefusedLoad
from routekaart.edition.agenda import Agenda
from routekaart.edition.build import preview
from routekaart.edition.entries import Edition
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.review.applying import apply_fields
from routekaart.review.drafts import Draft
from routekaart.review.proposals import Proposal, list_open
from routekaart.review.waiting import new_places
from routekaart.web.kit.acting import actor
from routekaart.web.kit.beside import choose_beside
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import Kept, Visit, site
from routekaart.web.kit.wording import choose_wording

_VIEWS = {"service": "public.service", "location": "public.place", "partner": "public.partner"}
NOT_YET = "Er is nog te weinig ingevuld voor een voorbeeld. Vul eerst de naam en de korte zin in."
UNSEEN = "Bewoners zien dit niet."


class CannotShow(Exception):
    """There is no such page for residents; says why, in Dutch."""


class Bar(NamedTuple):
    """What stands above the page: the way back. Of another language the code comes after `here`.

    With `walks`, the steps of a route stay in the preview: `below` is the rest of the address.
    """

    here: str
    back: str
    below: str = ""
    walks: bool = False

    def address_in(self, locale: str) -> str:
        """The same page in another language."""
        return f"{self.here}/{locale}{self.below}"

    def route_base_in(self, locale: str) -> str:
        """Below which address the steps of a route stand."""
        return f"{self.here}/{locale}" if self.walks else f"/{locale}"


@dataclass
class Preview(Visit):
    """A visit to an edition that is not published: nothing of it is kept for others."""

    may_be_kept = False

    @cached_property
    def agenda(self) -> Agenda:
        return Agenda(self.edition)

    @cached_property
    def sheets(self) -> Kept:
        return {}

    @cached_property
    def said(self) -> Kept:
        return {}


def show_preview(draft: Draft, locale: str, back: str) -> Response:
    """The page of this draft. The last part of its address is the language; `back` leads back."""
    if locale not in LOCALES:
        raise NotFound
    try:
        with site().database.rehearsing() as session:
            edition = _rehearse(session, draft)
            kind, slug = _find_page(draft, edition)
        bar = Bar(request.path.rpartition("/")[0], back)
        page = draw_unpublished(edition, _VIEWS[kind], {"slug": slug}, locale, bar)
    except CannotShow as reason:
        page = render_page("kit/no_preview.html", reason=reason, back=back)
    return keep_from_all(page)


def keep_from_all(page: str) -> Response:
    """A page that no browser and no cache keeps."""
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _rehearse(session: Session, draft: Draft) -> Edition:
    """The edition as it would be, with the new places that this needs."""
    try:
        for proposal in _all_needed(session, draft):
            waiting = [each for each in proposal.fields if each.applied_at is None]
            apply_fields(session, proposal, waiting, actor().name, actor().now)
        session.flush()
    except (RefusedLoad, IntegrityError) as cause:
        raise CannotShow(NOT_YET) from cause
    return preview(session, site().edition)


def _all_needed(session: Session, draft: Draft) -> Iterator[Proposal]:
    if draft.proposal is None:
        return
    keys = {f"location.{each.location}" for each in getattr(draft.wanted, "places", ())}
    waiting = list_open(session, keys)
    new = [key for key in sorted(waiting) if waiting[key].is_new]
    yield from (waiting[key] for key in new_places(draft.wanted, new))
    yield session.get_one(Proposal, draft.proposal.id)


def _find_page(draft: Draft, edition: Edition) -> tuple[str, str]:
    """Where residents read of it; of a closure, at what is closed."""
    kind, _, slug = draft.entry.partition(".")
    if not isinstance(draft.wanted, PackClosure):
        return kind, slug
    closure, partner = draft.wanted, draft.partner.slug
    if closure.scope in ("service", "location"):
        return closure.scope, str(closure.target)
    theirs = [key for key, each in edition.services.items() if each.partner == partner]
    return ("service", theirs[0]) if theirs else ("partner", partner)


def draw_unpublished(
    edition: Edition, view: str, values: Mapping[str, str], locale: str, bar: Bar
) -> str:
    """What a resident's own view draws of an edition that nobody reads. Raises CannotShow."""
    with _pretending(edition, locale, bar):
        try:
            answer = current_app.view_functions[view](**values)
        except NotFound:
            raise CannotShow(UNSEEN) from None
    page = answer[0] if isinstance(answer, tuple) else answer
    return page.decode() if isinstance(page, bytes) else str(page)


@contextmanager
def _pretending(edition: Edition, locale: str, bar: Bar) -> Iterator[None]:
    """In here the request is that of a resident who reads this edition in this language."""
    real = site()
    g.visit = Preview(
        real.site,
        real.now,
        replace(real.published, edition=edition, published_at=real.now),
        real.database_reachable,
    )
    g.preview = bar
    choose_wording(locale)
    choose_beside()
    try:
        yield
    finally:
        g.visit = real
        del g.preview
        choose_wording(SOURCE)
        g.beside = None
