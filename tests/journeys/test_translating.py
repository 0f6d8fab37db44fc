"""An officer finds a text of which the Dutch changed, translates it, and a resident reads it; and
has a neighbour look at a language in a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from routekaart.catalogue.services import Service
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from tests.journeys.conftest import serving
from tests.journeys.inspection import inspected_phone, look
from tests.pages.programme.test_language_sheets import pack, say, unpack
from tests.real_site import Clock, copy_site

DUTCH = "U oefent Nederlands met een kop koffie."
ARABIC = "تتمرن على الهولندية مع فنجان قهوة."


class Desk(NamedTuple):
    """Where one looks around as the programme; by name, for the cookie."""

    address: str
    database: Database


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    from routekaart.application import create_app

    settings = copy_site(tmp_path_factory, tmp_path_factory.mktemp("translating"))
    database = Database(settings.database)
    current = CurrentEdition(database, settings.editions_dir)
    app = create_app(settings, Clock(), current, demo=True)
    with serving(app) as port:
        yield Desk(f"http://localhost:{port}", database)


@pytest.fixture
def officer(chromium: Browser, desk: Desk) -> Iterator[Page]:
    """The home page of the programme on a phone."""
    with inspected_phone(chromium, desk.address) as phone:
        page = phone.new_page()
        page.goto("/inloggen")
        page.get_by_role("button", name="Bekijk als programma").click()
        page.goto("/programma")
        yield page


def test_a_stale_text_is_translated_and_read(officer: Page, desk: Desk) -> None:
    with desk.database.writing() as session:
        session.scalars(select(Service).where(Service.slug == "taalcafe")).one().summary = DUTCH
    officer.get_by_role("link", name="Talen").tap()
    look(officer, "Talen")
    officer.get_by_role("link", name="Arabisch, verouderd: 1").tap()
    look(officer, "Arabisch (العربية)")
    card = officer.get_by_role("listitem").filter(has_text=DUTCH)
    box = card.get_by_role("textbox", name="Arabisch")
    assert box.evaluate("each => getComputedStyle(each).direction") == "rtl"
    box.fill("%(x)s")
    card.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("staat niet in het Nederlands")).to_be_visible()
    look(officer, "Arabisch (العربية)")
    box.fill(ARABIC)
    card.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("1 bewaard. Bewoners lezen het nu.")).to_be_visible()
    expect(officer.get_by_text("Er zijn geen teksten die zo staan.")).to_be_visible()
    officer.goto("/ar/hulp/taalcafe")
    expect(officer.get_by_text(ARABIC)).to_be_visible()


def test_a_workbook_goes_out_and_comes_back(officer: Page, tmp_path: Path) -> None:
    officer.goto("/programma/talen/ar")
    look(officer, "Arabisch (العربية)")
    officer.get_by_role("link", name="Nakijken in Excel").tap()
    look(officer, "Arabisch in Excel")
    with officer.expect_download() as fetched:
        officer.get_by_role("link", name="Haal het bestand op").tap()
    assert fetched.value.suggested_filename == "nakijken-ar.xlsx"
    table = unpack(fetched.value.path().read_bytes())
    say(table, "content.service.bingo.summary", better="تلعب البنغو مع الجيران.")
    say(table, "content.service.taalcafe.summary", good="nee")
    file = tmp_path / "terug.xlsx"
    file.write_bytes(pack(table))
    officer.get_by_label("Stuur het bestand hierheen").set_input_files(file)
    officer.get_by_role("button", name="Kijk wat er verandert").tap()
    look(officer, "Dit verandert er")
    expect(officer.get_by_role("heading", name="Anders: 1")).to_be_visible()
    expect(officer.get_by_role("heading", name="Kan niet zo: 1")).to_be_visible()
    officer.get_by_role("button", name="Overnemen: 1").tap()
    expect(officer.get_by_text("1 bewaard. Bewoners lezen het nu.")).to_be_visible()
    officer.goto("/ar/hulp/bingo")
    expect(officer.get_by_text("تلعب البنغو مع الجيران.")).to_be_visible()
