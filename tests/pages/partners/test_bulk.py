"""Many services at once: fetched as a workbook, changed elsewhere, seen before anything is kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from xlsxwriter import Workbook

from routekaart.review.proposals import Proposal
from routekaart.web.partners.sheet import SHEET
from routekaart.web.partners.sheet_columns import KEY
from tests.html import assert_valid, read_html
from tests.pages.partners.conftest import Editor, Office, read_form

PARTNER = "gemeente-leidschendam-voorburg"


def fetch(editor: Editor) -> list[list[Any]]:
    answer = editor.client.get(f"/partner/lijst/{PARTNER}.xlsx", base_url="https://localhost")
    assert answer.status_code == 200
    workbook = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    return workbook.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)


def pack(table: list[list[Any]], name: str = SHEET) -> bytes:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet(name)
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    return written.getvalue()


def send(editor: Editor, content: bytes, status: int = 200) -> str:
    token = editor.form("/partner/lijst")["token"]
    answer = editor.client.post(
        "/partner/lijst",
        data={"token": token, "list": (BytesIO(content), "lijst.xlsx")},
        base_url="https://localhost",
    )
    assert answer.status_code == status, answer.text
    assert_valid(answer.text)
    return str(answer.text)


def change(table: list[list[Any]], slug: str, header: str, value: Any) -> str:
    """Change a cell; gives its name."""
    column = table[0].index(header)
    row = next(at for at, cells in enumerate(table) if cells[0] == slug)
    table[row][column] = value
    return f"{chr(ord('A') + column)}{row + 1}"


def proposals(office: Office) -> dict[str, dict[str, str]]:
    with office.database.reading() as session:
        return {each.entry: each.wanted for each in session.scalars(select(Proposal))}


def test_the_list_comes_back_unchanged_and_changes_nothing(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    page = send(editor, pack(fetch(editor)))
    assert "Er is niets anders dan op de site." in page
    assert proposals(office) == {}


def test_what_changes_is_seen_first_and_then_kept(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    table = fetch(editor)
    change(table, "taalcafe", "In één zin", "U praat met anderen.")
    change(table, "bingo", "Vanaf welke leeftijd", 18)
    page = send(editor, pack(table))
    assert "U praat met anderen." in page
    assert proposals(office) == {}
    filled = read_form(read_html(page), "/partner/lijst/bewaar")
    for _ in range(2):
        editor.post("/partner/lijst/bewaar", filled, 200)
    assert proposals(office) == {
        "service.taalcafe": {"summary": '"U praat met anderen."'},
        "service.bingo": {"minimum_age": "18"},
    }


@pytest.mark.parametrize(
    ("header", "value", "says"),
    [
        ("Naam", "", "Dit vak mag niet leeg zijn."),
        ("E-mailadres", "geen adres", "Dit is geen e-mailadres."),
        ("Website", "ftp://lv.nl", "Begin een webadres met https://."),
        ("Vanaf welke leeftijd", "oud", "Vul een leeftijd in"),
        ("Laatste dag", "morgen", "Vul een dag in"),
        ("Gaat het door?", "misschien", "Kies een van deze"),
    ],
)
def test_what_cannot_be_is_named_by_its_cell(
    office: Office, header: str, value: str, says: str
) -> None:
    editor = office.sign_in(PARTNER)
    table = fetch(editor)
    cell = change(table, "taalcafe", header, value)
    page = send(editor, pack(table), 422)
    assert f"Vak {cell}" in page
    assert says in page


def test_a_formula_is_never_run_or_kept(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    table = fetch(editor)
    change(table, "taalcafe", "In één zin", '=HYPERLINK("https://kwaad.example","Klik")')
    page = send(editor, pack(table))
    assert "HYPERLINK" not in page
    assert "kwaad" not in page
    editor.send("/partner/dienst/taalcafe/wat", summary="=1+1", then="stay")
    assert any("=1+1" in row for row in fetch(editor))


def test_a_row_of_somebody_else_or_twice_is_refused(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    table = fetch(editor)
    table.append(["ping-loket", *table[1][1:]])
    table.append(list(table[1]))
    page = send(editor, pack(table), 422)
    assert "geen sleutel van een dienst van u" in page
    assert "staat er twee keer" in page


@pytest.mark.parametrize("content", [b"", b"geen bestand", b"PK\x03\x04kapot", b"\x00" * 5000])
def test_a_wrong_file_is_told_in_one_sentence(office: Office, content: bytes) -> None:
    editor = office.sign_in(PARTNER)
    assert 'class="warning"' in send(editor, content, 422)


def test_another_workbook_is_told_so(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    assert "het blad" in send(editor, pack([["a"]], "Blad1"), 422)
    assert KEY in send(editor, pack([["a"]]), 422)


def test_a_file_that_is_too_large_is_refused(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    answer = editor.client.post(
        "/partner/lijst",
        data=b"-" * 1_200_000,
        content_type="multipart/form-data; boundary=x",
        base_url="https://localhost",
    )
    assert answer.status_code == 413


def test_the_list_of_somebody_else_is_not_there(office: Office) -> None:
    editor = office.sign_in("woej")
    editor.open(f"/partner/lijst/{PARTNER}.xlsx", 404)


def test_what_somebody_else_changed_meanwhile_stays_theirs(office: Office) -> None:
    editor, other = office.sign_in(PARTNER), office.sign_in(PARTNER, name="Omar")
    table = fetch(editor)
    change(table, "taalcafe", "In één zin", "Van de lijst.")
    page = send(editor, pack(table))
    other.send("/partner/dienst/taalcafe/wat", summary="Van de ander.")
    filled = read_form(read_html(page), "/partner/lijst/bewaar")
    assert "Iemand anders was u voor" in editor.post("/partner/lijst/bewaar", filled, 409)
    assert proposals(office)["service.taalcafe"]["summary"] == '"Van de ander."'
