"""A new edition is read whole, and who is closed for a time is open nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from routekaart.edition.entries import Edition, Phone, Service
from routekaart.edition.store import Published
from routekaart.language.text import Text
from tests.pages.browsing import Visitor
from tests.real_site import Clock, Reading, make_app, make_settings


def republished(edition: Edition, number: int) -> Published:
    moment = datetime(2026, 11, 23, 8, tzinfo=UTC)
    return Published(number, moment, f"{number:064}", "", None, edition)


def changed(edition: Edition, slug: str, **particulars: object) -> Edition:
    service = msgspec.structs.replace(edition.services[slug], **particulars)
    return msgspec.structs.replace(edition, services={**edition.services, slug: service})


@pytest.fixture
def site_of(published: Published, tmp_path: Path) -> Callable[[Edition], Visitor]:
    def make(edition: Edition) -> Visitor:
        clock, reading = Clock(), Reading(republished(edition, 1))
        return Visitor(make_app(make_settings(tmp_path), clock, reading), clock, reading)

    return make


def test_an_edition_that_comes_in_mid_request_leaves_nothing_of_the_old_one(
    published: Published, site_of: Callable[[Edition], Visitor], monkeypatch
) -> None:
    old = changed(published.edition, "ping-loket", name="Het oude loket")
    new = changed(published.edition, "ping-loket", name="Het nieuwe loket")
    visitor = site_of(old)

    def take_up(service: Service, day: object) -> bool:
        visitor.reading.published = republished(new, 2)
        return True

    with monkeypatch.context() as patched:
        patched.setattr(Service, "offered_on", take_up)
        assert "Het oude loket" in visitor.fetch("/nl/hulp/ping-loket").text
    assert "Het nieuwe loket" in visitor.fetch("/nl/hulp/ping-loket").text


def test_who_is_closed_for_a_time_is_open_nowhere(
    published: Published, site_of: Callable[[Edition], Visitor]
) -> None:
    closed = changed(published.edition, "kredietbank-nederland", status="temporarily closed")
    visitor = site_of(closed)
    for path in ("/nl/route/huis-uit", "/nl/hulp/kredietbank-nederland"):
        assert "Tijdelijk gesloten" in visitor.open(path).words
    assert "Kredietbank Nederland" not in visitor.open("/nl/vandaag").words
    assert "Kredietbank Nederland" in site_of(published.edition).open("/nl/vandaag").words


def test_a_telephone_at_a_place_and_a_note_to_its_hours_are_shown(
    published: Published, site_of: Callable[[Edition], Visitor]
) -> None:
    service = published.edition.services["ping-loket"]
    at = service.places[0]
    row = msgspec.structs.replace(at.opening_times[0], note=Text("Bel aan bij de zijdeur."))
    at = msgspec.structs.replace(at, opening_times=(row,), phones=(Phone("+31703008835"),))
    places = (at, *service.places[1:])
    page = site_of(changed(published.edition, "ping-loket", places=places)).open(
        "/nl/hulp/ping-loket"
    )
    assert "tel:+31703008835" in page.links
    assert "Bel aan bij de zijdeur." in page.words
