"""The audit itself: what it is meant to catch, it catches."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from werkzeug.datastructures import Headers

from routekaart.web.kit.headers import SECURITY_HEADERS
from tests.pages import audit
from tests.pages.audit import Page
from tests.pages.browsing import Visitor


def a_page(body: str, asked: str = "/en/", lang: str = "en") -> Page:
    direction = "rtl" if lang == "ar" else "ltr"
    head = "<head><title>T</title></head>"
    html = f'<!doctype html><html lang="{lang}" dir="{direction}">{head}<body>{body}</body></html>'
    headers = Headers([*SECURITY_HEADERS, ("Content-Type", "text/html; charset=utf-8")])
    answer = SimpleNamespace(status_code=200, headers=headers, get_data=lambda as_text: html)
    return Page(asked, answer, frozenset({"Sociaal Servicepunt"}))


@pytest.mark.parametrize(
    ("check", "body"),
    [
        (audit.check_valid_html, "<p><b>x</p>"),
        (audit.check_valid_html, "<ul><p>x</p></ul>"),
        (audit.check_valid_html, "<span><ul><li>x</li></ul></span>"),
        (audit.check_valid_html, '<summary><a href="/">x</a></summary>'),
        (audit.check_nothing_empty, '<a href="/"><svg aria-hidden="true"></svg></a>'),
        (audit.check_headings, "<h1>x</h1><h3>y</h3>"),
        (audit.check_headings, "<h1>x</h1><h1>y</h1>"),
        (audit.check_headings, "<h2>x</h2>"),
        (audit.check_ids, '<p id="a">x</p><p id="a">y</p>'),
        (audit.check_ids, '<p aria-describedby="gone">x</p>'),
        (audit.check_ids, '<a href="#gone">x</a>'),
        (audit.check_fields, '<input name="q" id="q">'),
        (audit.check_fields, "<fieldset><p>x</p></fieldset>"),
        (audit.check_dutch_is_marked, "<p>Sociaal Servicepunt</p>"),
        (audit.check_names, "<svg></svg>"),
        (audit.check_names, '<img src="/x.png">'),
        (audit.check_names, "<nav>x</nav><nav>y</nav>"),
        (audit.check_nothing_inline, '<p style="color: red">x</p>'),
        (audit.check_nothing_inline, '<p onclick="x()">x</p>'),
        (audit.check_nothing_inline, "<script>x()</script>"),
        (audit.check_nothing_inline, "<style>p { color: red }</style>"),
        (audit.check_nothing_from_elsewhere, '<img src="https://x.example/y.png" alt="">'),
        (audit.check_nothing_from_elsewhere, '<script src="//x.example/y.js"></script>'),
        (audit.check_language_bar, '<a href="/nl/" hreflang="nl" lang="nl">Nederlands</a>'),
    ],
)  # fmt: skip
def test_each_check_finds_its_fault(check, body: str) -> None:
    assert list(check(a_page(body)))


def test_a_page_in_another_language_than_asked_for_is_found() -> None:
    assert list(audit.check_language(a_page("", asked="/ar/")))
    assert list(audit.check_language(a_page("", lang="xx")))


def test_a_number_that_arabic_would_turn_round_is_found() -> None:
    bare = a_page('<a href="tel:14070">14 070</a>', lang="ar")
    assert list(audit.check_numbers_run_left_to_right(bare))
    kept = a_page('<a href="tel:14070"><bdi dir="ltr">14 070</bdi></a>', lang="ar")
    assert not list(audit.check_numbers_run_left_to_right(kept))


def test_headers_are_looked_at() -> None:
    page = a_page("")
    assert list(audit.check_headers(page)) == []
    page.answer.headers["Set-Cookie"] = "a=b"
    del page.answer.headers["Content-Security-Policy"]
    assert len(list(audit.check_headers(page))) == 2


def test_a_visitor_minds_the_status(visitor: Visitor) -> None:
    with pytest.raises(AssertionError, match="answers 200"):
        visitor.open("/nl/", status=404)
