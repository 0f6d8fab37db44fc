"""Pages fit: small screens, large letters, thumbs, keyboards, high contrast, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.inspection import find_cut_off, find_dutch_not_under, find_small

FOCUSED = """() => {
    const each = document.activeElement, style = getComputedStyle(each);
    if (each === document.body) return null;
    const box = each.getClientRects()[0] ?? each.getBoundingClientRect();
    const label = each.matches("input") ? each.closest("label") ?? each : each;
    // Of what is in view, the middle: a large field may go on below.
    const middle = (low, high, size) => (Math.max(low, 0) + Math.min(high, size)) / 2;
    const top = document.elementFromPoint(
        middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return {
        html: each.outerHTML.slice(0, 90),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
            && box.right > 0 && box.left < innerWidth,
        uncovered: top !== null && (label.contains(top) || top.contains(label)),
    };
}"""


@pytest.mark.parametrize(
    ("find", "selector", "name", "value"),
    [
        (find_cut_off, "h1", "min-inline-size", "400px"),
        (find_small, ".sos", "min-block-size", "0"),
        (find_dutch_not_under, "h1 .beside", "display", "inline"),
    ],
)
def test_what_does_not_fit_is_found(phone, find, selector: str, name: str, value: str) -> None:
    """Guards what is asked of every kind of page."""
    page = phone("/pl/?ook=nl")
    assert find(page) == []
    page.locator(selector).evaluate(
        "(each, [name, value]) => each.style.setProperty(name, value)", [name, value]
    )
    assert find(page) != []


@pytest.mark.parametrize("locale", ["nl", "ar"])
@pytest.mark.parametrize(
    "path", ["/", "/route/huis-uit", "/hulp/ping-loket", "/hulp/ping-loket/klopt-niet"]
)
def test_the_keyboard_is_always_seen_where_it_is(phone, path: str, locale: str) -> None:
    page = phone(f"/{locale}{path}")
    stops = []
    while len(stops) < 80:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 8
    assert [stop["html"] for stop in stops if not stop["ring"]] == []
    assert [stop["html"] for stop in stops if not (stop["seen"] and stop["uncovered"])] == []


def test_the_first_tab_skips_to_what_the_page_is_about(phone) -> None:
    page = phone("/nl/hulp/ping-loket")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def colours(page: Page, selector: str) -> dict[str, str]:
    return page.locator(selector).first.evaluate(
        """each => {
            const style = getComputedStyle(each);
            return {words: style.color, ground: style.backgroundColor, line: style.borderTopColor,
                    width: style.borderTopWidth, fill: style.fill};
        }"""
    )


def test_in_forced_colours_buttons_and_states_can_still_be_told(phone) -> None:
    page = phone("/nl/route/schulden", forced_colors="active")
    ground = colours(page, "body")["ground"]
    for selector in (".action.primary", ".card", ".row", ".sos"):
        drawn = colours(page, selector)
        assert drawn["width"] != "0px", selector
        assert drawn["line"] != ground, selector
        assert drawn["words"] != drawn["ground"], selector
    assert colours(page, ".action svg")["fill"] != colours(page, ".action")["ground"]
    filled = "each => getComputedStyle(each, '::before').backgroundColor"
    dots = {
        kind: page.locator(f".state.{kind}").first.evaluate(filled) for kind in ("open", "unknown")
    }
    assert dots["open"] != dots["unknown"]


def test_on_paper_there_is_help_and_no_navigation(phone) -> None:
    page = phone("/nl/hulp/kredietbank-nederland")
    page.emulate_media(media="print")
    for selector in ("header nav", ".sos", "footer nav", ".skip", ".now .state"):
        expect(page.locator(selector)).to_be_hidden()
    for words in ("070 300 8834", "leidschendam-voorburg@kbnl.nl", "Maandag tot en met vrijdag"):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    assert colours(page, "body")["ground"] == "rgb(255, 255, 255)"


def test_a_step_of_the_route_prints_without_its_links_back_and_on(phone) -> None:
    page = phone("/nl/route/huis-uit")
    page.emulate_media(media="print")
    for selector in (".back", ".elsewhere"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.get_by_text("070 300 8834").first).to_be_visible()
