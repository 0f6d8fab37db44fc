"""Every page in every language, and every link on it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Set
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from routekaart.language.locales import LOCALES
from tests.pages.audit import Page
from tests.pages.browsing import BOTH_WAYS, PAGES, Visitor, paths_of

ENDED = ("jongerenadviespunt", "wijk-ggz")
AFTER_A_FORM = ("corrected", "thank_for_service", "thank_for_step")
NOT_LED_TO = (*AFTER_A_FORM, "shortlist", "hand_over", "cards", "absent")
"""Besides: what is made of one list, and what stands in for a page without a network."""
RECORDED = Path(__file__).with_name("routes.txt")


def status_of(path: str, start: str) -> int:
    """What a page answers with: 410 for what has ended, 301 for the question on the home page."""
    if path == f"/route/{start}":
        return 301
    return 410 if path in [f"/hulp/{slug}" for slug in ENDED] else 200


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("route", PAGES)
def test_every_page_is_sound_in_every_language(visitor: Visitor, route: str, locale: str) -> None:
    paths = paths_of(route, visitor.edition)
    assert paths
    for path in paths:
        status = status_of(path, visitor.edition.route_map.start)
        if status == 301:
            assert visitor.fetch(f"/{locale}{path}").location == "../"
        else:
            visitor.open(f"/{locale}{path}", status=status)


def languages_of(path: str) -> Set[str]:
    """The one in which a page is read, and the one beside it."""
    parts = urlsplit(path)
    return LOCALES.keys() & {parts.path.split("/")[1], *parse_qs(parts.query).get("ook", [])}


def walk(visitor: Visitor, begin: Set[str], locales: Collection[str]) -> set[str]:
    """Every address that can be tapped from those to begin with, each of them fetched.

    That pages are sound is told above, but not of answers to a query. Other languages are left
    out: that is the language bar, which every page's audit looks at.
    """
    seen, left = set(begin), deque(begin)
    while left:
        path = left.popleft()
        below = path.removeprefix(f"/{path.split('/')[1]}")
        answer = visitor.fetch(path)
        assert answer.status_code == status_of(below, visitor.edition.route_map.start), path
        page = visitor.audit(path, answer) if "?" in path else Page(path, answer)
        for found in page.internal - seen:
            if "?" in path and "?" in found:
                continue  # filters of a list of results add up without end
            if languages_of(found) - set(locales):
                continue
            seen.add(found)
            left.append(found)
    return seen


def test_every_link_leads_somewhere(visitor: Visitor) -> None:
    """From the home pages and from the sitemap; and nothing that can be shown is lost."""
    sitemap = visitor.fetch("/sitemap.xml").text
    listed = re.findall(r"<loc>http://localhost(.*?)</loc>", sitemap)
    seen = {path for path in listed if path.split("/")[1] in BOTH_WAYS}
    seen |= {f"/{locale}/" for locale in BOTH_WAYS}
    seen = walk(visitor, seen, BOTH_WAYS)
    start = visitor.edition.route_map.start
    shown = {
        f"/{locale}{path}"
        for locale in BOTH_WAYS
        for route in PAGES
        if route not in NOT_LED_TO
        for path in paths_of(route, visitor.edition)
        if status_of(path, start) == 200
        and not any(path == f"/hulp/{slug}/klopt-niet" for slug in ENDED)
    }
    assert shown - seen == set()


def test_every_service_can_be_reached_by_tapping(visitor: Visitor) -> None:
    """From the home page alone: nobody taps in a sitemap."""
    seen = walk(visitor, {"/nl/"}, ["nl"])
    offered = {f"/nl/hulp/{slug}" for slug in visitor.edition.services if slug not in ENDED}
    assert offered - seen == set()


def test_no_address_comes_or_goes_unnoticed(visitor: Visitor) -> None:
    """A lost URL is a poster that leads nowhere: take one out of routes.txt only on purpose."""
    rules = {
        f"{method} {rule.rule}"
        for rule in visitor.app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    }
    assert rules == set(RECORDED.read_text().splitlines())
