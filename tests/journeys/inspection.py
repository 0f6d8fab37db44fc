"""What only a browser can find wrong with a page: by axe, by measuring, by looking twice.

Each finding is a line that names the element; a sound page has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.chromium import PHONE

NARROW = {"width": 320, "height": 256}
"""A small phone, and also a screen of 1280 × 1024 at 400 %."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast"]

_RUN_AXE = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"]})
    .then(found => found.violations.flatMap(({id, nodes}) =>
        nodes.map(each => `${id}: ${each.html.slice(0, 160)}`)))"""
_LETTERS = "size => { document.documentElement.style.fontSize = size; }"
_UNFOLD = "() => document.querySelectorAll('details').forEach(each => { each.open = true; })"

_CUT_OFF = """() => {
    const wide = document.documentElement.clientWidth;
    const beyond = document.documentElement.scrollWidth - wide;
    const parts = [...document.querySelectorAll("header *, main *, footer *")].filter(each => {
        const box = each.getBoundingClientRect();
        const beyond = box.right > wide + 1 || box.left < -1;
        return box.width && box.height && beyond && !each.closest(".sideways :is(table, svg)");
    });
    const cut = parts.map(each => each.outerHTML.slice(0, 90));
    return beyond > 0 ? [`the page is ${beyond} px too wide`, ...cut] : cut;
}"""
_SMALL = """() => [...document.querySelectorAll(
    ".choice, .action, .row, .button, button, summary, label.option, " +
    ".brand, .sos, .seek, .languages a, .bottom nav a, .back a, .chip, .find input"
)].map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width && (box.width < 44 || box.height < 44))
  .map(([box, html]) => `${box.width}×${box.height} ${html}`)"""
_NOT_UNDER = """() => [...document.querySelectorAll(".beside")].filter(each => {
    const said = document.createRange();
    said.setStart(each.parentElement, 0);
    said.setEndBefore(each);
    const words = [...said.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    const top = each.getBoundingClientRect().top;
    const lowest = Math.max(...words.map(box => (box.top + box.bottom) / 2));
    return each.offsetWidth > 1 && words.length && top < lowest;
}).map(each => each.parentElement.outerHTML.slice(0, 120))"""


def bring_axe(context: BrowserContext) -> None:
    """Every page of this context gets axe, as a debugger brings it: the site's policy holds."""
    context.add_init_script(Axe().axe_script)


@contextmanager
def inspected_phone(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    """A phone on which axe can look at every page of the site at this address. No page of it may
    ask anybody else for anything."""
    context = chromium.new_context(base_url=address, viewport=PHONE, has_touch=True)
    bring_axe(context)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context
    context.close()
    assert [url for url in asked if not url.startswith(f"{address}/")] == []


def look(page: Page, heading: str) -> None:
    """The page with this heading is there: nothing wrong for axe, everything large enough to tap,
    nothing to push sideways."""
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    assert find_violations(page) == []
    assert find_small(page) == []
    assert find_cut_off(page) == []


def find_faults(page: Page) -> list[str]:
    """All that is wrong with a page: whether it fits the thumb, the screen and large letters, what
    is said below what, and what axe finds by day and by night. One visit, because visits take the
    time. Leaves the page on a phone, unfolded, by night."""
    unfold(page)
    small = [f"smaller than a thumb: {each}" for each in find_small(page)]
    beside = [f"Dutch beside, not under: {each}" for each in find_dutch_not_under(page)]
    page.evaluate(_LETTERS, "200%")
    large = [f"cut off, letters twice as large: {each}" for each in find_cut_off(page)]
    page.evaluate(_LETTERS, "100%")
    page.set_viewport_size(NARROW)
    narrow = [f"cut off, 320 px or 400 % zoom: {each}" for each in find_cut_off(page)]
    narrow += [f"smaller than a thumb, 320 px: {each}" for each in find_small(page)]
    narrow += [f"Dutch beside, not under, 320 px: {each}" for each in find_dutch_not_under(page)]
    page.set_viewport_size(PHONE)
    return [*small, *beside, *large, *narrow, *find_violations(page)]


def find_violations(page: Page) -> list[str]:
    """By day and by night, with all that is folded away unfolded.

    The night changes colours and nothing else (`tests/rules/web/test_contrast.py`), so only they
    are looked at twice. Leaves the page in its night.
    """
    page.emulate_media(color_scheme="light")
    unfold(page)
    by_day = page.evaluate(_RUN_AXE, RULES)
    page.emulate_media(color_scheme="dark")
    by_night = page.evaluate(_RUN_AXE, COLOURS)
    return [*by_day, *(f"dark, {each}" for each in by_night)]


def unfold(page: Page) -> None:
    """All that is folded away can be seen."""
    page.evaluate(_UNFOLD)


def find_cut_off(page: Page) -> list[str]:
    """What lies beyond the edge of the screen, so that the page has to be pushed sideways. A table
    with many columns, or a large drawing, is pushed by itself, in a frame of its own."""
    return list(page.evaluate(_CUT_OFF))


def find_small(page: Page) -> list[str]:
    """What is tapped and smaller than a thumb."""
    return list(page.evaluate(_SMALL))


def find_dutch_not_under(page: Page) -> list[str]:
    """Dutch that stands beside the words it repeats instead of under them."""
    return list(page.evaluate(_NOT_UNDER))
