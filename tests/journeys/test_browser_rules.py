"""The content policy holds in a real browser, and no page of ours runs into it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import KINDS

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
    window.violations.push(event.violatedDirective));
"""


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_no_page_runs_into_its_own_policy_or_asks_anybody_else(phone, site, locale: str) -> None:
    page = phone("about:blank")
    page.add_init_script(WATCH)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in KINDS.values():
        page.goto(f"/{locale}{path}")
        assert page.evaluate("window.violations") == [], path
        drawn = page.locator("header .sos svg").evaluate("each => each.getBBox().width")
        assert drawn > 0, f"{path}: the pictograms are not drawn"
    assert [url for url in asked if not url.startswith(site.address)] == []
    assert len(asked) > len(KINDS)


def test_a_script_from_outside_is_refused(chromium, site) -> None:
    """Also shows that the watch above sees a violation."""
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto("/nl/")
    page.evaluate("""() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", () => done());
        const style = document.createElement("style");
        style.textContent = "main { display: none }";
        document.head.append(style);
    })""")
    assert page.evaluate("window.violations") == ["style-src-elem"]
    context.close()


def test_not_even_our_own_script_writes_html(chromium, site) -> None:
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    page.goto("/nl/")
    said = page.evaluate("""() => {
        try { document.body.innerHTML = "<b>x</b>"; } catch (fault) { return fault.name; }
    }""")
    assert said == "TypeError"
    expect(page.get_by_role("main")).to_be_visible()
    context.close()


def test_nothing_is_kept_in_the_browser(phone, site) -> None:
    page = phone("/nl/")
    for path in ("/ar/route/huis-uit", "/nl/hulp/ping-loket/klopt-niet"):
        page.goto(path)
        assert page.context.cookies() == []
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
