"""Sections of tables as a workbook, and each table as comma separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

from routekaart.programme.composed import Cell, Section, Table

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""With what a spreadsheet begins a formula."""


def write_workbook(title: str, sections: Iterable[Section]) -> bytes:
    """A sheet for each section; words and whole numbers, never a formula."""
    from xlsxwriter import Workbook

    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for section in sections:
            sheet = book.add_worksheet(_sheet_name(section.title))
            sheet.set_column(0, 0, 50, wrapped)
            sheet.set_column(1, 5, 24, wrapped)
            sheet.write_string(0, 0, f"{title}: {section.title}", bold)
            row = 2
            for table in section.tables:
                sheet.write_string(row, 0, table.title, bold)
                for number, cells in enumerate((table.head, *table.rows)):
                    style = head if number == 0 else wrapped
                    _write_row(sheet, row + 1 + number, cells, style)
                row += len(table.rows) + 3
    return made.getvalue()


def write_csv(table: Table) -> str:
    """One table; what a spreadsheet would take for a formula is kept from it by a quote."""
    made = StringIO()
    writer = csv.writer(made)
    for cells in (table.head, *table.rows):
        writer.writerow([_harmless(cell) for cell in cells])
    return made.getvalue()


def _write_row(sheet: Any, row: int, cells: Iterable[Cell], style: object) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, style)
        else:
            sheet.write_string(row, column, cell, style)


def _harmless(cell: Cell) -> str:
    said = str(cell)
    return f"'{said}" if isinstance(cell, str) and said.startswith(_RISKY) else said


def _sheet_name(title: str) -> str:
    """What a workbook takes as the name of a sheet."""
    return "".join(each for each in title if each not in "[]:*?/\\")[:31].strip("'")
