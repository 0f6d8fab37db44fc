"""Draws a document with WeasyPrint. Only the process of `routekaart.pdf` imports this."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from routekaart.pdf.drawing import Document, File

SITE = "https://routekaart.invalid"
"""What addresses in the document are relative to; there is no such place."""

FONTS = {
    "Paper": "NotoSans",
    "Paper Arabic": "NotoSansArabic",
    "Paper Ethiopic": "NotoSansEthiopic",
}
"""Our own, so that a PDF is the same on every machine: what a stylesheet calls them, and the name
of the files."""

_WEIGHTS = {400: "Regular", 700: "Bold"}
_FACE = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("{}/fonts/{}-{}.woff2") }}\n'


class Refused(ValueError):
    """The document asks for something that it was not given."""


class OnlyGiven(URLFetcher):  # type: ignore[misc]  # it has no types
    """Whom WeasyPrint asks for whatever a document needs: what came along, and nothing else. What
    is refused is left out, and the log says so."""

    def __init__(self, files: Mapping[str, File]) -> None:
        super().__init__()
        self._files = files

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The file at an address of ours. Raises Refused."""
        file = self._files.get(url.removeprefix(SITE)) if url.startswith(f"{SITE}/") else None
        if file is None:
            raise Refused(url[:100])
        return URLFetcherResponse(url, file.body, {"Content-Type": file.media_type})


class Press:
    """Made ready before there is anything to draw: unpacking the fonts takes half a second."""

    def __init__(self) -> None:
        self._fonts = FontConfiguration()
        faces = "".join(
            _FACE.format(family, weight, SITE, name, style)
            for family, name in FONTS.items()
            for weight, style in _WEIGHTS.items()
        )
        CSS(string=faces, font_config=self._fonts, url_fetcher=OnlyGiven(read_fonts()))
        self.press(Document('<!doctype html><html lang="nl"><title>.</title><p>Aa</p>', {}))

    def press(self, document: Document) -> bytes:
        """The document as a tagged PDF that says its language and title."""
        given = OnlyGiven(document.files)
        page = HTML(string=document.html, base_url=f"{SITE}/", url_fetcher=given)
        made: bytes = page.write_pdf(
            pdf_variant="pdf/ua-1", font_config=self._fonts, zoom=document.zoom
        )
        return made


def read_fonts() -> dict[str, File]:
    """The font files by address."""
    return {
        f"/fonts/{file.name}": File("font/woff2", file.read_bytes())
        for file in (files("routekaart.pdf") / "fonts").iterdir()
        if file.name.endswith(".woff2")
    }
