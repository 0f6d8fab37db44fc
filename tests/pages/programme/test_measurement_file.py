"""Many measurements at once: fetched as a workbook, seen before any is kept, and kept once."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart
from xlsxwriter import Workbook

from routekaart.programme.measurement_files import KEY, SHEET
from routekaart.programme.records import read_programme
from tests.html import assert_valid, read_html
from tests.pages.partners.conftest import Editor, Office, read_form, words

FILE = "/programma/indicatoren/xlsx"
TAKE_OVER = f"{FILE}/overnemen"
Table = list[list[Any]]


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def fetch_table(editor: Editor) -> Table:
    answer = editor.client.get(f"{FILE}/metingen.xlsx", base_url="https://localhost")
    assert answer.status_code == 200
    workbook = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    return workbook.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)


def fill_in(table: Table, area: str = "Heuvel Noord", **typed: Any) -> bytes:
    """The workbook with the empty row of this area filled in."""
    row = find_row(table, area)
    said = {"Jaar": 2024, "Getal": "19,4", "Waar staat dat?": "Wijkatlas"} | typed
    for header, value in said.items():
        row[table[0].index(header)] = value
    return pack(table)


def find_row(table: Table, area: str = "Heuvel Noord", year: str = "") -> list[Any]:
    at = {header: number for number, header in enumerate(table[0])}
    return next(
        row
        for row in table
        if (row[at[KEY]], row[at["Gebied"]], row[at["Jaar"]]) == ("bijstand", area, year)
    )


def pack(table: Table, name: str = SHEET) -> bytes:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as workbook:
        sheet, days = workbook.add_worksheet(name), workbook.add_format({"num_format": "d-m"})
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell, days if isinstance(cell, date) else None)
    return written.getvalue()


def upload(editor: Editor, content: bytes, status: int = 200) -> str:
    # Encoded here: of a large one the client would leave a temporary file open.
    file = FileStorage(BytesIO(content), "metingen.xlsx")
    boundary, body = encode_multipart({"token": editor.form(FILE)["token"], "file": file})
    kind = f"multipart/form-data; boundary={boundary}"
    answer = editor.client.post(FILE, data=body, content_type=kind, base_url="https://localhost")
    assert answer.status_code == status, answer.text
    assert_valid(answer.text)
    return str(answer.text)


def what_is_asked(page: str) -> dict[str, Any]:
    return read_form(read_html(page), TAKE_OVER)


def measured(office: Office, area: str = "Heuvel Noord") -> list[tuple[int, float, str | None]]:
    with office.database.reading() as session:
        series = read_programme(session).indicators["bijstand"].series
    (own,) = (each for each in series if each.area == area)
    return [(each.year, each.value, each.found_in) for each in own.measurements]


def test_the_file_as_it_was_fetched_changes_nothing(omar: Editor) -> None:
    page = words(upload(omar, pack(fetch_table(omar))))
    assert "Nieuw: 0 · Anders: 0 · Hetzelfde: 11 · Niet goed: 0" in page
    assert "Er is niets om over te nemen." in page


def test_what_was_filled_in_is_seen_first_and_kept_once(office: Office, omar: Editor) -> None:
    page = upload(omar, fill_in(fetch_table(omar)))
    assert "Nieuw: 1 · Anders: 0" in words(page)
    assert "Heuvel Noord, 2024" in words(page)
    assert "19,4 %, Wijkatlas" in words(page)
    assert measured(office) == []
    for _ in range(2):
        where = omar.post(TAKE_OVER, what_is_asked(page))
    assert measured(office) == [(2024, 19.4, "Wijkatlas")]
    assert "De metingen zijn overgenomen." in omar.open(where)
    history = words(omar.open("/programma/onderdelen/indicatoren/bijstand/geschiedenis"))
    assert "Door Omar" in history
    assert "in 2024 gemeten 19,4, Wijkatlas" in history


def test_what_is_known_is_changed_beside_what_it_was(office: Office, omar: Editor) -> None:
    omar.post(TAKE_OVER, what_is_asked(upload(omar, fill_in(fetch_table(omar)))))
    table = fetch_table(omar)
    find_row(table, year="2024")[table[0].index("Getal")] = 18.5
    page = upload(omar, pack(table))
    assert "Nu 19,4 %, Wijkatlas Wordt 18,5 %, Wijkatlas" in words(page)
    omar.post(TAKE_OVER, what_is_asked(page))
    assert measured(office) == [(2024, 18.5, "Wijkatlas")]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"Jaar": "volgend jaar"}, "Vul een jaar in tot en met 2026, zoals 2025."),
        ({"Jaar": 2027}, "Vul een jaar in tot en met 2026"),
        ({"Jaar": 2024.5}, "Vul een jaar in tot en met 2026"),
        ({"Jaar": date(2024, 1, 1)}, "Bij het jaar staat een dag."),
        ({"Jaar": 2020}, "Dit gebied en dit jaar staan ook in rij 2."),
        ({"Getal": date(2026, 5, 1)}, "Van dit getal is een dag of een tijd gemaakt."),
        ({"Getal": "veel"}, "Vul alleen een getal in, zoals 13,5."),
        ({"Getal": True}, "Vul alleen een getal in"),
        ({"Getal": -3}, "Vul alleen een getal in"),
        ({"Getal": 120}, "Heuvel Noord: een waarde kan niet, zoals 120 %"),
        ({"Getal": ""}, "Vul alleen een getal in"),
        ({"Waar staat dat?": " "}, "Zeg waar dit getal staat."),
        ({"In woorden": "a" * 201}, "Maak de woorden korter"),
        ({"Gebied": "Nergens"}, "Dit gebied hoort niet bij deze indicator."),
        ({KEY: "nergens"}, "Deze indicator is er niet."),
    ],
)
def test_a_row_that_cannot_be_is_named_and_the_others_go_on(
    office: Office, omar: Editor, typed: dict[str, Any], says: str
) -> None:
    table = fetch_table(omar)
    number = table.index(find_row(table)) + 1
    fill_in(table, **typed)
    page = upload(omar, fill_in(table, area="Prinsenhof hoog"))
    assert f"Rij {number} : {says}" in words(page)
    assert "Neem 1 meting over" in page
    omar.post(TAKE_OVER, what_is_asked(page))
    assert measured(office) == []
    assert measured(office, "Prinsenhof hoog") == [(2024, 19.4, "Wijkatlas")]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (5, "Met dit jaar begon het programma. Dat getal blijft staan."),
        ("", "Het getal is leeg. Een meting haalt u weg bij de indicator zelf."),
    ],
)
def test_what_it_began_with_stays(omar: Editor, value: Any, says: str) -> None:
    table = fetch_table(omar)
    find_row(table, year="2020")[table[0].index("Getal")] = value
    assert says in upload(omar, pack(table))


@pytest.mark.parametrize(("typed", "doubts"), [(0.135, True), ("0,135", False), (13.5, False)])
def test_a_share_that_a_sheet_made_of_percents_is_doubted(
    omar: Editor, typed: Any, doubts: bool
) -> None:
    page = upload(omar, fill_in(fetch_table(omar), Getal=typed))
    assert ("Dit is minder dan 1 %. Klopt dat?" in page) == doubts


def test_what_somebody_else_measured_meanwhile_stays_theirs(office: Office, omar: Editor) -> None:
    table = fetch_table(omar)
    fill_in(table, area="Prinsenhof hoog")
    page = upload(omar, fill_in(table))
    noor = office.sign_in(name="Noor", role="officer")
    noor.send(
        "/programma/indicatoren/bijstand",
        area="Heuvel Noord", year="2024", value="18", found_in="Wijkscan",
    )  # fmt: skip
    page = words(omar.post(TAKE_OVER, what_is_asked(page), 409))
    assert "Iemand anders was u voor." in page
    assert "Huishoudens met bijstandsuitkering, Heuvel Noord, 2024" in page
    assert measured(office) == [(2024, 18, "Wijkscan")]
    assert measured(office, "Prinsenhof hoog") == [(2024, 19.4, "Wijkatlas")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Kies eerst een bestand."),
        (b"Jaar;Getal", "het is geen XLSX"),
        (b"\xd0\xcf\x11\xe0 een oud bestand", "het is geen XLSX"),
        (pack([["a"]], "Blad1"), "het blad &#39;Metingen&#39; is weg"),
        (pack([[KEY, "Gebied", "Jaar"]]), "de kolom &#39;Getal&#39; is weg"),
        (b"a" * (2**20 + 1), "Dit bestand is te groot. Het mag hoogstens 1 MB zijn."),
    ],
)
def test_a_file_that_cannot_be_read_is_said(omar: Editor, content: bytes, says: str) -> None:
    assert says in upload(omar, content, 422)


def test_words_that_look_like_a_formula_stay_words(omar: Editor) -> None:
    page = upload(omar, fill_in(fetch_table(omar), **{"In woorden": "@SUM(A1)"}))
    omar.post(TAKE_OVER, what_is_asked(page))
    table = fetch_table(omar)
    assert find_row(table, year="2024")[table[0].index("In woorden")] == "@SUM(A1)"


def test_only_the_programme_gets_the_file(office: Office, omar: Editor) -> None:
    editor = office.sign_in("woej")
    editor.open(FILE, 403)
    editor.open(f"{FILE}/metingen.xlsx", 403)
    asked = what_is_asked(upload(omar, fill_in(fetch_table(omar))))
    omar.post(TAKE_OVER, asked | {"changes": '{"a": 1}'}, 400)
    assert measured(office) == []
