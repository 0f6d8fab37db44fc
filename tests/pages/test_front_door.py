"""The addresses that phones, browsers and search engines ask for by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest

from routekaart.language.locales import LOCALES
from tests.pages.browsing import Visitor

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.mark.parametrize(
    ("asks", "gets"),
    [
        (None, "nl"),
        ("", "nl"),
        ("nl-NL,nl;q=0.9", "nl"),
        ("en-GB,en;q=0.9", "en"),
        ("ar", "ar"),
        ("ar-SY,ar;q=0.8,en;q=0.2", "ar"),
        ("AR-ma", "ar"),
        ("so,ar;q=0.5,nl;q=0.4", "ar"),
        ("ti-ER", "ti"),
        ("so-SO", "nl"),
        ("fr;q=1, *;q=0.1", "nl"),
        ("en;q=0,ar;q=0.1", "ar"),
        ("en;q=twee", "nl"),
        (";;;,,,=", "nl"),
        ("é💩" * 50, "nl"),
        ("en," * 2000, "en"),
    ],
)
def test_the_front_door_speaks_the_browsers_language(
    visitor: Visitor, asks: str | None, gets: str
) -> None:
    headers = {} if asks is None else {"Accept_Language": asks}
    answer = visitor.fetch("/", **headers)
    assert (answer.status_code, answer.location) == (302, f"/{gets}/")
    assert "Accept-Language" in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in answer.headers


def test_a_language_that_was_chosen_is_not_overruled(visitor: Visitor) -> None:
    page = visitor.audit("/nl/", visitor.fetch("/nl/", Accept_Language="ar"))
    assert page.locale == "nl"


def test_robots_are_kept_out_of_forms_and_shown_the_sitemap(visitor: Visitor) -> None:
    answer = visitor.fetch("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Disallow: /*/klopt-niet" in answer.text
    assert "Sitemap: http://localhost/sitemap.xml" in answer.text


def test_the_sitemap_holds_every_page_that_helps(visitor: Visitor) -> None:
    answer = visitor.fetch("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    entries = list(ElementTree.fromstring(answer.data))
    paths = {
        entry.findtext(f"{SITEMAP}loc", "").removeprefix("http://localhost") for entry in entries
    }
    assert len(paths) == len(entries)
    for path in paths:
        assert visitor.fetch(path).status_code == 200, path
    for slug in visitor.edition.services:
        offered = visitor.edition.services[slug].offered_on(visitor.clock.now.date())
        assert {f"/{locale}/hulp/{slug}" in paths for locale in LOCALES} == {offered}
    for entry in entries:
        others = entry.findall(LINK)
        assert [each.get("hreflang") for each in others] == list(LOCALES)
        assert entry.findtext(f"{SITEMAP}loc") in [each.get("href") for each in others]
        assert entry.findtext(f"{SITEMAP}lastmod") == "2026-11-23"


def test_security_txt_says_whom_to_warn_and_is_fresh(visitor: Visitor) -> None:
    answer = visitor.fetch("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert answer.mimetype == "text/plain"
    assert fields["Contact"].startswith("mailto:")
    left = datetime.fromisoformat(fields["Expires"]) - visitor.clock.now
    assert timedelta(days=30) < left < timedelta(days=365)


def test_the_manifest_names_icons_that_are_there(visitor: Visitor) -> None:
    answer = visitor.fetch("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    described = answer.get_json()
    assert described["start_url"] == "/"
    for icon in described["icons"]:
        found = visitor.fetch(icon["src"])
        assert (found.status_code, found.mimetype) == (200, icon["type"])


def test_the_icon_that_old_browsers_ask_for_is_there(visitor: Visitor) -> None:
    answer = visitor.fetch(visitor.fetch("/favicon.ico").location)
    assert (answer.status_code, answer.mimetype) == (200, "image/x-icon")


def test_a_monitor_hears_whether_all_is_well(visitor: Visitor) -> None:
    assert visitor.fetch("/health/live").text == "ok\n"
    ready = visitor.fetch("/health/ready")
    assert (ready.status_code, ready.text) == (200, "edition 1\n")
