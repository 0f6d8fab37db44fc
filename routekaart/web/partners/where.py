"""The section "Waar en wanneer?": one page for all places, and one for the times of each.

The telephone of a service is a place here: it has times too.
"""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, abort, make_response, redirect, request
from msgspec import structs
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.pack import PackPlace, PackService
from routekaart.catalogue.projection import as_json, digest
from routekaart.review import drafts
from routekaart.review.drafts import Both, Draft
from routekaart.web.kit.acting import actor
from routekaart.web.kit.entry_words import say_hours
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.plain_hints import find_hints
from routekaart.web.kit.rendering import render_page
from routekaart.web.partners.both import chosen_of, show_both
from routekaart.web.partners.hours_form import HoursForm, PlaceForm
from routekaart.web.partners.new_places import withdraw_left_out
from routekaart.web.partners.own_entries import changing_own, reading_own
from routekaart.web.partners.places import Spot, list_spots
from routekaart.web.partners.sections import BY_KEY, SECTIONS, WHERE, following

TELEPHONE = Spot("telefoon", "Aan de telefoon", "")


class At(NamedTuple):
    """One place of a service; `place` is None when it is not one of them (any more)."""

    draft: Draft
    spot: Spot
    place: PackPlace | None

    @property
    def field(self) -> str:
        """The field of the service that it is part of."""
        return "opening_times" if self.spot is TELEPHONE else "places"

    @property
    def form(self) -> type[HoursForm]:
        return HoursForm if self.spot is TELEPHONE else PlaceForm

    @property
    def address(self) -> str:
        return f"{section_address(self.draft)}/{self.spot.slug}"

    @property
    def blank(self) -> PackPlace:
        """The place, or nothing said of it yet."""
        return self.place or PackPlace(location=self.spot.slug)


def show_where(slug: str) -> Response:
    with reading_own(f"service.{slug}") as (session, draft):
        service = service_of(draft)
        spots = list_spots(session, draft)
        page = render_page(
            "partners/where/show.html",
            section=BY_KEY[WHERE],
            sections=SECTIONS,
            after=following(BY_KEY[WHERE]),
            draft=draft,
            address=entry_address(draft),
            places=[_describe(spots, each) for each in service.places],
            telephone=say_hours(service.opening_times),
            form=_button(slug),
            too_late="te-laat" in request.args,
        )
    return make_response(page)


def show_hours(slug: str, place: str) -> Response:
    with reading_own(f"service.{slug}") as (session, draft):
        at = _find(list_spots(session, draft), draft, place)
        if at.place is None:
            abort(404)
        return _show(at, _open(at), _digest(at.blank))


def save_hours(slug: str, place: str) -> AnyResponse:
    """Keep what was typed of one place; what others changed at other places stays."""
    with changing_own(f"service.{slug}") as (session, draft):
        at = _find(list_spots(session, draft), draft, place)
        form, opened = _open(at), request.form.get(f"opened-{at.field}", "")
        if not form.validate():
            return _show(at, form, opened, 422)
        typed = structs.replace(at.blank, **form.values(at.blank))
        if opened == _digest(at.blank):
            opened = draft.digests[at.field]  # nobody touched this one
        wanted = chosen_of(_with(at, typed))
        if drafts.save(session, draft, wanted, {at.field: opened}, actor()):
            return _show_both(at, typed)
    return redirect(f"{at.address}?bewaard" if _stays() else section_address(draft), 303)


def preview_hours(slug: str, place: str) -> AnyResponse:
    """The lines that residents would read of what is typed now; nothing is kept."""
    with reading_own(f"service.{slug}") as (session, draft):
        at = _find(list_spots(session, draft), draft, place)
    form = _open(at)
    if not form.validate():
        return make_response({"lines": None})
    rows = form.read_rows(at.blank.opening_times)
    return make_response({"lines": say_hours(rows)})


def remove_place(slug: str, place: str) -> AnyResponse:
    """Take a place away; who knows it no more has it gone already."""
    with changing_own(f"service.{slug}") as (session, draft):
        if not _button(slug).validate():
            return redirect(f"{section_address(draft)}?te-laat", 303)
        service = service_of(draft)
        left = tuple(each for each in service.places if each.location != place)
        drafts.save(session, draft, {"places": left}, draft.digests, actor())
        withdraw_left_out(session, draft, place, actor())
    return redirect(section_address(draft), 303)


def _describe(spots: dict[str, Spot], place: PackPlace) -> tuple[Spot, PackPlace, list[str]]:
    """A place as this page lists it: where it is, and the times in words."""
    spot = spots.get(place.location) or Spot(place.location, place.location, "")
    return spot, place, say_hours(place.opening_times)


def service_of(draft: Draft) -> PackService:
    """What the service is to say."""
    assert isinstance(draft.wanted, PackService)
    return draft.wanted


def entry_address(draft: Draft) -> str:
    return f"/partner/dienst/{draft.entry.partition('.')[2]}"


def section_address(draft: Draft) -> str:
    return f"{entry_address(draft)}/{WHERE}"


def _find(spots: dict[str, Spot], draft: Draft, slug: str) -> At:
    service = service_of(draft)
    if slug == TELEPHONE.slug:
        rows = service.opening_times
        return At(draft, TELEPHONE, PackPlace(location=slug, opening_times=rows))
    place = next((each for each in service.places if each.location == slug), None)
    return At(draft, spots.get(slug) or abort(404), place)


def _open(at: At) -> HoursForm:
    form = open_form(at.form, f"hours:{at.draft.entry}:{at.spot.slug}", at.form.data_of(at.blank))
    form.before = at.blank.opening_times
    return form


def _digest(place: PackPlace) -> str:
    return digest(as_json(place))


def _with(at: At, place: PackPlace) -> dict[str, object]:
    """The field of the service, with this in the place of what was said there."""
    if at.spot is TELEPHONE:
        return {"opening_times": place.opening_times}
    places = service_of(at.draft).places
    if at.place is None:
        return {"places": (*places, place)}
    return {"places": tuple(place if each is at.place else each for each in places)}


def _show(at: At, form: HoursForm, opened: str, status: int = 200) -> Response:
    page = render_page(
        "partners/where/hours.html",
        at=at,
        draft=at.draft,
        back=section_address(at.draft),
        form=form,
        opened=opened,
        said=say_hours(at.blank.opening_times),
        hints=find_hints(form),
        kept="bewaard" in request.args,
    )
    return make_response(page, status)


def _show_both(at: At, typed: PackPlace) -> Response:
    """Both versions of this one place, or of the telephone."""
    if at.spot is TELEPHONE:
        theirs, mine = at.blank.opening_times, typed.opening_times
        both = Both(as_json(theirs), as_json(mine))
    else:
        both = Both(as_json((at.place,) if at.place else ()), as_json((typed,)))
    return show_both(at.draft, {at.field: both}, {at.field: _digest(at.blank)}, at.address)


def _button(slug: str) -> ButtonForm:
    return open_form(ButtonForm, f"entry:{slug}")


def _stays() -> bool:
    return request.form.get("then") == "stay"
