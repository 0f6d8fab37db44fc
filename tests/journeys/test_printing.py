"""Any browser prints a paper as our PDF is: the same sheets, with every code readable."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp

from tests.pages.test_papers import LIST

A3, A4, A5, A6, PAIR = (297, 420), (210, 297), (148, 210), (105, 148), (210, 148)
MILLIMETRES = 25.4 / 72


@pytest.mark.parametrize(
    ("path", "sheets", "codes"),
    [
        ("/nl/route/geld/poster?ook=ar", [A3], 5),
        ("/nl/route/geld/poster?ook=ti", [A3], 5),
        ("/ar/route/geld/poster?ook=nl&vel=a4", [A4], 5),
        (f"/ar/lijst/kaart?l={LIST}&ook=nl&vel=a6", [A6, A6], 2),
        (f"/pl/lijst/kaart?l={LIST}&ook=nl&vel=a5", [PAIR, PAIR], 4),
        (f"/ar/lijst/kaart?l={LIST}&ook=nl&vel=a4", [A4], 4),
        ("/fa/plek/bibliotheek-aan-de-vliet/flyer?ook=nl", [A5], 1),
    ],
)
def test_a_paper_is_printed_on_as_many_sheets_as_its_pdf_has(
    phone, path: str, sheets: list[tuple[int, int]], codes: int
) -> None:
    page = phone(path)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    found, read = [], 0
    with pypdfium2.PdfDocument(BytesIO(printed)) as document:
        for number in range(len(document)):
            sheet = document[number]
            found.append(tuple(round(side * MILLIMETRES) for side in sheet.get_size()))
            read += len(zxingcpp.read_barcodes(sheet.render(scale=3).to_pil().convert("L")))
            sheet.close()
    assert (found, read) == (sheets, codes)
