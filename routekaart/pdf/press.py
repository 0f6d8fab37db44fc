"""Draws a document with WeasyPrint. Only the process of `routekaart.pdf` imports this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from routekaart.pdf.drawing import Document, File

SITE = "https://routekaart.invalid"
"""What addresses in the document are relative to; there is no such place."""


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


def press(document: Document) -> bytes:
    """The document as a tagged PDF that says its language and title."""
    page = HTML(string=document.html, base_url=f"{SITE}/", url_fetcher=OnlyGiven(document.files))
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return made
