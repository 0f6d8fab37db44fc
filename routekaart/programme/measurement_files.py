"""Measurements as an XLSX workbook: what is known, with room for more; and what came back in it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from routekaart.content_pack.workbooks import UnusableSheet, read_table
from routekaart.programme.figures import say_number
from routekaart.programme.measurement_rows import Cells, list_rows, say_source
from routekaart.programme.programme import Programme

SHEET = "Metingen"
KEY = "Sleutel (niet veranderen)"
_COLUMNS = {
    KEY: 30,
    "Indicator": 44,
    "Gebied": 24,
    "Waarin": 12,
    "Jaar": 10,
    "Getal": 12,
    "In woorden": 32,
    "Waar staat dat?": 32,
}
_NEEDED = (KEY, "Gebied", "Jaar", "Getal", "In woorden", "Waar staat dat?")
_NOT_OURS = "Dit is niet het bestand dat u hier ophaalde"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_measurements(programme: Programme) -> bytes:
    """A row for each year of each area, and an empty one to fill in. Every cell is text: so no
    sheet makes a day of "1,5", or 0,135 of "13,5 %"."""
    from xlsxwriter import Workbook

    written = BytesIO()
    with Workbook(written, _OPTIONS) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        head = workbook.add_format({"bold": True, "bg_color": "#0D4F5C", "font_color": "#FFFFFF"})
        plain = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        sheet.freeze_panes(1, 3)
        for column, (header, width) in enumerate(_COLUMNS.items()):
            sheet.set_column(column, column, width, plain)
            sheet.write_string(0, column, header, head)
        for row, (key, indicator, series, found) in enumerate(list_rows(programme), start=1):
            cells = [key, indicator.name, series.area, indicator.unit]
            if found is not None:
                known = (str(found.year), say_number(found.value), found.says or "")
                cells += [*known, say_source(found)]
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, plain)
    return written.getvalue()


def read_measurements(content: bytes) -> list[Cells]:
    """The rows of a workbook that came back. Raises UnusableSheet."""
    table = read_table(content, SHEET, _NOT_OURS)
    headers = [str(each).strip() for each in table[0]] if table else []
    gone = [each for each in _NEEDED if each not in headers]
    if gone:
        raise UnusableSheet(f"{_NOT_OURS}: de kolom '{gone[0]}' is weg.")
    at = [headers.index(each) for each in _NEEDED]
    rows = ([cells[each] for each in at] for cells in table[1:])
    return [_cells(number, cells) for number, cells in enumerate(rows, start=2)]


def _cells(row: int, found: list[Any]) -> Cells:
    key, area, year, value, says, found_in = found
    return Cells(row, _text(key), _text(area), year, value, _text(says), _text(found_in))


def _text(cell: Any) -> str:
    """A cell of words, whatever a sheet made of them."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return str(cell).replace("\r\n", "\n").strip()
