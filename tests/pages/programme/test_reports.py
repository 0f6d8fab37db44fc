"""The monitor over 2023–2024 with the figures of the sources: composed, introduced, frozen."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from routekaart.catalogue.history import Way
from routekaart.pdf import drawing
from routekaart.programme.entries import Measurement, Report
from routekaart.programme.indicators import with_measurement
from routekaart.programme.records import keep_entry, read_programme
from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from routekaart.web.office import frozen_reports
from tests.pages.partners.conftest import Editor, Office, words
from tests.pdf_files import needs_pango, read_pdf, read_words

REPORTS = "/programma/rapporten"
MONITOR = f"{REPORTS}/monitor-2023-2024"


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def freeze(omar: Editor) -> str:
    return omar.send(f"{MONITOR}/vastzetten", on=MONITOR)


def test_the_monitor_has_the_figures_of_the_sources(omar: Editor) -> None:
    page = words(omar.open(MONITOR))
    for figures in (
        "Programma algemeen € 350.000 € 89.829 € 265.408 € −5.237",
        "Totaal € 1.140.666 € 355.366 € 598.830 € 186.470",
        "Heuvel Noord 21 % (2020) – 2031: 13,5 %; 2041: 6 % (= LV) Nog niet gemeten",
        "Leidschendam-Noord 43 (2021) – 2031: toename beoogd; 2041: toename beoogd",
        "8 inwoners aan het werk",
        "11 acties uit de plannen",
        "Aan 17 van de 18 doelen werkt iemand",
        "Wat lukte niet?",
        "Uitvoeringsplan 2022–2025",
    ):
        assert figures in page


def test_what_people_write_before_a_section_stands_there(omar: Editor) -> None:
    intro = f"{MONITOR}/inleiding/money"
    omar.send(intro, says="Het geld is <b>goed</b> besteed.\r\nBijna alles is gebruikt.")
    page = omar.open(MONITOR)
    assert "Het geld is &lt;b&gt;goed&lt;/b&gt; besteed." in page
    omar.send(intro, says=" ")
    assert "besteed" not in omar.open(MONITOR)
    assert "Maak dit korter." in omar.send(intro, status=422, says="a" * 5_001)
    omar.open(f"{MONITOR}/inleiding/nergens", 404)


def test_the_second_officer_loses_nothing_and_overwrites_nothing(
    office: Office, omar: Editor
) -> None:
    intro = f"{MONITOR}/inleiding/money"
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(intro)
    omar.send(intro, says="Wat Omar schreef.")
    page = noor.post(intro, opened | {"says": "Wat Noor schreef."}, 409)
    assert "Iemand anders veranderde dit net." in page
    assert "Wat Noor schreef." in page
    assert "Wat Omar schreef." in omar.open(MONITOR)


def test_a_frozen_report_reads_the_same_whatever_changes(office: Office, omar: Editor) -> None:
    where = freeze(omar)
    assert where == f"{REPORTS}/nummer/1"
    before = words(omar.open(where))
    assert "Nummer 1. Vastgezet op 23 november 2026 door Omar" in before
    assert "bij editie 1. Dit verandert niet meer." in before
    with office.database.writing() as session:
        budget = read_programme(session).budgets["geld-2024-04"]
        way = Way("budget.geld-2024-04", "Omar", "programme", datetime(2026, 11, 23, tzinfo=UTC))
        keep_entry(session, way, replace(budget, spent=99_999))
    assert "€ 99.999" in omar.open(MONITOR)
    assert words(omar.open(where)) == before
    assert freeze(omar) == f"{REPORTS}/nummer/2"
    page = omar.open(REPORTS)
    assert page.index("Nummer 2") < page.index("Nummer 1")


def test_freezing_twice_is_freezing_once(omar: Editor) -> None:
    assert freeze(omar) == freeze(omar)


def test_a_frozen_report_goes_out_as_a_workbook_and_as_tables(omar: Editor) -> None:
    where = freeze(omar)
    answer = omar.client.get(f"{where}/rapport.xlsx", base_url="https://localhost")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    assert "Wat kostte het" in book.sheet_names
    cells = [cell for row in book.get_sheet_by_name("Wat kostte het").to_python() for cell in row]
    assert "€ 1.140.666" in cells
    answer = omar.client.get(f"{where}/money-1.csv", base_url="https://localhost")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(StringIO(answer.text)))
    assert rows[-1] == ["Totaal", "€ 1.140.666", "€ 355.366", "€ 598.830", "€ 186.470"]
    for path in ("money-2.csv", "money-0.csv", "nergens-1.csv"):
        omar.open(f"{where}/{path}", 404)


def fetch_pdf(omar: Editor, where: str) -> Any:
    return omar.client.get(f"{where}/rapport.pdf", base_url="https://localhost")


@needs_pango
def test_a_frozen_report_goes_out_as_a_pdf(omar: Editor) -> None:
    omar.send(f"{MONITOR}/inleiding/money", says="Bijna alles is <b>gebruikt</b>.")
    where = freeze(omar)
    assert "Haal op als PDF" in omar.open(where)
    answer = fetch_pdf(omar, where)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rapport-1.pdf"'
    found, said = read_pdf(answer.data), read_words(answer.data)
    assert found.metadata is not None
    assert (found.metadata.title, found.root_object["/Lang"]) == ("Monitor 2023–2024", "nl")
    number = len(found.pages)
    for words_of_it in (
        "Nummer 1. Vastgezet op 23 november 2026 door Omar, bij editie 1.",
        "Bijna alles is <b>gebruikt</b>.",
        "Totaal € 1.140.666 € 355.366 € 598.830 € 186.470",
        f"{number} van {number}",
    ):
        assert words_of_it in said


@pytest.mark.parametrize(
    ("trouble", "says", "again_after"),
    [
        (drawing.Busy, "al twee PDF’s gemaakt", "10"),
        (drawing.NotInstalled, "Hier kan geen PDF gemaakt worden.", None),
        (drawing.NotDrawn, "De PDF lukte niet.", None),
    ],
)
def test_without_a_pdf_the_report_says_so_and_can_be_printed(
    omar: Editor,
    monkeypatch: pytest.MonkeyPatch,
    trouble: type[Exception],
    says: str,
    again_after: str | None,
) -> None:
    def fail(_document: object) -> bytes:
        raise trouble

    where = freeze(omar)
    monkeypatch.setattr(drawing, "draw", fail)
    answer = fetch_pdf(omar, where)
    assert (answer.status_code, answer.headers.get("Retry-After")) == (503, again_after)
    assert says in answer.text
    assert "€ 1.140.666" in answer.text


def test_where_no_pdf_can_be_made_none_is_offered(
    omar: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen_reports, "is_installed", lambda: False)
    page = omar.open(freeze(omar))
    assert "Haal op als PDF" not in page
    assert "Druk de pagina af, of bewaar die als PDF." in page


def test_pictures_stand_above_the_tables_they_draw(omar: Editor) -> None:
    page = omar.open(MONITOR)
    assert page.count('<svg class="chart matrix"') == 3
    assert page.count('<polyline class="wanted"') > 7
    for drawing_of in page.split('<svg class="chart')[1:]:
        svg = drawing_of.split("</svg>")[0]
        assert ("<title" in svg) != ('aria-hidden="true"' in svg)
        assert "style=" not in svg


def test_a_frozen_picture_stays_whatever_is_measured_later(office: Office, omar: Editor) -> None:
    where = freeze(omar)
    before = omar.open(where)
    with office.database.writing() as session:
        welfare = read_programme(session).indicators["bijstand"]
        found = Measurement(year=2024, value=20, source="programme")
        way = Way("indicator.bijstand", "Omar", "programme", datetime(2026, 11, 23, tzinfo=UTC))
        keep_entry(session, way, with_measurement(welfare, "Heuvel Noord", found))
    assert "daalt langzamer dan nodig" in omar.open(MONITOR)
    assert omar.open(where) == before


def test_the_progress_of_half_a_year_is_told_for_one_challenge(omar: Editor) -> None:
    half = words(omar.open(f"{REPORTS}/voortgang-geld-2024-1"))
    for said in (
        "Financiële zelfredzaamheid. 1 januari 2024 tot en met 30 juni 2024.",
        "8 van hen zijn aangemeld bij de Kredietbank",
        "€ 320.700 € 81.446 € 225.447 € 13.807",
        "9 acties uit de plannen, van 0 is de stand bekend",
        "in deze periode niets gemeld",
        "Hoe vaak is hulp gebruikt? Schrijf een inleiding : Hoe vaak is hulp gebruikt? "
        "Van deze periode is hierover niets bekend.",
    ):
        assert said in half
    assert "€ 1.140.666" not in half
    assert "Dealbreakers" not in half.partition("Wat kwam ervan?")[2]


def test_a_report_tells_of_use_only_what_may_leave_the_office(office: Office, omar: Editor) -> None:
    summer = date(2026, 8, 3)
    year = Report(
        title="Dit jaar", kind="progress", first_day=date(2026, 1, 1), last_day=date(2026, 12, 31)
    )
    with office.database.writing() as session:
        keep_entry(session, Way("report.jaar", "Omar", "programme", office.clock()), year)
        add(session, {
            Counted(summer, "service", "taalcafe", "nl"): 12,
            Counted(summer, "service", "taalhuis", "ar"): 7,
            Counted(summer, "unlisted", "geld", "nl"): 11,
            Counted(date(2026, 11, 2), "service", "taalcafe", "nl"): 100,
        })  # fmt: skip
    page = words(omar.open(f"{REPORTS}/jaar"))
    assert "Het meest gelezen: doel 2.2, ten minste 12 keer" in page
    assert "2.2 Meer wijkbewoners beheersen de Nederlandse taal goed 10 12 –" in page
    assert "staat de vraag het vaakst niet" in page


def test_nobody_but_the_programme_reads_a_report(office: Office, omar: Editor) -> None:
    where = freeze(omar)
    editor = office.sign_in("woej")
    for path in (REPORTS, MONITOR, where, f"{where}/rapport.xlsx", f"{where}/rapport.pdf"):
        editor.open(path, 403)
    omar.open(f"{REPORTS}/nergens", 404)
    omar.open(f"{REPORTS}/nummer/9", 404)
