"""A sheet goes to any spreadsheet program and comes back with the same words."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from routekaart.language.fingerprints import fingerprint
from routekaart.language.locales import LOCALES, TRANSLATED
from routekaart.language.reviewing import sheet_columns
from routekaart.language.reviewing.review_text import Place, ReviewText
from routekaart.language.reviewing.sheet_reading import LARGEST, UnusableSheet, read_sheet
from routekaart.language.reviewing.sheet_writing import TooLong, write_sheet

FORMULAS = ("=1+1", "+31 6", "-1", "@SUM(A1)", "{=1}", "\t=1", "http://x.nl", "1e5", "TRUE")


def texts_of(*words: str) -> list[ReviewText]:
    return [
        ReviewText(f"content.{number}", Place(each, "/x/"), each, each, "machine")
        for number, each in enumerate(words)
    ]


def part_of(workbook: bytes, name: str) -> str:
    return ZipFile(BytesIO(workbook)).read(name).decode()


@pytest.mark.parametrize("locale", TRANSLATED)
def test_nothing_in_a_sheet_is_a_formula_a_number_or_a_link(locale):
    workbook = write_sheet(texts_of(*FORMULAS), locale, lambda dutch: f"={dutch}")

    for number in (1, 2):
        cells = part_of(workbook, f"xl/worksheets/sheet{number}.xml")
        assert "<f>" not in cells
        assert "<hyperlink" not in cells
        kinds = set(re.findall(r'<c r="[A-Z]+\d+"(?: s="\d+")?( t="\w+")?>', cells))
        assert kinds == {' t="s"'}
    sheet = read_sheet(workbook)
    assert sheet.locale == locale
    assert [row.shown for row in sheet.rows] == [each.strip() for each in FORMULAS]


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_sheet_runs_in_the_direction_of_its_language(locale):
    workbook = write_sheet(texts_of("a"), locale, str)
    cells, looks = part_of(workbook, "xl/worksheets/sheet2.xml"), part_of(workbook, "xl/styles.xml")

    right = LOCALES[locale].direction == "rtl"
    assert ('rightToLeft="1"' in cells) is right
    assert ('readingOrder="2"' in looks) is right
    assert 'readingOrder="1"' in looks


def test_only_the_columns_to_fill_are_open_and_the_head_stays():
    workbook = write_sheet(texts_of("a"), "ar", str)
    cells, looks = part_of(workbook, "xl/worksheets/sheet2.xml"), part_of(workbook, "xl/styles.xml")

    assert 'state="frozen"' in cells
    assert "<sheetProtection" in cells
    styles = looks[looks.index("<cellXfs") : looks.index("</cellXfs>")].split("<xf ")[1:]
    open_styles = {number for number, each in enumerate(styles) if 'locked="0"' in each}
    row = re.findall(r'<c r="([A-Z])2" s="(\d+)"', cells)
    assert {column for column, style in row if int(style) in open_styles} == {"D", "E"}
    assert all('wrapText="1"' in styles[int(style)] for _, style in row)


ODD = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=40)


@settings(max_examples=60)
@given(st.lists(ODD, min_size=1, max_size=5), st.sampled_from(TRANSLATED))
def test_whatever_the_words_they_come_back_as_they_went(words, locale):
    texts = texts_of(*words)

    sheet = read_sheet(write_sheet(texts, locale, str))

    assert [(row.number, row.code) for row in sheet.rows] == [
        (number, each.code) for number, each in enumerate(texts, start=2)
    ]
    for row, text in zip(sheet.rows, texts, strict=True):
        assert row.dutch_mark == row.words_mark == fingerprint(text.words)
        assert fingerprint(row.shown) == row.words_mark
        assert (row.good, row.better) == ("", "")


def test_a_text_too_long_for_a_cell_is_named():
    with pytest.raises(TooLong, match=re.escape("content.0")):
        write_sheet(texts_of("a" * 32_768), "en", str)


def table(rows: list[list[object]], name: str = sheet_columns.SHEET) -> bytes:
    """A workbook as another program writes it: cells of any kind."""
    file = BytesIO()
    with Workbook(file) as workbook:
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file.getvalue()


HEAD = ["Code routekaart-nakijken-1 en", "Merk Nederlands", "Merk vertaling", "Vertaling"]


def test_columns_may_move_and_numbers_are_what_was_typed():
    moved = ["Beter", "Goed", "Iets", *HEAD]
    rows = [moved, [112, True, "", "c", "d", "w", 14070.0], ["", "", "", "", "", "", ""]]

    (row,) = read_sheet(table(rows)).rows

    assert row == (2, "c", "d", "w", "14070", "True", "112")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "codes is weg"),
        ([["Goed", "Beter"]], "codes is weg"),
        ([[*HEAD, "Goed"]], "'Beter' is weg"),
        ([[each.replace(" en", " xx") for each in HEAD] + ["Goed", "Beter"]], "'xx'"),
        ([[each.replace("-1", "-2") for each in HEAD] + ["Goed", "Beter"]], "codes is weg"),
    ],
)
def test_a_sheet_that_lacks_something_says_what(rows, says):
    with pytest.raises(UnusableSheet, match=says):
        read_sheet(table(rows))


def test_a_workbook_without_our_sheet_says_so():
    with pytest.raises(UnusableSheet, match="'Nakijken' is weg"):
        read_sheet(table([[*HEAD, "Goed", "Beter"]], "Blad1"))


def packed(**parts: bytes) -> bytes:
    body = BytesIO()
    with ZipFile(body, "w", compression=8) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return body.getvalue()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: b"", "geen XLSX"),
        (lambda: b"PK\x03\x04", "geen XLSX"),
        (lambda: b"Geld;Money", "geen XLSX"),
        (lambda: packed(content=b"x"), "geen XLSX"),
        (lambda: packed(**{"xl__workbook.xml": b"<x"}), "beschadigd"),
        (lambda: packed(**{"xl__workbook.xml": bytes(101 * 2**20)}), "veel te groot"),
        (lambda: bytes(LARGEST + 1), "groter dan 10 MB"),
    ],
)
def test_a_wrong_file_ends_in_one_sentence(make, says):
    """Made in the test: what is large would be made by every run, and be part of a name."""
    with pytest.raises(UnusableSheet, match=says):
        read_sheet(make())


@settings(max_examples=40)
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_never_ends_otherwise(at, junk):
    workbook = write_sheet(texts_of("a", "b"), "en", str)
    broken = workbook[:at] + junk + workbook[at + len(junk) :]
    with suppress(UnusableSheet):
        assert read_sheet(broken).locale == "en"
