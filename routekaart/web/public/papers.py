"""What can be put on paper: shown as a page that any browser prints, and fetched as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from flask import Response, g, make_response

from routekaart.language.locales import LOCALES
from routekaart.pdf.drawing import Busy, NotDrawn, NotInstalled, is_installed, warm_up
from routekaart.web.kit.beside import PARAMETER as BESIDE
from routekaart.web.kit.beside import find_beside
from routekaart.web.kit.downloads import PDF, send_file
from routekaart.web.kit.paper import AGAIN_AFTER, draw_paper, keep_paper
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.wording import gettext as _

SIZE = "vel"
"""The parameter that says the size of the paper."""


class Paper(NamedTuple):
    """`kind` is the folder of its templates, `path` its page's, `back` where one comes from, `name`
    that of the file. `told` is what else its address needs; one that is `private` is kept nowhere.
    """

    kind: str
    path: str
    back: str
    name: str
    size: str
    sizes: tuple[str, ...]
    zoom: float
    describe: Callable[[], dict[str, Any]]
    told: tuple[tuple[str, str], ...] = ()
    private: bool = False

    def address(self, extension: str = "", *, size: str = "", beside: str | None = None) -> str:
        """The page, or the file with an extension such as ".pdf"."""
        told = [*self.told, (SIZE, size or self.size)]
        told += [(BESIDE, beside)] if beside else []
        return f"{self.path}{extension}?{urlencode(told, quote_via=quote)}"


def show_paper(paper: Paper, status: int = 200, note: str = "") -> tuple[str, int]:
    """The page, with what can be chosen above it."""
    if is_installed():
        warm_up()  # who looks at it may want the PDF
    beside = find_beside()
    page = render_page(
        f"public/{paper.kind}/show.html",
        **paper.describe(),
        note=note,
        size=paper.size,
        back_href=paper.back,
        pdf_href=paper.address(".pdf", beside=beside) if is_installed() else None,
        sizes=[(each, paper.address(size=each, beside=beside)) for each in paper.sizes],
        languages=[(each, _turn_to(paper, each.code)) for each in LOCALES.values()],
        beside_href=paper.address(beside=None if beside else "nl"),
        second=[
            (each, paper.address(beside=each.code), each.code == beside)
            for each in LOCALES.values()
            if each.code != g.locale
        ],
    )
    return page, status


def send_paper(paper: Paper) -> Response:
    """The file; 503 with the page itself where it cannot be had now."""
    key = paper.address(beside=find_beside())

    def draw() -> bytes:
        return draw_paper(f"public/{paper.kind}/paper.html", paper.zoom, **_describe(paper))

    try:
        made = draw() if paper.private else keep_paper(key, draw)
    except Busy:
        answer = _apologise(paper, _("Er worden al twee PDF’s gemaakt. Probeer het zo nog eens."))
        answer.headers["Retry-After"] = str(AGAIN_AFTER)
        return answer
    except (NotInstalled, NotDrawn):
        return _apologise(paper, _("De PDF lukte niet. Print deze pagina met uw browser."))
    return send_file(made, PDF, f"{paper.name}.pdf")


def _describe(paper: Paper) -> dict[str, Any]:
    return {**paper.describe(), "size": paper.size}


def _apologise(paper: Paper, note: str) -> Response:
    page, status = show_paper(paper, 503, note)
    return make_response(page, status)


def _turn_to(paper: Paper, locale: str) -> str:
    return paper.address().replace(f"/{g.locale}/", f"/{locale}/", 1)
