"""Pages stand ready before the first visitor of an edition or a day comes."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from flask import Response, request
from msgspec.structs import replace

from routekaart.edition.store import Published
from routekaart.language.locales import LOCALES
from routekaart.web.kit.drawing import Drawing
from routekaart.web.kit.sheets import Sheet
from tests.pages.browsing import Visitor
from tests.real_site import Clock, Reading, make_app, make_settings


@pytest.fixture
def newcomer(published: Published, tmp_path: Path) -> Visitor:
    """A visitor of a process that has only just started."""
    clock, reading = Clock(), Reading(published)
    visitor = Visitor(make_app(make_settings(tmp_path), clock, reading), clock, reading)
    visitor.begin()
    return visitor


@pytest.fixture
def drawing(newcomer: Visitor, monkeypatch: pytest.MonkeyPatch) -> Drawing:
    monkeypatch.setattr("routekaart.web.kit.drawing.PAUSE", 0)
    found: Drawing = newcomer.app.extensions["routekaart.drawing"]
    return found


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sheet that is drawn from now on."""
    pages: list[str] = []
    make = Sheet.__init__

    def draw(sheet: Sheet, html: str, **more: bool) -> None:
        pages.append(html)
        make(sheet, html, **more)

    monkeypatch.setattr(Sheet, "__init__", draw)
    return pages


def test_whoever_comes_first_finds_every_page_drawn(
    newcomer: Visitor, drawing: Drawing, drawn: list[str]
) -> None:
    pages = drawing.look()
    assert pages == len(drawn) > 100
    route_map = newcomer.edition.route_map
    assert pages > len(LOCALES) * len([*route_map.questions, *route_map.outcomes])
    for path in ("/nl/", "/ar/route/schulden", "/en/route/idee", "/nl/vandaag"):
        newcomer.open(path)
    assert len(drawn) == pages


def test_a_day_is_drawn_once(newcomer: Visitor, drawing: Drawing, drawn: list[str]) -> None:
    pages = drawing.look()
    assert drawing.look() == 0
    newcomer.clock.set("2026-11-23T10:31")
    assert drawing.look() == len(LOCALES)  # what is open now may be another page
    newcomer.clock.set("2026-11-24T00:00")
    assert drawing.look() == pages
    assert len(drawn) == 2 * pages


def test_a_new_edition_is_drawn(newcomer: Visitor, drawing: Drawing) -> None:
    pages = drawing.look()
    newcomer.reading.published = replace(newcomer.reading.published, number=99)
    assert drawing.look() == pages


def test_an_edition_that_comes_meanwhile_is_not_mixed_up(
    newcomer: Visitor, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    published, asked = newcomer.reading.published, []

    def answer() -> Response:
        asked.append(1)
        if len(asked) == 5:
            newcomer.reading.published = replace(published, number=99)
        return Response()

    monkeypatch.setattr(newcomer.app, "full_dispatch_request", answer)
    assert drawing.look() == 5
    assert drawing.look() > 100


def fail(*_: object, **__: object) -> None:
    raise RuntimeError("one page too many")


@pytest.mark.parametrize("at", ["its view", "its way out"])
def test_a_page_that_fails_keeps_no_other_from_being_drawn(
    newcomer: Visitor,
    drawing: Drawing,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    at: str,
) -> None:
    if at == "its view":
        monkeypatch.setitem(newcomer.app.view_functions, "public.emergency", fail)
    else:
        finish = newcomer.app.process_response
        monkeypatch.setattr(
            newcomer.app,
            "process_response",
            lambda answer: fail() if request.path.endswith("/nood") else finish(answer),
        )
    assert drawing.look() > 100
    assert drawing.look() == 0
    newcomer.reading.published = replace(newcomer.reading.published, number=99)
    assert drawing.look() > 100
    assert caplog.text.count("could not draw /nl/nood ahead") == 1


def test_without_an_edition_there_is_nothing_to_draw(newcomer: Visitor, drawing: Drawing) -> None:
    newcomer.reading.published = None
    assert drawing.look() == 0


def test_a_fault_does_not_end_it(
    newcomer: Visitor, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, tried_again = [], Event()
    drawing = Drawing(newcomer.app, newcomer.app.extensions["routekaart"], None, (), every=0)  # type: ignore[arg-type]

    def look() -> int:
        looks.append(1)
        if len(looks) == 2:
            tried_again.set()
        raise RuntimeError("one page too many")

    monkeypatch.setattr(drawing, "look", look)
    drawing.start()
    assert tried_again.wait(5)
    drawing.stop()
    assert "could not draw ahead" in caplog.text
