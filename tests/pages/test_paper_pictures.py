"""What papers look like, in every language: all of the ink within the margins, lines that begin on
the side where their script begins, and a code that a phone can read."""

from __future__ import annotations

import statistics
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image, ImageOps

from routekaart.language.locales import LOCALES
from tests.pages.browsing import Visitor
from tests.pages.test_papers import LIST, drawn_here, fetch
from tests.pdf_files import draw_pages, needs_pango

__all__ = ["drawn_here"]

POINTS_PER_MILLIMETRE = 72 / 25.4
LEAST_MARGIN = 2.5 * POINTS_PER_MILLIMETRE
"""Nearly no printer reaches the edge of its paper."""

PAPERS = {
    "poster": "/route/geld/poster.pdf?vel=a3",
    "card": f"/lijst/kaart.pdf?l={LIST}&vel=a6",
    "flyer": "/plek/bibliotheek-aan-de-vliet/flyer.pdf?vel=a5",
}

pytestmark = needs_pango


def find_pages(visitor: Visitor, path: str, scale: float = 1.0) -> list[Image.Image]:
    return list(draw_pages(fetch(visitor, path), scale))


@pytest.mark.parametrize("locale", LOCALES)
def test_all_of_a_card_is_within_the_margins(visitor: Visitor, locale: str) -> None:
    for page in find_pages(visitor, f"/{locale}{PAPERS['card']}"):
        box = ImageOps.invert(page).point(lambda dark: dark > 60 and 255).getbbox()
        assert box is not None, "an empty page"
        assert min(box[0], box[1], page.width - box[2], page.height - box[3]) >= LEAST_MARGIN


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", PAPERS)
def test_it_is_laid_out_as_in_dutch_or_mirrored(visitor: Visitor, kind: str, locale: str) -> None:
    dutch = find_pages(visitor, f"/nl{PAPERS[kind]}")[0]
    page = find_pages(visitor, f"/{locale}{PAPERS[kind]}")[0]
    turned = ImageOps.mirror(page)
    if LOCALES[locale].direction == "rtl":
        page, turned = turned, page
    assert likeness(page, dutch) > 0.8
    assert likeness(page, dutch) > likeness(turned, dutch)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How alike they are from afar: 1 for the same, 0 for what has nothing in common."""
    grids = [list(each.resize((12, 16), Image.Resampling.BOX).tobytes()) for each in (one, other)]
    return statistics.correlation(*grids)


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_each_code_on_a_poster_leads_to_a_page(visitor: Visitor, locale: str) -> None:
    links = [
        urlsplit(each) for each in scan(find_pages(visitor, f"/{locale}{PAPERS['poster']}", 2)[0])
    ]
    assert len(links) == 5, "the poster's own, and one for each of the four groups"
    for link in links:
        visitor.open(f"{link.path}?{link.query}" if link.query else link.path)


@pytest.mark.parametrize("vel", ["a6", "a5", "a4"])
def test_the_code_on_a_card_holds_the_list(visitor: Visitor, vel: str) -> None:
    pages = find_pages(visitor, f"/ar/lijst/kaart.pdf?l={LIST}&vel={vel}&ook=nl", 3)
    found = [each for page in pages for each in scan(page)]
    assert len(found) == (2 if vel == "a6" else 4)
    for link in map(urlsplit, found):
        assert link.path in ("/nl/lijst", "/ar/lijst")
        visitor.open(f"{link.path}?{link.query}")


def scan(picture: Image.Image) -> list[str]:
    """What a phone reads in the codes of a picture."""
    return [each.text for each in zxingcpp.read_barcodes(picture)]
