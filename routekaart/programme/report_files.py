"""A report as a workbook, and each of its tables as comma separated values."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from routekaart.programme.reporting import Composed, Table

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""With what a spreadsheet begins a formula."""


def write_workbook(report: Composed) -> bytes:
    """A sheet for each section; words only, never a formula."""
    from xlsxwriter import Workbook

    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        title, head = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for section in report.sections:
            sheet = book.add_worksheet(_sheet_name(section.title))
            sheet.set_column(0, 0, 50, wrapped)
            sheet.set_column(1, 5, 24, wrapped)
            sheet.write_string(0, 0, f"{report.title}: {section.title}", title)
            row = 2
            for table in section.tables:
                sheet.write_string(row, 0, table.title, title)
                for number, cells in enumerate((table.head, *table.rows)):
                    for column, cell in enumerate(cells):
                        style = head if number == 0 else wrapped
                        sheet.write_string(row + 1 + number, column, cell, style)
                row += len(table.rows) + 3
    return made.getvalue()


def write_csv(table: Table) -> str:
    """One table; what a spreadsheet would take for a formula is kept from it by a quote."""
    made = StringIO()
    writer = csv.writer(made)
    for cells in (table.head, *table.rows):
        writer.writerow([f"'{cell}" if cell.startswith(_RISKY) else cell for cell in cells])
    return made.getvalue()


def _sheet_name(title: str) -> str:
    """What a workbook takes as the name of a sheet."""
    return "".join(each for each in title if each not in "[]:*?/\\")[:31]
