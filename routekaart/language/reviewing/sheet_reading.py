"""A sheet that came back from a reviewer, read with distrust: it was on other people's machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from routekaart.content_pack.workbooks import UnusableSheet, read_table
from routekaart.language.locales import TRANSLATED
from routekaart.language.reviewing import sheet_columns as columns
from routekaart.language.reviewing.verdicts import Row

LARGEST = 10 * 2**20
"""Bytes of a file. Ours are a tenth of it."""

_NOT_OURS = "Dit is geen nakijkbestand van deze site"


__all__ = ["LARGEST", "Sheet", "UnusableSheet", "read_sheet"]


class Sheet(NamedTuple):
    """The rows that came back, and the locale they are in."""

    locale: str
    rows: list[Row]


def read_sheet(workbook: bytes) -> Sheet:
    """Read a workbook. Raises UnusableSheet."""
    if len(workbook) > LARGEST:
        raise UnusableSheet(f"Dit bestand is groter dan {LARGEST // 2**20} MB.")
    table = read_table(workbook, columns.SHEET, _NOT_OURS)
    headers = [_plain(each) for each in table[0]] if table else []
    found = {header: number for number, header in reversed(list(enumerate(headers)))}
    locales = {locale: found[each] for each in headers if (locale := columns.locale_of(each))}
    if not locales:
        raise UnusableSheet(f"{_NOT_OURS}: de kolom met codes is weg.")
    locale, code = next(iter(locales.items()))
    if locale not in TRANSLATED:
        raise UnusableSheet(f"Dit bestand is in een taal die deze site niet heeft: '{locale}'.")
    names = (columns.DUTCH_MARK, columns.WORDS_MARK, columns.WORDS, columns.GOOD, columns.BETTER)
    if gone := [name for name in names if name not in found]:
        raise UnusableSheet(f"{_NOT_OURS}: de kolom '{gone[0]}' is weg.")
    return Sheet(locale, list(_rows(table[1:], [code, *(found[name] for name in names)])))


def _rows(table: list[list[Any]], numbers: list[int]) -> Iterator[Row]:
    """Rows that have a code or that say something; the first under the header is row 2."""
    for number, cells in enumerate(table, start=2):
        code, dutch, words, shown, good, better = (_plain(cells[each]) for each in numbers)
        if code or good or better:
            yield Row(number, code, dutch, words, shown, good, better)


def _plain(cell: object) -> str:
    """A cell as it was typed: a spreadsheet makes numbers of what looks like one."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
