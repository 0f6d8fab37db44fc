"""What goes out of a report is words, whatever somebody wrote."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from routekaart.programme.composed import Section, Table
from routekaart.programme.report_files import write_csv, write_workbook

RISKY = ['=HYPERLINK("http://x")', "+31", "-1", "@SUM(A1)", "\tx"]


@pytest.mark.parametrize("cell", RISKY)
def test_no_cell_is_a_formula(cell: str) -> None:
    table = Table("Tabel", ("Wat",), ((cell,),))
    (_, row) = csv.reader(StringIO(write_csv(table), newline=""))
    assert row == [f"'{cell}"]
    section = Section("offer", "Wie: [alles]?", "", (table,))
    book = CalamineWorkbook.from_filelike(BytesIO(write_workbook("Rapport", [section])))
    (sheet,) = book.sheet_names
    assert [cell] in book.get_sheet_by_name(sheet).to_python()


def test_a_number_is_a_number_in_a_workbook_and_as_it_is_in_a_table() -> None:
    table = Table("Tabel", ("Wat", "Keer"), (("Taal", -12),))
    assert write_csv(table).splitlines()[1] == "Taal,-12"
    book = CalamineWorkbook.from_filelike(
        BytesIO(write_workbook("Rapport", [Section("use", "Gebruik", "", (table,))]))
    )
    assert book.get_sheet_by_name("Gebruik").to_python()[-1] == ["Taal", -12]


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(st.lists(st.tuples(words, words), max_size=5))
def test_every_word_comes_back(rows: list[tuple[str, str]]) -> None:
    table = Table("Tabel", ("Wat", "Bron"), tuple(rows))
    read = list(csv.reader(StringIO(write_csv(table), newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
