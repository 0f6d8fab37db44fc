"""Dutch stands under what is read, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import pytest
from flask import Flask, g
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from routekaart.language.text import Text
from routekaart.web.kit import beside
from routekaart.web.kit.beside import choose_beside, in_both, pair, say
from routekaart.web.kit.wording import choose_wording, install_wording
from routekaart.web.kit.words import Words

lay_out = partial(beside.lay_out, beside="nl")
UNDER = ' <span class="beside" lang="nl" dir="ltr">{}</span>'


@pytest.fixture
def page(tmp_path) -> Iterator[None]:
    """A page in Arabic that asks for Dutch as well; its catalogue is empty."""
    app = Flask("beside")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(tmp_path)
    install_wording(app)
    with app.test_request_context("/ar/?ook=nl"):
        choose_wording("ar")
        choose_beside()
        yield


def test_dutch_stands_under_a_sentence(page) -> None:
    assert lay_out(f"<p>{pair('مرحبا', 'Hallo')}</p>") == f"<p>مرحبا{UNDER.format('Hallo')}</p>"


def test_a_word_may_be_marked_in_a_sentence(page) -> None:
    marked = pair(Markup("<mark>دين</mark> كبير"), Markup("Grote <mark>schuld</mark>"))
    assert lay_out(f"<p>{marked}</p>") == (
        f"<p><mark>دين</mark> كبير{UNDER.format('Grote <mark>schuld</mark>')}</p>"
    )


def test_what_is_the_same_is_said_once(page) -> None:
    assert pair("SchuldHulpMaatje", "SchuldHulpMaatje") == "SchuldHulpMaatje"


@pytest.mark.parametrize(
    "html",
    ["<title>{}</title>", '<p title="{}">x</p>', "<option>{}</option>", "<script>{}</script>"],
)
def test_titles_and_attributes_keep_to_one_language(page, html: str) -> None:
    assert lay_out(html.format(pair("مرحبا", "Hallo"))) == html.format("مرحبا")


def test_a_value_is_in_the_language_of_its_sentence(page) -> None:
    said = say("Nu open, tot %(time)s", time=pair("12:00", "12.00 uur"))
    assert lay_out(said) == "Nu open, tot 12:00" + UNDER.format("Nu open, tot 12.00 uur")


def test_a_value_in_a_sentence_is_never_laid_out_twice(page) -> None:
    inner = say("Op %(day)s", day=pair("الاثنين", "maandag"))
    assert lay_out(say("Open: %(when)s", when=inner)).count("<span") == 1


def test_safe_html_stays_safe_and_other_text_does_not_become_so(page) -> None:
    assert isinstance(pair(Markup("<b>a</b>"), Markup("<b>b</b>")), Markup)
    assert not isinstance(pair("<b>", "b"), Markup)


class Line(NamedTuple):
    kind: str
    words: list[str]
    number: int


def test_words_made_in_code_are_made_twice(page) -> None:
    @in_both
    def speak() -> Line:
        return Line("open", [f"in {g.locale}", "same"], 3)

    assert speak() == Line("open", [pair("in ar", "in nl"), "same"], 3)
    assert beside.is_beside()
    assert g.locale == "ar"


def test_after_a_fault_the_page_speaks_as_before(page) -> None:
    @in_both
    def speak() -> str:
        raise KeyError(g.locale)

    with pytest.raises(KeyError):
        speak()
    assert (g.locale, beside.is_beside()) == ("ar", True)


@pytest.mark.parametrize(
    ("tag", "becomes"),
    [
        ('<a href="/ar/route/x">', '<a href="/ar/route/x?ook=nl">'),
        ('<a class="c" href="/ar/zoeken?q=x">', '<a class="c" href="/ar/zoeken?ook=nl&amp;q=x">'),
        ('<a href="/en/" hreflang="en">', '<a href="/en/" hreflang="en">'),
        ('<a href="https://example.org/nl/">', '<a href="https://example.org/nl/">'),
        ('<a href="tel:112">', '<a href="tel:112">'),
        ('<link href="/static/site.css">', '<link href="/static/site.css">'),
    ],
)
def test_links_to_our_own_pages_keep_it(page, tag: str, becomes: str) -> None:
    assert lay_out(tag) == becomes


def test_another_language_stands_under_dutch_in_its_own_direction(tmp_path) -> None:
    app = Flask("beside")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(tmp_path)
    install_wording(app)
    with app.test_request_context("/nl/?ook=ar"):
        choose_wording("nl")
        choose_beside()
        assert beside.lay_out(pair("Hallo", "مرحبا"), "ar") == (
            'Hallo <span class="beside" lang="ar" dir="rtl">مرحبا</span>'
        )
        assert beside.lay_out('<a href="/nl/nood">', "ar") == '<a href="/nl/nood?ook=ar">'
        text = Text("Hulp", {"ar": "مساعدة", "en": "Help"}, ("ar",))
        assert Words("nl").read(text) == pair("Hulp", "مساعدة")
        assert Words("en").read(text) == pair("Help", "مساعدة")
        assert (
            Words("tr").read(text) == f'<span lang="nl" dir="ltr">{pair("Hulp", "مساعدة")}</span>'
        )
        assert Words("en").read(Text("Hulp", {"en": "Help"})) == "Help"


@pytest.mark.parametrize("asked", ["ar", "xx", "", "NL"])
def test_no_second_language_that_is_the_same_or_unknown(tmp_path, asked: str) -> None:
    app = Flask("beside")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(tmp_path)
    install_wording(app)
    with app.test_request_context(f"/ar/?ook={asked}"):
        choose_wording("ar")
        choose_beside()
        assert beside.find_beside() is None


def test_in_dutch_there_is_nothing_beside(tmp_path) -> None:
    app = Flask("beside")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(tmp_path)
    install_wording(app)
    with app.test_request_context("/nl/?ook=nl"):
        choose_wording("nl")
        choose_beside()
        assert not beside.is_beside()
        assert say("Hallo") == "Hallo"


@given(said=st.text(), dutch=st.text())
def test_no_mark_reaches_a_visitor(said: str, dutch: str) -> None:
    clean = [each.translate(dict.fromkeys(range(0xE000, 0xE003))) for each in (said, dutch)]
    page = lay_out(pair(*(each.replace("<", "").replace(">", "") for each in clean)))
    assert not set(page) & {"\ue000", "\ue001", "\ue002"}
