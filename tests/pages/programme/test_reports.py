"""The monitor over 2023–2024 with the figures of the sources: composed, introduced, frozen."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from routekaart.catalogue.history import Way
from routekaart.programme.records import keep_entry, read_programme
from tests.pages.partners.conftest import Editor, Office, words

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


def test_nobody_but_the_programme_reads_a_report(office: Office, omar: Editor) -> None:
    where = freeze(omar)
    editor = office.sign_in("woej")
    for path in (REPORTS, MONITOR, where, f"{where}/rapport.xlsx"):
        editor.open(path, 403)
    omar.open(f"{REPORTS}/nergens", 404)
    omar.open(f"{REPORTS}/nummer/9", 404)
