"""An officer links a service to a goal and sees the gap close, writes down what was measured and
sees it drawn, sends measurements in as a file, makes a report, and freezes the monitor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from routekaart.content_pack.workbooks import read_table
from routekaart.pdf.drawing import PATIENCE
from routekaart.programme.measurement_files import SHEET
from routekaart.web.kit.downloads import XLSX
from tests.journeys.conftest import Desk, serving_desk
from tests.journeys.inspection import look
from tests.pages.programme.test_measurement_file import fill_in
from tests.pdf_files import needs_pango, read_words


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serving_desk(tmp_path_factory, clock=lambda: datetime.now(UTC)) as desk:
        yield desk


def test_a_gap_closes(officer: Page) -> None:
    gap = officer.get_by_text("Aan deze doelen werkt nog niemand.")
    officer.get_by_role("link", name="Doelen").tap()
    look(officer, "Doelen, en wie eraan werkt")
    expect(gap).to_be_visible()
    for side in ("Per plek", "Voor wie", "Per taal", "Alles"):
        officer.get_by_role("link", name=side).tap()
        look(officer, "Doelen, en wie eraan werkt")
    officer.get_by_role("link", name="3.1").first.tap()
    look(officer, "3.1 Meer gemengde woonmilieus")
    officer.get_by_role("combobox").select_option(label="Taalcafé")
    officer.get_by_role("button", name="Zeg hoe die helpt").tap()
    look(officer, "Taalcafé")
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("Kies hoe sterk.")).to_be_visible()
    look(officer, "Taalcafé")
    officer.get_by_text("Het draagt bij").tap()
    officer.get_by_label("Hoe helpt dit bij het doel?").fill("Buren leren elkaar kennen.")
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("Buren leren elkaar kennen.")).to_be_visible()
    officer.get_by_role("link", name="Doelen").first.tap()
    expect(gap).to_be_hidden()
    # As it was, for whoever comes next.
    officer.get_by_role("link", name="3.1").first.tap()
    officer.get_by_role("link", name="Taalcafé").tap()
    officer.get_by_role("button", name="Hoort niet bij dit doel").tap()
    officer.get_by_role("link", name="Doelen").first.tap()
    expect(gap).to_be_visible()


def test_a_measurement_is_drawn(officer: Page) -> None:
    officer.get_by_role("link", name="Indicatoren").tap()
    look(officer, "Hoe gaat het?")
    officer.get_by_role("link", name="Huishoudens met bijstandsuitkering").tap()
    look(officer, "Huishoudens met bijstandsuitkering")
    officer.get_by_label("Welk gebied?").select_option("Heuvel Noord")
    officer.get_by_label("Over welk jaar?").fill("2024")
    officer.get_by_label("Wat is er gemeten?").fill("veel")
    officer.get_by_label("Waar staat dat?").fill("Wijkatlas 2025")
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("Vul alleen een getal in, zoals 13,5.")).to_be_visible()
    look(officer, "Huishoudens met bijstandsuitkering")
    officer.get_by_label("Wat is er gemeten?").fill("17,5 %")
    officer.get_by_role("button", name="Bewaar").tap()
    area = officer.get_by_role("region", name="Heuvel Noord")
    expect(area.get_by_role("row", name="2024 17,5 %")).to_be_visible()
    drawing = officer.get_by_role("img", name="Heuvel Noord: Op koers")
    expect(drawing.locator("circle")).to_have_count(2)


def test_the_monitor_is_frozen(officer: Page) -> None:
    officer.get_by_role("link", name="Rapporten").tap()
    look(officer, "Rapporten")
    officer.get_by_role("link", name="Monitor 2023–2024").first.tap()
    look(officer, "Monitor 2023–2024")
    officer.get_by_role("link", name=re.compile("inleiding.*Wat kostte het")).tap()
    look(officer, "Inleiding: Wat kostte het?")
    officer.get_by_label("Wat wilt u hierbij zeggen?").fill("Bijna alles is besteed.")
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("Bijna alles is besteed.")).to_be_visible()
    officer.get_by_role("button", name="Zet vast").tap()
    expect(officer.get_by_text("Dit verandert niet meer.")).to_be_visible()
    look(officer, "Monitor 2023–2024")
    with officer.expect_download() as fetched:
        officer.get_by_role("link", name="Haal op als Excel").tap()
    assert fetched.value.suggested_filename.endswith(".xlsx")


@needs_pango
def test_the_monitor_goes_out_on_paper(officer: Page) -> None:
    officer.get_by_role("link", name="Rapporten").tap()
    officer.get_by_role("link", name="Monitor 2023–2024").first.tap()
    expect(officer.get_by_role("img", name="Fijn en veilig wonen")).to_be_visible()
    officer.get_by_role("button", name="Zet vast").tap()
    with officer.expect_download(timeout=1_000 * PATIENCE) as fetched:
        officer.get_by_role("link", name="Haal op als PDF").tap()
    assert fetched.value.suggested_filename.endswith(".pdf")
    said = read_words(fetched.value.path().read_bytes())
    assert "Totaal € 1.140.666 € 355.366 € 598.830 € 186.470" in said
    assert "Aan 17 van de 18 doelen werkt iemand" in said


def test_the_half_year_and_the_use_are_there_to_take_along(officer: Page) -> None:
    officer.get_by_role("link", name="Rapporten").tap()
    officer.get_by_role("link", name="eerste half jaar 2024").tap()
    look(officer, "Voortgang Financiële zelfredzaamheid, eerste half jaar 2024")
    expect(officer.get_by_text("niets bekend").first).to_be_visible()
    officer.goto("/programma/gebruik")
    look(officer, "Hoe vaak wordt het gebruikt?")
    with officer.expect_download() as fetched:
        officer.get_by_role("link", name="Haal op als Excel").tap()
    assert fetched.value.suggested_filename == "gebruik.xlsx"


def test_measurements_come_in_as_a_file(officer: Page) -> None:
    officer.get_by_role("link", name="Indicatoren").tap()
    officer.get_by_role("link", name="Metingen in één bestand").tap()
    look(officer, "Metingen in één bestand")
    with officer.expect_download() as fetched:
        officer.get_by_role("link", name="Haal het bestand op").tap()
    table = read_table(fetched.value.path().read_bytes(), SHEET, "")
    fill_in(table, "Heuvel Noord", Getal="veel")
    content = fill_in(table, "Prinsenhof hoog", Getal="15,5 %")
    officer.get_by_label("Stuur het bestand terug").set_input_files(
        {"name": "metingen.xlsx", "mimeType": XLSX, "buffer": content}
    )
    officer.get_by_role("button", name="Kijk wat er verandert").tap()
    look(officer, "Dit verandert er")
    expect(officer.get_by_text("Vul alleen een getal in, zoals 13,5.")).to_be_visible()
    officer.get_by_role("button", name="Neem 1 meting over").tap()
    expect(officer.get_by_text("De metingen zijn overgenomen.")).to_be_visible()
    look(officer, "Metingen in één bestand")
    officer.goto("/programma/indicatoren/bijstand")
    area = officer.get_by_role("region", name="Prinsenhof hoog")
    expect(area.get_by_role("row", name="2024 15,5 % – Wijkatlas")).to_be_visible()


def test_a_report_on_half_a_year_is_made(officer: Page) -> None:
    officer.get_by_role("link", name="Rapporten").tap()
    officer.get_by_role("link", name="Nieuw rapport").tap()
    look(officer, "Nieuw: rapport")
    officer.get_by_label("Titel").fill("Voortgang 2024, tweede helft")
    officer.get_by_label("Over welke opgave?").select_option(label="2 Financiële zelfredzaamheid")
    officer.get_by_label("Eerste dag").fill("2024-12-31")
    officer.get_by_label("Laatste dag").fill("2024-07-01")
    officer.get_by_role("button", name="Bewaar").tap()
    expect(officer.get_by_text("De laatste dag ligt voor de eerste.")).to_be_visible()
    look(officer, "Nieuw: rapport")
    officer.get_by_label("Eerste dag").fill("2024-07-01")
    officer.get_by_label("Laatste dag").fill("2024-12-31")
    officer.get_by_role("button", name="Bewaar").tap()
    look(officer, "Voortgang 2024, tweede helft")


def test_an_action_that_is_behind_stands_first(officer: Page) -> None:
    officer.get_by_role("link", name="Acties en geld").tap()
    look(officer, "Acties en geld")
    officer.get_by_role("link", name=re.compile("Verander.*Meer vroegsignalering")).tap()
    look(officer, "Meer vroegsignalering")
    officer.get_by_label("Hoe staat het ervoor?").select_option(label="Achter")
    officer.get_by_label("Op welke dag was dat?").fill("2026-11-20")
    officer.get_by_role("button", name="Bewaar").tap()
    look(officer, "Acties en geld")
    first = officer.get_by_role("heading", level=3).first
    expect(first).to_have_text("Meer vroegsignalering")
