"""From a letter to "alles klopt nog", on a phone; no violation that axe can find on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from routekaart.application import create_app
from routekaart.database import Database
from routekaart.database.migrating import upgrade
from routekaart.reminders.send import desk_of, remind
from routekaart.web.kit.dutch_hours import say_hours
from tests.journeys.chromium import PHONE
from tests.journeys.conftest import serving
from tests.journeys.inspection import bring_axe, find_cut_off, find_small, find_violations
from tests.real_site import Reading, make_settings
from tests.records.reminders.scene import (
    LONG_AGO,
    NOW,
    SAMIRA,
    TODAY,
    a_partner,
    a_place,
    let_edit,
    letters,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of a site, and the paths in the letter it wrote: of two entries and of both."""
    settings = make_settings(tmp_path_factory.mktemp("office"))
    database = Database(settings.database)
    database.create_file()
    upgrade(database)
    partner = a_partner(
        database,
        spreekuur={
            "assured_on": LONG_AGO,
            "places": [a_place()],
            "valid_to": TODAY + timedelta(days=20),
        },
        maaltijd={
            "name": "Warmemaaltijdvoorziening-in-de-wijk met een lange naam",
            "assured_on": LONG_AGO,
            "email": "warme.maaltijden.in.de.wijk.voor.iedereen@organisatie.example.org",
        },
    )
    let_edit(database, SAMIRA, partner)
    remind(database, desk_of(settings, say_hours), NOW)
    text = letters(database)[SAMIRA]
    paths = [line[line.index("/bevestigen/") :] for line in text.split() if "/bevestigen/" in line]
    app = create_app(settings, lambda: NOW, Reading(None))  # type: ignore[arg-type]
    with serving(app) as port:
        yield f"http://127.0.0.1:{port}", paths


@pytest.fixture
def phone(chromium: Browser, office: tuple[str, list[str]]) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=office[0], viewport=PHONE, has_touch=True)
    bring_axe(context)
    yield context
    assert context.cookies() == []
    context.close()


def look(page: Page, heading: str) -> None:
    """The page with this heading is there, sound by day and by night and easy to tap."""
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    assert find_violations(page) == []
    assert find_cut_off(page) == []
    assert find_small(page) == []


def test_an_editor_confirms_one_entry_and_then_the_rest(phone: BrowserContext, office) -> None:
    _, meal, both = office[1]
    page = phone.new_page()
    page.goto(both)
    look(page, "Klopt dit nog?")
    expect(page.get_by_text("Dit stopt op 13 december 2026. Klopt dat?")).to_be_visible()
    page.get_by_role("button", name=re.compile("Dit klopt nog.*Spreekuur")).tap()
    expect(page.get_by_text("Bevestigd op 23 november 2026.")).to_be_visible()
    look(page, "Klopt dit nog?")
    page.goto(meal)
    look(page, "Klopt dit nog?")
    page.get_by_role("button", name="Dit klopt nog").tap()
    look(page, "Dank u wel")
    page.goto(both)
    expect(page.get_by_text("Bevestigd op 23 november 2026.")).to_have_count(2)
    expect(page.get_by_role("link", name="Er klopt iets niet")).to_have_attribute(
        "href", "/partner/"
    )
    page.goto(f"{meal}x")
    look(page, "Deze link werkt niet meer")
