"""No violation that axe can find, on any kind of page, in any language, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from routekaart.language.locales import LOCALES
from tests.journeys.chromium import PHONE, pretend_voices
from tests.journeys.conftest import RunningSite
from tests.journeys.inspection import bring_axe, find_violations
from tests.journeys.pages import KINDS


@pytest.fixture(scope="module")
def page(chromium: Browser, site: RunningSite) -> Iterator[Page]:
    """One for all, because a browser keeps what it has fetched."""
    context = chromium.new_context(base_url=site.address, viewport=PHONE, bypass_csp=True)
    bring_axe(context)
    context.add_init_script(pretend_voices([(code, True) for code in LOCALES]))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_violation_by_day_or_by_night(page: Page, path: str, locale: str) -> None:
    page.goto(f"/{locale}{path}")
    assert find_violations(page) == []


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("document.querySelector('main a').replaceChildren()", "link-name"),
        ("document.querySelector('h1').style.color = '#999'", "color-contrast"),
        ("document.querySelector('h1').style.color = '#222'", "dark, color-contrast"),
    ],
)
def test_axe_looks(page: Page, fault: str, found: str) -> None:
    """Guards the test above: a fault put into a page is found."""
    page.goto("/nl/")
    page.evaluate(fault)
    assert any(each.startswith(found) for each in find_violations(page))
