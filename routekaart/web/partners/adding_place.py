"""One more place for a service: one that is known, or a new one."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import RadioField
from wtforms.validators import InputRequired

from routekaart.catalogue.pack import PackPlace
from routekaart.review import drafts
from routekaart.review.drafts import Draft
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_fields import Said, line
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.partners.new_places import begin_place
from routekaart.web.partners.own_entries import changing_own, reading_own
from routekaart.web.partners.places import Spot, list_spots
from routekaart.web.partners.typed import read_postcode
from routekaart.web.partners.where import entry_address, section_address, service_of

ANOTHER = "-"
"""The choice of a place that is not in the list; no slug looks like this."""


class AddPlaceForm(TokenForm):
    """Which place. The fields below are for one that is not in the list."""

    location = RadioField("Op welke plek?", [InputRequired("Kies een plek.")])
    name = line("Hoe heet de plek?", "Bijvoorbeeld: Buurthuis De Brug.")
    address = line("Straat en nummer")
    postcode = line("Postcode", most=10)
    place = line("Plaats")

    def validate_name(self, field: Any) -> None:
        if self.location.data == ANOTHER and not field.data:
            raise Said("Vul de naam van de plek in.")

    def validate_postcode(self, field: Any) -> None:
        if field.data:
            field.data = read_postcode(field.data)

    @property
    def said(self) -> dict[str, str | None]:
        """What was typed of a new place."""
        names = ("name", "address", "postcode", "place")
        return {name: self[name].data or None for name in names}


def ask_place(slug: str) -> Response:
    with reading_own(f"service.{slug}") as (session, draft):
        return _show(draft, _open(session, draft))


def add_place(slug: str) -> AnyResponse:
    """Add it, and go on to its times. A place that is there already is not added twice."""
    with changing_own(f"service.{slug}") as (session, draft):
        form = _open(session, draft)
        if not form.validate():
            return _show(draft, form, 422)
        chosen = _choose(session, draft, form)
        places = service_of(draft).places
        if chosen not in {each.location for each in places}:
            wanted = {"places": (*places, PackPlace(location=chosen))}
            drafts.save(session, draft, wanted, draft.digests, actor())
    return redirect(f"{section_address(draft)}/{chosen}", 303)


def _choose(session: Session, draft: Draft, form: AddPlaceForm) -> str:
    """The slug of the place, which is begun when there is none of that name."""
    if form.location.data != ANOTHER:
        return str(form.location.data)
    name = form.name.data.casefold()
    known = (each for each in list_spots(session, draft).values() if not each.is_new)
    same = next((each.slug for each in known if each.name.casefold() == name), None)
    return same or begin_place(session, draft, form.said, actor())


def _open(session: Session, draft: Draft) -> AddPlaceForm:
    form = open_form(AddPlaceForm, f"place:{draft.entry}")
    spots = {slug: _say(each) for slug, each in list_spots(session, draft).items()}
    form.location.choices = {**spots, ANOTHER: "Een andere plek"}
    return form


def _say(spot: Spot) -> str:
    return f"{spot.name} ({spot.address})" if spot.address else spot.name


def _show(draft: Draft, form: AddPlaceForm, status: int = 200) -> Response:
    page = render_page(
        "partners/where/add.html",
        form=form,
        address=f"{entry_address(draft)}/plek-erbij",
        back=section_address(draft),
        present={each.location for each in service_of(draft).places},
    )
    return make_response(page, status)
