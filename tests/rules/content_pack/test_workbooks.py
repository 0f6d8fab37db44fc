"""A workbook from elsewhere is read, or refused in a sentence; it never ends the process."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from routekaart.content_pack.workbooks import UnusableSheet, read_table

Rewrite = Callable[[bytes], bytes]


def pack(cells: dict[tuple[int, int], str]) -> bytes:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Blad")
        for (row, column), says in cells.items():
            sheet.write(row, column, says)
    return written.getvalue()


def rewrite(content: bytes, how: Rewrite, add: str = "") -> bytes:
    """The workbook with its sheet written in another way, and perhaps with another part."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as was, ZipFile(written, "w") as became:
        for each in was.infolist():
            part = was.read(each)
            became.writestr(each.filename, how(part) if "sheet1.xml" in each.filename else part)
        if add:
            became.writestr(add, "<x/>")
    return written.getvalue()


def read(content: bytes) -> list[list[object]]:
    return read_table(content, "Blad", "Dit is niet ons bestand")


GOOD = pack({(0, 0): "Naam", (2, 1): "Ping"})
READ = [["Naam", ""], ["", ""], ["", "Ping"]]


def test_cells_are_read_row_by_row() -> None:
    assert read(GOOD) == READ


def test_a_last_row_without_anything_in_it_is_nothing() -> None:
    empty = b'<row r="1048576" ht="12.8" hidden="false"/><row r="9"><c r="XFD9" s="1"/></row>'
    content = rewrite(GOOD, lambda part: part.replace(b"</sheetData>", empty + b"</sheetData>"))
    assert read(content) == READ


@pytest.mark.parametrize("spot", [(1_048_575, 16_383), (1_048_575, 0), (99, 16_383)])
def test_a_word_in_a_far_corner_is_refused_before_room_is_made(spot: tuple[int, int]) -> None:
    with pytest.raises(UnusableSheet, match="veel te groot"):
        read(pack({(0, 0): "a", spot: "b"}))


@pytest.mark.parametrize(
    "how",
    [
        lambda part: part.replace(b'r="B3"', b"r='XFD1048576'"),
        lambda part: part.replace(b'r="B3"', b'r = "XFD1048576"'),
        lambda part: part.replace(b'r="B3"', b'r="XFD1048576" s="/>"'),
        lambda part: part.replace(b'<c r="B3"', b"<c").replace(b'<row r="3"', b'<row r="1048576"'),
        lambda part: part.replace(b'r="B3"', b'r="AAAAAAAAA99999999999999"'),
    ],
)
def test_however_it_is_written(how: Rewrite) -> None:
    written = rewrite(GOOD, how)
    assert written != rewrite(GOOD, lambda part: part)
    with pytest.raises(UnusableSheet):
        read(written)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "geen XLSX"),
        (b"naam;waarde", "geen XLSX"),
        (GOOD[: len(GOOD) // 2], "geen XLSX"),
        (rewrite(GOOD, lambda part: part, "content.xml"), "geen XLSX"),
        (rewrite(GOOD, lambda part: part, "xl/workbook.bin"), "geen XLSX"),
        (rewrite(GOOD, lambda _: b"<worksheet><sheetData><row"), "beschadigd"),
    ],
)
def test_what_is_no_workbook_of_ours_is_said(content: bytes, says: str) -> None:
    with pytest.raises(UnusableSheet, match=says):
        read(content)


def test_a_sheet_that_is_gone_is_named() -> None:
    with pytest.raises(UnusableSheet, match="het blad 'Anders' is weg"):
        read_table(GOOD, "Anders", "Dit is niet ons bestand")


def test_what_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routekaart.content_pack.workbooks.LARGEST_UNPACKED", 100)
    with pytest.raises(UnusableSheet, match="uitgepakt veel te groot"):
        read(GOOD)
