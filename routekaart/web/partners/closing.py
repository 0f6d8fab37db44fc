"""Closed from one day to another: said in two taps, seen before it is kept, called off again."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Response, make_response, redirect, request
from msgspec import structs
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.pack import PackClosure, PackService
from routekaart.catalogue.partners import Partner
from routekaart.review.drafts import Both, Draft
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.partners.both import chosen_of, show_both
from routekaart.web.partners.closure_form import EVERYTHING, ClosureForm
from routekaart.web.partners.closure_words import say_closure
from routekaart.web.partners.keeping_closures import Overlaps, Typed, call_off_closure, keep_closure
from routekaart.web.partners.own_closures import OwnClosure, list_closures, own_closure
from routekaart.web.partners.own_entries import (
    find_own,
    find_own_partner,
    own_partners,
    own_services,
    say_state,
)
from routekaart.web.partners.steps import make_change

ADDRESS = "/partner/dicht"


class Opened(NamedTuple):
    """The form of a closure in the unit it was read in; `own` is None of a new one."""

    session: Session
    partner: Partner
    form: ClosureForm
    own: OwnClosure | None = None

    @property
    def address(self) -> str:
        return f"{ADDRESS}/{self.own.key}" if self.own else ADDRESS

    @property
    def wanted(self) -> PackClosure | None:
        """What it says now; None while it says nothing that could be kept."""
        before = _before(self.own, self.partner.slug)
        if request.method == "POST" and self.form.errors:
            return None
        return structs.replace(before, **self.form.values(before))


def show_closures() -> Response:
    with site().database.reading() as session:
        return _show(_open(session, _chosen(session, request.args.get("partner"))))


def show_closure(key: str) -> Response:
    with site().database.reading() as session:
        return _show(_open_own(session, key))


def close() -> AnyResponse:
    """Close it, or first say what residents will read of that."""
    return _keep(None)


def change_closure(key: str) -> AnyResponse:
    return _keep(key)


def call_off(key: str) -> AnyResponse:
    """It does not happen after all. What nobody approved yet is taken back."""
    with site().database.reading() as session:
        partner = own_closure(find_own(session, f"closure.{key}")).draft.partner
        slug = partner.slug
        is_sure = open_form(ButtonForm, f"closures:{slug}").validate()
    if not is_sure:
        return redirect(f"{ADDRESS}?partner={slug}&te-laat", 303)
    failed = make_change(
        lambda session: call_off_closure(session, find_own(session, f"closure.{key}"), actor()),
        key,
    )
    return redirect(f"{ADDRESS}?partner={slug}{'&mislukt' if failed else ''}", 303)


def _keep(key: str | None) -> AnyResponse:
    both: dict[str, Both] = {}
    with site().database.reading() as session:
        opened = _reopen(session, key)
        form = opened.form
        if not form.validate() or request.form.get("then") == "look":
            return _show(opened, 422 if form.errors else 200)
        slug = opened.partner.slug

    def keep(session: Session) -> bool:
        again = _reopen(session, key)
        values = chosen_of(form.values(_before(again.own, slug)))
        draft = again.own.draft if again.own else None
        typed = Typed(again.partner, draft, values, _opened())
        is_read, collided = keep_closure(session, typed, actor())
        both.update(collided)
        return is_read

    try:
        trouble = make_change(keep, key or f"{slug}: dicht")
    except Overlaps as overlap:
        trouble = str(overlap)
    if both or trouble:
        with site().database.reading() as session:
            again = _reopen(session, key)
            return _show_both(again, both) if both else _show(again, 422, trouble)
    return redirect(f"{ADDRESS}?partner={slug}&bewaard", 303)


def _reopen(session: Session, key: str | None) -> Opened:
    if key is not None:
        return _open_own(session, key)
    return _open(session, _chosen(session, request.form.get("partner")))


def _open_own(session: Session, key: str) -> Opened:
    own = own_closure(find_own(session, f"closure.{key}"))
    return _open(session, own.draft.partner, own)


def _open(session: Session, partner: Partner, own: OwnClosure | None = None) -> Opened:
    data = ClosureForm.data_of(_before(own, partner.slug)) | {"partner": partner.slug}
    form = open_form(ClosureForm, f"closure:{own.key if own else partner.slug}", data)
    form.partner.data = partner.slug
    form.today = site().clock().date()
    form.began = own.closure.starts_on if own else form.today
    form.what.choices = {EVERYTHING: f"Alles van {partner.name}"} | _services(session, partner)
    return Opened(session, partner, form, own)


def _before(own: OwnClosure | None, partner: str) -> PackClosure:
    """What the form begins with: closed today, of everything, unless somebody said otherwise."""
    if own is not None:
        return own.closure
    today = site().clock().date()
    return PackClosure(
        key="nieuw", scope="partner", target=partner, starts_on=today, ends_on=today, reason=""
    )


def _services(session: Session, partner: Partner) -> dict[str, str]:
    """The services that residents can find, by name."""
    return {
        each.entry.partition(".")[2]: each.live.name
        for each in own_services(session, partner.id)
        if isinstance(each.live, PackService) and each.live.status == "active"
    }


def _chosen(session: Session, slug: str | None) -> Partner:
    """The partner of theirs that is meant; the first one when nobody said which."""
    mine = own_partners(session)
    return mine[0] if slug is None and mine else find_own_partner(session, slug)


def _opened() -> dict[str, str]:
    """The digests of the fields as the form showed them."""
    name = "opened-"
    return {
        key.removeprefix(name): value for key, value in request.form.items() if key.startswith(name)
    }


def _show(opened: Opened, status: int = 200, trouble: str = "") -> Response:
    session, partner, form, own = opened
    wanted, before = opened.wanted, own.draft.live if own else None
    page = render_page(
        "partners/closures/show.html",
        partner=partner,
        own=own,
        form=form,
        address=opened.address,
        digests=_digests(opened),
        said=say_closure(wanted, before if isinstance(before, PackClosure) else None)
        if wanted and site().latest
        else [],
        coming=[
            (each, say_state(each.draft), _about(each, form))
            for each in list_closures(session, partner, form.today)
        ],
        button=open_form(ButtonForm, f"closures:{partner.slug}"),
        trouble=trouble,
        noted=next(
            (each for each in ("bewaard", "mislukt", "te-laat") if each in request.args), ""
        ),
        looked=request.form.get("then") == "look" and not form.errors,
    )
    return make_response(page, status)


def _digests(opened: Opened) -> dict[str, str]:
    """As the form was opened; of a form that comes back, as it came."""
    if request.method == "POST":
        return _opened()
    return _fields(opened.own.draft) if opened.own else {}


def _fields(draft: Draft) -> dict[str, str]:
    names = ("scope", "target", "starts_on", "ends_on", "reason", "keeps", "hours")
    return {name: draft.digests[name] for name in names}


def _show_both(opened: Opened, both: dict[str, Both]) -> Response:
    assert opened.own is not None
    draft = opened.own.draft
    return show_both(draft, both, _fields(draft), opened.address)


def _about(own: OwnClosure, form: Any) -> str:
    """What is closed, by name."""
    choice = own.closure.target if own.closure.scope == "service" else EVERYTHING
    return str(form.what.choices.get(choice, own.closure.target))
