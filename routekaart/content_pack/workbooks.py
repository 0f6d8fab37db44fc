"""Workbooks that come back from other people's machines, read with distrust: cells, no formulas."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

LARGEST_UNPACKED = 100 * 2**20
"""Bytes. A small file can be packed so that it fills a machine."""


class UnusableSheet(Exception):
    """Why a file cannot be read, as a Dutch sentence."""


def read_table(content: bytes, sheet: str, not_ours: str) -> list[list[Any]]:
    """The cells of a sheet, row by row: what a formula came to, never what it is.

    Raises UnusableSheet; `not_ours` begins its sentence about a file of another kind.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
        if "xl/workbook.xml" not in {each.filename for each in parts}:
            raise UnusableSheet(f"{not_ours}: het is geen XLSX.")
        if sum(each.file_size for each in parts) > LARGEST_UNPACKED:
            raise UnusableSheet("Dit bestand is uitgepakt veel te groot.")
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        if sheet not in workbook.sheet_names:
            raise UnusableSheet(f"{not_ours}: het blad '{sheet}' is weg.")
        found = workbook.get_sheet_by_name(sheet)
        return list(map(list, found.to_python(skip_empty_area=False)))
    except BadZipFile:
        raise UnusableSheet(f"{not_ours}: het is geen XLSX.") from None
    except (CalamineError, ValueError, OverflowError):
        raise UnusableSheet("Dit bestand is beschadigd; vraag het opnieuw.") from None
