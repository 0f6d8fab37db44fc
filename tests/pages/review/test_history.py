"""Who changed what, when, from what to what; and any of it can be proposed again."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.pages.review.conftest import ReviewDesk
from tests.records.review.desk import PING, approve, change, live, submit

HISTORY = "/programma/geschiedenis"


@pytest.fixture
def changed(desk: ReviewDesk) -> ReviewDesk:
    """The summary was changed, and approved by Anne."""
    change(desk.database, summary="Hulp bij geld.")
    submit(desk.database)
    approve(desk.database, later=timedelta(minutes=5))
    return desk


def versions_in(page: str) -> list[str]:
    return re.findall(rf'<h2><a href="({HISTORY}/[^"]+)"', page)


def test_an_entry_is_found_by_its_name(desk: ReviewDesk) -> None:
    browser = desk.officer()
    page = browser.open(f"{HISTORY}?naam=plint")
    assert re.findall(r"<strong>([^<]+)<", page) == ["De Plint"]
    assert f'href="{HISTORY}/location.de-plint"' in page
    assert "0 gevonden" in browser.open(f"{HISTORY}?naam=%3Cb%3E")
    assert "PING-loket" in browser.open(HISTORY)


def test_the_newest_stands_first_with_who_when_and_what(changed: ReviewDesk) -> None:
    page = changed.officer().open(f"{HISTORY}/{PING}")
    assert len(versions_in(page)) == 2
    newest = page[page.index("<ol") : page.index("Ingelezen uit de inhoud")]
    assert "Voorstel, door <bdi>Anne</bdi>" in newest
    assert "<del>U krijgt hulp.</del>" in newest
    assert "<ins>Hulp bij geld.</ins>" in newest


def test_a_version_is_read_as_a_whole(changed: ReviewDesk) -> None:
    browser = changed.officer()
    oldest = versions_in(browser.open(f"{HISTORY}/{PING}"))[-1]
    page = browser.open(oldest)
    assert "U krijgt hulp." in page
    assert "De Plint" in page
    assert 'In één zin <span class="tag live">Nu anders</span>' in page
    assert "Waar en wanneer</dt>" in page


def test_a_version_is_brought_back_as_a_proposal(changed: ReviewDesk) -> None:
    browser = changed.officer()
    oldest = versions_in(browser.open(f"{HISTORY}/{PING}"))[-1]
    address = browser.send(oldest).location
    page = browser.open(address)
    assert "<ins>U krijgt hulp.</ins>" in page
    assert live(changed.database).summary == "Hulp bij geld."
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    browser.send(f"{address}/goedkeuren", on=address, seen=seen[1])
    assert "U krijgt hulp." in changed.resident("/nl/hulp/ping")


def test_what_is_so_already_or_is_being_changed_is_not_brought_back(changed: ReviewDesk) -> None:
    browser = changed.officer()
    newest, oldest = versions_in(browser.open(f"{HISTORY}/{PING}"))
    assert "Zo is het nu al." in browser.send(newest, 422).text
    change(changed.database, name="Spreekuur")
    assert "Er loopt al een voorstel" in browser.send(oldest, 422).text


def test_what_is_not_there_is_not_there(desk: ReviewDesk) -> None:
    browser = desk.officer()
    nothing = "00000000-0000-0000-0000-000000000000"
    for path in (
        "service.niets",
        "term.geld",
        "x",
        f"{PING}/{nothing}",
        f"service.niets/{nothing}",
    ):
        browser.open(f"{HISTORY}/{path}", 404)


def test_it_is_for_the_programme(desk: ReviewDesk) -> None:
    desk.editor()
    browser = desk.sign_in("samira@example.org")
    for path in (HISTORY, f"{HISTORY}/{PING}"):
        browser.open(path, 403)
