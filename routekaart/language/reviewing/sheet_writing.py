"""A sheet for a reviewer, as an XLSX workbook.

Every cell is written as text, so that nothing in it is ever taken for a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from routekaart.language.fingerprints import fingerprint
from routekaart.language.locales import LOCALES, Locale
from routekaart.language.reviewing import sheet_columns as columns
from routekaart.language.reviewing.instructions import STEPS, TITLE
from routekaart.language.reviewing.review_text import ReviewText, State
from routekaart.language.reviewing.verdicts import GOOD

_STATES: dict[State, str] = {
    "untranslated": "nog niet vertaald",
    "stale": "het Nederlands is veranderd",
    "machine": "door een computer vertaald",
    "human": "door een mens vertaald",
    "reviewed": "nagekeken",
}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = 1, 2


class TooLong(Exception):
    """A text longer than the 32,767 characters that a cell can hold; the message is its code."""


class _Column(NamedTuple):
    header: str
    width: int
    value: Callable[[ReviewText], str]
    look: str = "plain"


def write_sheet(texts: Iterable[ReviewText], locale: str, said: Callable[[str], str]) -> bytes:
    """The workbook: what to do, and a row for each text. `said` translates the instructions.

    Raises TooLong.
    """
    written = BytesIO()
    with Workbook(written, _OPTIONS) as workbook:
        looks = _looks(workbook, LOCALES[locale])
        _write_instructions(workbook, looks, said)
        _write_rows(workbook, looks, list(texts), LOCALES[locale])
    return written.getvalue()


def _looks(workbook: Any, locale: Locale) -> dict[str, Any]:
    shared = {"text_wrap": True, "valign": "top", "num_format": "@", "border": 1}
    shared |= {"border_color": "#C8D3D5"}
    dutch = {"reading_order": _LEFT_TO_RIGHT, "align": "left"}
    right = locale.direction == "rtl"
    own = {"reading_order": _RIGHT_TO_LEFT, "align": "right"} if right else dutch
    fill = {"locked": False, "bg_color": "#FFF9E0"}
    looks = {
        "plain": shared | dutch | {"font_color": "#4A5B5E"},
        "dutch": shared | dutch,
        "own": shared | own,
        "good": shared | fill | {"align": "center"},
        "better": shared | fill | own,
        "head": shared | {"bold": True, "bg_color": "#0D4F5C", "font_color": "#FFFFFF"},
        "title": dutch | {"bold": True, "font_size": 16},
        "own title": own | {"bold": True, "font_size": 16},
        "step": dutch | {"text_wrap": True, "valign": "top", "font_size": 12},
        "own step": own | {"text_wrap": True, "valign": "top", "font_size": 12},
    }
    return {name: workbook.add_format(look) for name, look in looks.items()}


def _write_instructions(workbook: Any, looks: dict[str, Any], said: Callable[[str], str]) -> None:
    sheet = workbook.add_worksheet("Uitleg")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 1, 60)
    for row, dutch in enumerate((TITLE, *STEPS)):
        kind = "step" if row else "title"
        sheet.write_string(row, 0, dutch, looks[kind])
        if (own := said(dutch)) != dutch:
            sheet.write_string(row, 1, own, looks[f"own {kind}"])
    sheet.protect()


def _write_rows(
    workbook: Any, looks: dict[str, Any], texts: list[ReviewText], locale: Locale
) -> None:
    sheet, shown = workbook.add_worksheet(columns.SHEET), _columns(locale.code)
    if locale.direction == "rtl":
        sheet.right_to_left()
    for number, column in enumerate(shown):
        hidden = {"hidden": True} if not column.width else {}
        sheet.set_column(number, number, column.width or None, None, hidden)
        sheet.write_string(0, number, column.header, looks["head"])
    for row, text in enumerate(texts, start=1):
        for number, column in enumerate(shown):
            if sheet.write_string(row, number, column.value(text), looks[column.look]) < 0:
                raise TooLong(text.code)
    _set_up(sheet, len(texts), [each.header for each in shown])


def _columns(locale: str) -> list[_Column]:
    """A column without width is out of sight."""
    return [
        _Column(columns.PLACE, 26, lambda text: text.place.words),
        _Column(columns.DUTCH, 48, lambda text: text.dutch, "dutch"),
        _Column(columns.WORDS, 48, lambda text: text.words, "own"),
        _Column(columns.GOOD, 9, lambda text: "", "good"),
        _Column(columns.BETTER, 48, lambda text: "", "better"),
        _Column(columns.STATE, 16, lambda text: _STATES[text.state]),
        _Column(columns.ADDRESS, 26, lambda text: text.place.address),
        _Column(columns.code_header(locale), 0, lambda text: text.code),
        _Column(columns.DUTCH_MARK, 0, lambda text: fingerprint(text.dutch)),
        _Column(columns.WORDS_MARK, 0, lambda text: fingerprint(text.words)),
    ]


def _set_up(sheet: Any, rows: int, headers: list[str]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(headers) - 1)
    good = headers.index(columns.GOOD)
    sheet.data_validation(1, good, max(rows, 1), good, {"validate": "list", "source": [GOOD]})
    may = ("format_columns", "format_rows", "autofilter", "sort")
    sheet.protect("", dict.fromkeys(may, True))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.activate()
