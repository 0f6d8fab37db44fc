"""PDF as tests read it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from routekaart.pdf.drawing import Document, is_installed

if TYPE_CHECKING:
    from routekaart.pdf.press import Press

needs_pango = pytest.mark.skipif(
    not is_installed(),
    reason="NO PANGO; no PDF was drawn. Debian: apt-get install libpangoft2-1.0-0",
)


def read_pdf(made: bytes) -> PdfReader:
    """Raises PdfReadError for what is none."""
    return PdfReader(BytesIO(made), strict=True)


def read_words(made: bytes) -> str:
    """What all its pages say, with single blanks."""
    return " ".join(" ".join(page.extract_text() for page in read_pdf(made).pages).split())


def press_here(document: Document) -> bytes:
    """The same PDF as `draw` has made, without a new process that unpacks the fonts each time."""
    return _find_press().press(document)


@cache
def _find_press() -> Press:
    from routekaart.pdf.press import Press

    return Press()


def draw_pages(made: bytes, scale: float = 1.0) -> Iterator[Image.Image]:
    """Each page in black on white; at scale 1 a pixel is a point."""
    with pypdfium2.PdfDocument(made) as document:
        for number in range(len(document)):
            page = document[number]
            yield page.render(scale=scale).to_pil().convert("L")
            page.close()
