"""An officer writes a notice and a word to find help by; residents read the one in Arabic and find
by the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Desk, serving_desk
from tests.journeys.inspection import look

DUTCH, ARABIC = "Morgen is de bibliotheek dicht.", "المكتبة مغلقة غدا."
WORD = "knaakloosheid"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serving_desk(tmp_path_factory, clock=lambda: datetime.now(UTC)) as desk:
        searches = desk.app.extensions["routekaart"].searches
        searches.start()
        yield desk
        searches.stop()


def test_a_notice_is_read_in_arabic(officer: Page) -> None:
    officer.get_by_role("link", name="Mededelingen").tap()
    look(officer, "Mededelingen")
    officer.get_by_role("link", name="Schrijf een mededeling").tap()
    look(officer, "Schrijf een mededeling")
    today = datetime.now(UTC).date()
    officer.get_by_label("Eerste dag").fill((today - timedelta(1)).isoformat())
    officer.get_by_label("Laatste dag").fill((today + timedelta(1)).isoformat())
    officer.get_by_label("العربية").fill(ARABIC)
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("Schrijf het in het Nederlands.")).to_be_visible()
    look(officer, "Schrijf een mededeling")
    officer.get_by_label("Nederlands").fill(DUTCH)
    officer.get_by_label("Belangrijk").check()
    officer.get_by_label("Waar gaat het heen").select_option(label="De Plint")
    officer.get_by_role("button", name="Kijk eerst na").tap()
    look(officer, "Schrijf een mededeling")
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("Nu te zien")).to_be_visible()
    look(officer, "Mededelingen")
    officer.goto("/ar/")
    notice = officer.get_by_role("region", name="إعلانات")
    expect(notice.get_by_text("مهم:")).to_be_visible()
    look(officer, officer.get_by_role("heading", level=1).inner_text())
    notice.get_by_role("link", name=ARABIC).tap()
    look(officer, "De Plint")
    officer.goto("/pl/nood")
    expect(officer.get_by_text(DUTCH)).to_have_attribute("lang", "nl")


def test_a_word_is_found_within_seconds(officer: Page) -> None:
    officer.get_by_role("link", name="Begrippen").tap()
    look(officer, "Begrippen")
    officer.get_by_role("link", name="Maak een begrip").tap()
    look(officer, "Maak een begrip")
    officer.get_by_label("Nederlands").first.fill(f"Geen knaken\n{WORD}")
    officer.get_by_label("Wat typt iemand?").fill(WORD)
    officer.get_by_role("button", name="Probeer").tap()
    expect(officer.get_by_text("Dit begrip leidt nergens heen")).to_be_visible()
    officer.get_by_label("Dienst 1").select_option(label="Geldfit")
    officer.get_by_role("button", name="Probeer").tap()
    expect(officer.get_by_text("Dit begrip wordt herkend.")).to_be_visible()
    look(officer, "Maak een begrip")
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_role("link", name="Geen knaken")).to_be_visible()
    officer.goto(f"/nl/zoeken?q={WORD}")
    expect(officer.get_by_role("heading", name="Geldfit")).to_be_visible()


def test_pages_and_closures_are_written(officer: Page) -> None:
    officer.get_by_role("link", name="Bladzijden").tap()
    look(officer, "Bladzijden")
    officer.get_by_role("link", name="العربية").first.tap()
    look(officer, "Over de routekaart (العربية)")
    officer.get_by_role("button", name="Kijk eerst na").tap()
    expect(officer.get_by_role("heading", name="Zo lezen bewoners het")).to_be_visible()
    look(officer, "Over de routekaart (العربية)")
    officer.goto("/programma/sluitingen")
    look(officer, "Sluitingen")
    officer.get_by_role("link", name="Sluit alles een tijd").tap()
    look(officer, "Sluit alles een tijd")
