"""Every pair of colours on a screen is one whose contrast is computed from the tokens: of pages as
they stand `test_every_kind.py` tells that."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.inspection import unfold
from tests.rules.web.test_contrast import DRAWN, TEXT, day, night

FIND_PAIRS = """() => {
    const hex = colour => "#" + colour.match(/[\\d.]+/g).slice(0, 3)
        .map(part => Number(part).toString(16).padStart(2, "0")).join("");
    const ground = each => {
        const colour = getComputedStyle(each).backgroundColor;
        return /^rgba.*, 0\\)$/.test(colour) ? ground(each.parentElement) : hex(colour);
    };
    const isWords = node => node.nodeType === Node.TEXT_NODE && /\\S/.test(node.data);
    const pairs = {words: {}, drawn: {}};
    for (const each of document.body.querySelectorAll("*")) {
        const kind = each.matches("svg") ? "drawn" : "words";
        const filled = each.matches("svg, textarea, input:not([type=radio])");
        const shown = filled || [...each.childNodes].some(isWords);
        const onPaper = each.closest(".qr, .poster, .flyer, .face");
        if (!shown || onPaper || each.getBoundingClientRect().width < 2) continue;
        pairs[kind][`${hex(getComputedStyle(each).color)} ${ground(each)}`] =
            each.outerHTML.slice(0, 90);
    }
    return pairs;
}"""
STATES = """() => {
    document.querySelector(".aloud").classList.add("on");
    document.querySelector(".choice").classList.add("spoken");
}"""


def find_unmeasured(page: Page) -> list[str]:
    """Pairs that no token test computes, by day and by night, with an element that shows them.

    A code to scan is black on white at any time, and so is what goes on paper: see
    `tests/rules/web/test_contrast.py`.
    """
    unfold(page)
    unmeasured = []
    for theme, tokens in (("light", day()), ("dark", night())):
        page.emulate_media(color_scheme=theme)
        words = {f"{tokens[each]} {tokens[ground]}" for each, ground in TEXT}
        drawn = {f"{tokens[each]} {tokens[ground]}" for each, ground in DRAWN} | words
        found = page.evaluate(FIND_PAIRS)
        for kind, measured in (("words", words), ("drawn", drawn)):
            unmeasured += [
                f"{theme}, {kind}: {pair} {html}"
                for pair, html in found[kind].items()
                if pair not in measured
            ]
    return unmeasured


def test_in_every_state(phone) -> None:
    """A page read aloud, a filter chosen, a form sent empty, suggestions while typing."""
    page = phone("/ar/?ook=nl")
    page.evaluate(STATES)
    assert find_unmeasured(page) == []
    page.goto("/ar/zoeken?q=hulp&onderwerp=geld&ook=nl")
    assert find_unmeasured(page) == []
    page.goto("/ar/hulp/ping-loket/klopt-niet?ook=nl")
    page.locator("main button[type=submit]").tap()
    page.locator("#about-error").wait_for()
    assert find_unmeasured(page) == []
    page.goto("/nl/zoeken")
    page.locator("#q").tap()
    page.keyboard.type("kredi")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert find_unmeasured(page) == []


def test_a_pair_of_nobodys_is_found(phone) -> None:
    """Guards what is asked of every kind of page."""
    page = phone("/nl/")
    page.locator("h1").evaluate("each => { each.style.color = '#123456'; }")
    assert any("#123456 #faf7f1" in each for each in find_unmeasured(page))
