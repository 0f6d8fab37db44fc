"""The content policy holds in a real browser; no page runs into it: see `test_every_kind.py`."""

from __future__ import annotations

from playwright.sync_api import expect

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
    window.violations.push(event.violatedDirective));
"""


def test_a_script_from_outside_is_refused(chromium, site) -> None:
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
