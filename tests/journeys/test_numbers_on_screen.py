"""In Arabic, digits stand on the screen in the order in which one dials, reads and tells time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PHONES = [
    "/route/huis-uit",
    "/route/schulden",
    "/hulp/jongeren-perspectief-fonds",
    "/nood",
    "/onbekend",
]
HOURS = ["/hulp/kredietbank-nederland", "/plek/bibliotheek-aan-de-vliet", "/vandaag"]

FIND = """kind => {
    // Every run of digits in <main>, with its text and where it stands from the left.
    const whole = new RegExp(kind, "g"), found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        for (const match of node.data.matchAll(whole)) {
            const groups = [...match[0].matchAll(/\\d+/g)].map(group => {
                const range = document.createRange();
                range.setStart(node, match.index + group.index);
                range.setEnd(node, match.index + group.index + group[0].length);
                const rects = range.getClientRects();
                return rects.length ? [group[0], rects[0].left, rects[0].top] : null;
            });
            if (groups.every(Boolean)) found.push([match[0], groups]);
        }
    }
    return found;
}"""
PHONE_NUMBER = r"\d+(?: \d+)+"
HOURS_FROM_TO = r"\d\d:\d\d – \d\d:\d\d"


def out_of_order(page: Page, kind: str) -> tuple[int, list[str]]:
    """How many there are, and those whose groups do not run from left to right on a line."""
    found = page.evaluate(FIND, kind)
    wrong = [
        text
        for text, groups in found
        if [left for _, left, _ in groups] != sorted(left for _, left, _ in groups)
        or len({round(top) for _, _, top in groups}) > 1
    ]
    return len(found), wrong


@pytest.mark.parametrize("locale", ["ar", "nl"])
@pytest.mark.parametrize("path", PHONES)
def test_telephone_numbers(phone, path: str, locale: str) -> None:
    count, wrong = out_of_order(phone(f"/{locale}{path}"), PHONE_NUMBER)
    assert count > 0
    assert wrong == []


@pytest.mark.parametrize("path", HOURS)
def test_hours_from_and_till(phone, path: str) -> None:
    page = phone(f"/ar{path}")
    for details in page.locator("summary").all():
        details.click()
    count, wrong = out_of_order(page, HOURS_FROM_TO)
    assert count > 0
    assert wrong == []


def test_a_number_left_to_itself_would_be_turned_round(phone) -> None:
    """Guards the tests above: this is what they are there to find."""
    page = phone("/ar/nood")
    page.evaluate("""() => {
        const bare = document.createElement("p");
        bare.textContent = "اتصل 070 300 8834";
        document.querySelector("main").replaceChildren(bare);
    }""")
    assert out_of_order(page, PHONE_NUMBER) == (1, ["070 300 8834"])
