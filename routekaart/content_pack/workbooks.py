"""Workbooks that come back from other people's machines, read with distrust: cells, no formulas."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as BadCompression  # noqa: N812 - it is a class

LARGEST_UNPACKED = 100 * 2**20
"""Bytes. A small file can be packed so that it fills a machine."""

MOST_CELLS = 500_000
"""From the first cell to the farthest. Who reads them makes room for all those between: one word in
the last corner of a sheet is enough to end the process."""

_PLACE = re.compile(
    rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']  # r="B12": where a cell or a row stands
    ((?:\s+[\w:.]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*/>)?  # and nothing in it
    """,
    re.VERBOSE,
)

_OTHER_KINDS = {"xl/workbook.bin", "content.xml"}


class UnusableSheet(Exception):
    """Why a file cannot be read, as a Dutch sentence."""


def read_table(content: bytes, sheet: str, not_ours: str) -> list[list[Any]]:
    """The cells of a sheet, row by row: what a formula came to, never what it is.

    Raises UnusableSheet; `not_ours` begins its sentence about a file of another kind.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with ZipFile(BytesIO(content)) as packed:
            _check_parts(packed, not_ours)
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        if sheet not in workbook.sheet_names:
            raise UnusableSheet(f"{not_ours}: het blad '{sheet}' is weg.")
        found = workbook.get_sheet_by_name(sheet)
        return list(map(list, found.to_python(skip_empty_area=False)))
    except BadZipFile:
        raise UnusableSheet(f"{not_ours}: het is geen XLSX.") from None
    except (CalamineError, BadCompression, ValueError, OverflowError, EOFError, RuntimeError):
        raise UnusableSheet("Dit bestand is beschadigd; vraag het opnieuw.") from None


def _check_parts(packed: ZipFile, not_ours: str) -> None:
    """Raises UnusableSheet before anything is made of what is in them."""
    parts = packed.infolist()
    names = {each.filename for each in parts}
    if "xl/workbook.xml" not in names or names & _OTHER_KINDS:
        raise UnusableSheet(f"{not_ours}: het is geen XLSX.")
    if sum(each.file_size for each in parts) > LARGEST_UNPACKED:
        raise UnusableSheet("Dit bestand is uitgepakt veel te groot.")
    for each in parts:
        _check_places(packed.read(each))


def _check_places(part: bytes) -> None:
    farthest_row = farthest_column = 1
    for place in _PLACE.finditer(part):
        letters, number, is_empty = place.groups()
        if is_empty:
            continue
        farthest_row = max(farthest_row, int(number[:9]))
        farthest_column = max(farthest_column, _column(letters[:4]))
        if farthest_row * farthest_column > MOST_CELLS:
            raise UnusableSheet("Dit blad is veel te groot. Staat er ver naar onder nog iets?")


def _column(letters: bytes) -> int:
    """The number of a column, from 1: "A", "Z", "AA"."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
