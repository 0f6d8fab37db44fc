"""No violation that axe can find, on any kind of page, in any script, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from routekaart.language.locales import LOCALES
from tests.journeys.conftest import PHONE, RunningSite, pretend_voices
from tests.journeys.pages import KINDS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def page(chromium: Browser, site: RunningSite) -> Iterator[Page]:
    """A phone that brings axe to every page. Nowhere else may a script come in from outside."""
    context = chromium.new_context(base_url=site.address, viewport=PHONE, bypass_csp=True)
    context.add_init_script(Axe().axe_script)
    context.add_init_script(pretend_voices([(code, True) for code in LOCALES]))
    yield context.new_page()
    context.close()


def find_violations(page: Page, **options: Any) -> list[str]:
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("locale", ["nl", "ar"])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_violation_by_day_or_by_night(page: Page, path: str, locale: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"/{locale}{path}")
    for details in page.locator("summary").all():
        details.click()
    assert find_violations(page, runOnly=RULES) == []
    page.emulate_media(color_scheme="dark")
    assert find_violations(page, runOnly=["color-contrast"]) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('main a').replaceChildren()", "link-name"),
        ("document.querySelector('h1').style.color = '#999'", "color-contrast"),
    ],
)
def test_axe_looks(page: Page, fault: str, rule: str) -> None:
    """Guards the test above: a fault put into a page is found."""
    page.emulate_media(color_scheme="light")
    page.goto("/nl/")
    page.evaluate(fault)
    assert any(each.startswith(rule) for each in find_violations(page, runOnly=RULES))
