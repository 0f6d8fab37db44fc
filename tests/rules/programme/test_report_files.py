"""What goes out of a report is words, whatever somebody wrote."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from routekaart.programme.report_files import write_csv, write_workbook
from routekaart.programme.reporting import Composed, Section, Table
from tests.rules.programme.scene import TODAY

RISKY = ['=HYPERLINK("http://x")', "+31", "-1", "@SUM(A1)", "\tx"]


@pytest.mark.parametrize("cell", RISKY)
def test_no_cell_is_a_formula(cell: str) -> None:
    table = Table("Tabel", ("Wat",), ((cell,),))
    (_, row) = csv.reader(StringIO(write_csv(table), newline=""))
    assert row == [f"'{cell}"]
    section = Section("offer", "Wie: [alles]?", "", (table,))
    report = Composed("Rapport", "Alles", TODAY, TODAY, (section,), ())
    book = CalamineWorkbook.from_filelike(BytesIO(write_workbook(report)))
    (sheet,) = book.sheet_names
    assert [cell] in book.get_sheet_by_name(sheet).to_python()


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(st.lists(st.tuples(words, words), max_size=5))
def test_every_word_comes_back(rows: list[tuple[str, str]]) -> None:
    table = Table("Tabel", ("Wat", "Bron"), tuple(rows))
    read = list(csv.reader(StringIO(write_csv(table), newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
