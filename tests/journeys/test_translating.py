"""An officer finds a text of which the Dutch changed, translates it, and a resident reads it; and
has a neighbour look at a language in a workbook."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from sqlalchemy import select

from routekaart.catalogue.services import Service
from tests.journeys.conftest import Desk
from tests.journeys.inspection import look
from tests.pages.programme.test_language_sheets import pack, say, unpack

DUTCH = "U oefent Nederlands met een kop koffie."
ARABIC = "تتمرن على الهولندية مع فنجان قهوة."


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
