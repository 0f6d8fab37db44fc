"""Without a network the route map goes on, as it last was; and a phone can forget it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from tests.journeys.chromium import PHONE
from tests.journeys.conftest import RunningSite
from tests.journeys.inspection import bring_axe, find_violations

_TAKEN = """async () => {
    while (!await caches.match("/meenemen")) await new Promise(go => setTimeout(go, 50));
}"""
_GONE = """async () => {
    while ((await caches.keys()).length) await new Promise(go => setTimeout(go, 50));
}"""
_WORKERS = "() => navigator.serviceWorker.getRegistrations().then(all => all.length)"
_ADDRESSES = """async () => {
    const pack = await caches.open("meenemen");
    return (await pack.keys()).map(each => new URL(each.url).pathname);
}"""
_WHOLE = """async () => {
    const pack = await caches.open("meenemen");
    const kept = await Promise.all((await pack.keys()).map(each => pack.match(each)));
    return (await Promise.all(kept.map(each => each.text()))).join("");
}"""


@pytest.fixture
def taking_along(chromium: Browser, site: RunningSite) -> Iterator[Callable[..., Page]]:
    """A phone after its first visit: the page it is on, and all it took along. The service worker
    goes by the phone's own clock, so the site does as well."""
    contexts: list[BrowserContext] = []
    before, site.clock.now = site.clock.now, datetime.now(ZONE)

    def visit(path: str) -> Page:
        context = chromium.new_context(
            base_url=site.address, viewport=PHONE, service_workers="allow"
        )
        bring_axe(context)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        page.evaluate(_TAKEN)
        return page

    yield visit
    for context in contexts:
        context.close()
    site.clock.now = before


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_questions_outcomes_and_services_are_read_without_a_network(
    taking_along, site: RunningSite, locale: str
) -> None:
    page = taking_along(f"/{locale}/")
    with_network = _read(page, f"/{locale}/hulp/kredietbank-nederland")
    page.context.set_offline(True)
    without = _read(page, f"/{locale}/hulp/kredietbank-nederland")
    assert without[-1] == with_network[-1]
    page.goto(f"/{locale}/")
    page.locator("main a[href$='/route/geld']").first.click()
    page.locator("main .choice").first.click()
    expect(page.locator("main .choice").first).to_be_visible()
    page.goto(f"/{locale}/route/schulden")
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()
    number = site.published.published_at.astimezone(ZONE).year
    assert str(number) in page.locator("main .note").first.inner_text()
    assert find_violations(page) == []


def _read(page: Page, path: str) -> list[str]:
    page.goto(path)
    return [page.locator("h1").inner_text(), page.locator(".now .state").inner_text()]


def test_nothing_about_violence_is_taken_along_and_its_absence_names_whom_to_call(
    taking_along,
) -> None:
    page = taking_along("/nl/")
    words = page.evaluate(_WHOLE)
    assert "/nl/hulp/kredietbank-nederland" in words
    assert '"/nl/route/thuis"' not in words
    assert '"/nl/hulp/veilig-thuis"' not in words
    page.context.set_offline(True)
    page.goto("/nl/hulp/veilig-thuis")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina heeft internet nodig")
    for number in ("tel:112", "tel:08002000"):
        expect(page.locator(f"main a[href='{number}']").first).to_be_visible()
    assert find_violations(page) == []


def test_what_was_looked_at_is_not_kept(taking_along) -> None:
    page = taking_along("/nl/")
    before = set(page.evaluate(_ADDRESSES))
    for path in ("/nl/route/geld", "/nl/hulp/ping-loket", "/nl/zoeken?q=schulden"):
        page.goto(path)
    assert set(page.evaluate(_ADDRESSES)) == before
    assert not [each for each in before if "/hulp/" in each or "/route/" in each]


def test_a_page_that_leaves_no_trace_takes_nothing_along(chromium, site: RunningSite) -> None:
    context = chromium.new_context(base_url=site.address, service_workers="allow")
    page = context.new_page()
    page.goto("/nl/hulp/veilig-thuis")
    page.wait_for_timeout(500)
    assert page.evaluate(_WORKERS) == 0
    context.close()


def test_the_phone_forgets_everything(taking_along) -> None:
    page = taking_along("/nl/lijst/maken?l=ping-loket")
    assert page.evaluate("() => localStorage.lijst") == "ping-loket"
    page.goto("/nl/vergeten")
    page.get_by_role("button", name="Vergeet alles op deze telefoon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles is weg van deze telefoon")
    page.evaluate(_GONE)
    assert page.evaluate("() => localStorage.length") == 0
    assert page.evaluate(_WORKERS) == 0
