"""Cards, posters and flyers: as pages, and as PDF with everything in its place."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from routekaart.language.locales import LOCALES
from routekaart.pdf import drawing
from routekaart.web.kit import paper
from routekaart.web.public import papers
from tests.pages.audit import Page, words_in
from tests.pages.browsing import Visitor
from tests.pdf_files import needs_pango, press_here, read_pdf, read_words

LIST = "ping-loket.ga.brief~kredietbank-nederland.bel.mail.tolk"
MILLIMETRE = 72 / 25.4
MONEY_IN_PAIRS = [("nl", each) for each in ("en", "ar", "tr", "pl", "uk", "fa", "ti")]


@pytest.fixture(autouse=True)
def drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """That a process of its own draws the same is told by `tests/rules/test_pdf.py`."""
    monkeypatch.setattr(papers, "warm_up", lambda: None)
    monkeypatch.setattr(paper.drawing, "draw", press_here)


def fetch(visitor: Visitor, path: str) -> bytes:
    answer = visitor.fetch(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return bytes(answer.get_data())


def size_of(made: bytes) -> tuple[int, int]:
    box = read_pdf(made).pages[0].mediabox
    return round(box.width / MILLIMETRE), round(box.height / MILLIMETRE)


@pytest.mark.parametrize(("locale", "vel"), list(product(LOCALES, ["a6", "a5", "a4"])))
def test_a_card_is_a_sound_page_in_every_language(visitor: Visitor, locale: str, vel: str) -> None:
    second = "nl" if locale != "nl" else "ar"
    page = visitor.open(f"/{locale}/lijst/kaart?l={LIST}~weg&vel={vel}&ook={second}")
    assert "“Ik kom voor PING-loket.”" in page.words
    assert page.answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in page.answer.text


def test_a_card_says_all_in_order(visitor: Visitor) -> None:
    words = visitor.open(f"/nl/lijst/kaart?l={LIST}").words
    order = ["PING-loket", "Maandag: 10.00 – 12.00 uur", "Neem uw brief mee.", "Eerst: Bel"]
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert "Nu open" not in words


def test_who_is_to_call_gets_no_address(visitor: Visitor) -> None:
    words = visitor.open("/nl/lijst/kaart?l=sociaal-servicepunt.bel").words
    assert "070 205 7000" in words
    assert "Fluitpolderplein" not in words


def test_the_card_is_found_where_a_list_is_given(visitor: Visitor) -> None:
    links = visitor.open(f"/nl/lijst/geven?l={LIST}&ook=ar").links
    href = next(each for each, says in links.items() if "Kaartje om mee te nemen" in says)
    assert href == f"/ar/lijst/kaart?l={LIST}&ook=nl"
    visitor.open(href)


def test_a_poster_points_by_number_to_who_helps(visitor: Visitor) -> None:
    page = visitor.open("/nl/route/geld/poster")
    lines = {words_in(each) for each in page.main.iter("li")}
    said = next(each for each in lines if each.startswith("Ik heb een dwangbevel gekregen"))
    assert said.endswith("1 2 3")
    assert "Nu open" not in page.words


def test_nothing_on_a_poster_is_about_violence_but_whom_to_call(visitor: Visitor) -> None:
    page = visitor.open("/nl/route/niet-goed/poster")
    assert "Het is thuis niet veilig" in page.words
    assert "0800 2000" in page.words
    assert "Iemand doet mij pijn" not in page.words
    assert visitor.fetch("/nl/route/thuis/poster").status_code == 404
    assert visitor.fetch("/nl/route/thuis/poster.pdf").status_code == 404


def test_a_list_with_something_discreet_leaves_no_trace(visitor: Visitor) -> None:
    page = visitor.open("/nl/lijst/kaart?l=veilig-thuis")
    assert "Snel weg van deze pagina" in page.words


@needs_pango
@pytest.mark.parametrize(("locale", "second"), [*MONEY_IN_PAIRS, ("ar", "nl"), ("fa", "ti")])
def test_the_money_poster_is_one_sheet_with_everything_on_it(
    visitor: Visitor, locale: str, second: str
) -> None:
    path = f"/{locale}/route/geld/poster"
    made = fetch(visitor, f"{path}.pdf?ook={second}")
    assert size_of(made) == (297, 420)
    reader = read_pdf(made)
    assert len(reader.pages) == 1
    words = read_words(made)
    for number in ("070 300 8834", "0800 8020", "070 205 7000", "14 070", "112"):
        assert number in words, "digits stay in order in every script"
    assert reader.root_object["/Lang"] == locale


@needs_pango
@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_on_paper_is_cut_off(visitor: Visitor, locale: str) -> None:
    made = fetch(visitor, f"/{locale}/lijst/kaart.pdf?l={LIST}&vel=a4&ook=ar")
    width, height = (each * MILLIMETRE for each in size_of(made))
    placed = [each for page in read_pdf(made).pages for each in find_places(page)]
    assert placed
    assert [each for each in placed if not (0 < each[1] < width and 0 < each[2] < height)] == []


def find_places(page: Any) -> list[tuple[str, float, float]]:
    """Each piece of text, with where it begins, in points from the left and from below."""
    found: list[tuple[str, float, float]] = []

    def note(text: str, sheet: list[float], own: list[float], *_: object) -> None:
        if text.strip():
            x, y = own[4], own[5]
            across, up = x * sheet[0] + y * sheet[2], x * sheet[1] + y * sheet[3]
            found.append((text, across + sheet[4], up + sheet[5]))

    page.extract_text(visitor_text=note)
    return found


@needs_pango
@pytest.mark.parametrize(
    ("vel", "size"), [("a6", (105, 148)), ("a5", (210, 148)), ("a4", (210, 297))]
)
def test_a_card_has_the_size_that_was_asked_for(
    visitor: Visitor, vel: str, size: tuple[int, int]
) -> None:
    made = fetch(visitor, f"/nl/lijst/kaart.pdf?l={LIST}&vel={vel}&ook=ar")
    assert size_of(made) == size
    assert len(read_pdf(made).pages) == {"a6": 2, "a5": 2, "a4": 1}[vel]


@needs_pango
@pytest.mark.parametrize("locale", LOCALES)
def test_a_card_reads_right_in_every_script(visitor: Visitor, locale: str) -> None:
    words = read_words(fetch(visitor, f"/{locale}/lijst/kaart.pdf?l={LIST}&vel=a5&ook=nl"))
    assert "“Ik kom voor PING-loket.”" in words
    assert "070 300 8834" in words
    assert re.search(r"10[.:]00 – 12[.:]00", words)
    assert "Fluitpolderplein 5, Leidschendam" in words


@needs_pango
def test_a_flyer_is_half_a_sheet_with_the_week(visitor: Visitor) -> None:
    made = fetch(visitor, "/nl/plek/bibliotheek-aan-de-vliet/flyer.pdf")
    assert size_of(made) == (148, 210)
    assert "Maandag: 10.00 – 12.00 uur" in read_words(made)


@needs_pango
def test_a_poster_fits_on_ordinary_paper(visitor: Visitor) -> None:
    assert size_of(fetch(visitor, "/nl/route/geld/poster.pdf?vel=a4")) == (210, 297)


def test_a_poster_is_drawn_once_a_day_and_a_list_never_kept(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(document: drawing.Document) -> bytes:
        drawn.append(document.html)
        return b"%PDF"

    monkeypatch.setattr(paper.drawing, "draw", draw)
    for _ in range(2):
        fetch(visitor, "/nl/route/taal/poster.pdf")
    assert len(drawn) == 1
    for _ in range(2):
        fetch(visitor, f"/nl/lijst/kaart.pdf?l={LIST}")
    assert len(drawn) == 3


@pytest.mark.parametrize(
    ("fault", "says", "again"),
    [
        (drawing.Busy, "Er worden al twee PDF’s gemaakt.", "10"),
        (drawing.NotInstalled, "De PDF lukte niet.", None),
        (drawing.NotDrawn, "De PDF lukte niet.", None),
    ],
)
def test_without_a_pdf_the_page_itself_can_be_printed(
    visitor: Visitor,
    fault: type[Exception],
    says: str,
    again: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def draw(_document: drawing.Document) -> bytes:
        raise fault

    monkeypatch.setattr(paper.drawing, "draw", draw)
    answer = visitor.fetch("/nl/route/huis/poster.pdf")
    page = Page("/nl/route/huis/poster.pdf", answer)
    assert page.status == 503
    assert says in page.words
    assert "Ik heb een vraag over mijn huis" in page.words
    assert answer.headers.get("Retry-After") == again
