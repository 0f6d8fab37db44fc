"""One's own services as an XLSX workbook, and what came back in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from routekaart.catalogue.pack import PackService
from routekaart.content_pack.workbooks import UnusableSheet, read_table
from routekaart.web.kit.form_fields import Said
from routekaart.web.partners.sheet_columns import COLUMNS, KEY, Column, cell_text

SHEET = "Uw diensten"

_NOT_OURS = "Dit is niet het bestand dat u hier ophaalde"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class Slip(NamedTuple):
    """What is wrong in a cell, such as C5."""

    cell: str
    says: str


class Returned(NamedTuple):
    """What a workbook says of each service: fields by slug; and all that cannot be."""

    services: dict[str, dict[str, Any]]
    slips: list[Slip]


def write_sheet(services: Mapping[str, PackService]) -> bytes:
    """A row for each service, by slug. Every cell is text, so none is taken for a formula."""
    from xlsxwriter import Workbook

    written = BytesIO()
    with Workbook(written, _OPTIONS) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        head = workbook.add_format({"bold": True, "bg_color": "#0D4F5C", "font_color": "#FFFFFF"})
        plain = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        sheet.freeze_panes(1, 2)
        for number, (header, width) in enumerate(
            [(KEY, 24), *((each.header, each.width) for each in COLUMNS)]
        ):
            sheet.set_column(number, number, width, plain)
            sheet.write_string(0, number, header, head)
        for row, (slug, service) in enumerate(services.items(), start=1):
            for number, text in enumerate([slug, *(_cell(each, service) for each in COLUMNS)]):
                sheet.write_string(row, number, text, plain)
    return written.getvalue()


def read_sheet(content: bytes, services: Mapping[str, PackService]) -> Returned:
    """What came back about these services. A column that is gone is left as it was.

    Raises UnusableSheet.
    """
    table = read_table(content, SHEET, _NOT_OURS)
    headers = [cell_text(each) for each in table[0]] if table else []
    if KEY not in headers:
        raise UnusableSheet(f"{_NOT_OURS}: de kolom '{KEY}' is weg.")
    key = headers.index(KEY)
    columns = [(headers.index(each.header), each) for each in COLUMNS if each.header in headers]
    returned = Returned({}, [])
    for number, cells in enumerate(table[1:], start=2):
        slug = cell_text(cells[key])
        if not slug and not any(map(cell_text, cells)):
            continue
        if slug not in services or slug in returned.services:
            says = "Deze dienst staat er twee keer." if slug in returned.services else _UNKNOWN
            returned.slips.append(Slip(f"{_letter(key)}{number}", says))
            continue
        fields: dict[str, Any] = {}
        returned.services[slug] = fields
        returned.slips.extend(_read_row(number, cells, columns, fields))
    return returned


_UNKNOWN = "Dit is geen sleutel van een dienst van u. Een nieuwe dienst maakt u op de site."


def _read_row(
    number: int, cells: list[Any], columns: list[tuple[int, Column]], fields: dict[str, Any]
) -> Iterator[Slip]:
    for at, column in columns:
        try:
            fields[column.field] = column.read(cell_text(cells[at]))
        except Said as reason:
            yield Slip(f"{_letter(at)}{number}", str(reason))
    for first, last, says in _TOGETHER:
        begins, ends = fields.get(first), fields.get(last)
        if begins is not None and ends is not None and ends < begins:
            at = next(at for at, column in columns if column.field == last)
            yield Slip(f"{_letter(at)}{number}", says)


_TOGETHER = (
    ("minimum_age", "maximum_age", "De hoogste leeftijd ligt onder de laagste."),
    ("valid_from", "valid_to", "De laatste dag ligt voor de eerste dag."),
)


def _cell(column: Column, service: PackService) -> str:
    value = getattr(service, column.field)
    return "" if value is None else column.write(value)


def _letter(number: int) -> str:
    """The name of a column; there are fewer than 26."""
    return chr(ord("A") + number) if number < 26 else "?"
