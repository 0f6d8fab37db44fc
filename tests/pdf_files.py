"""PDF as tests read it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from routekaart.pdf.drawing import is_installed

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
