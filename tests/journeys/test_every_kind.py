"""A browser finds nothing wrong with any kind of page, in any language, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from routekaart.language.locales import LOCALES
from tests.journeys.chromium import PHONE, pretend_voices
from tests.journeys.conftest import RunningSite, note_complaints
from tests.journeys.inspection import bring_axe, find_faults, find_violations
from tests.journeys.pages import KINDS
from tests.journeys.test_colours import find_unmeasured

DRAWN = "each => each.getBBox().width"


class Inspected(NamedTuple):
    """A page, what the browser complains of on it, and what it asks of anybody."""

    page: Page
    complaints: list[str]
    asked: list[str]


@pytest.fixture(scope="module")
def one_for_all(chromium: Browser, site: RunningSite) -> Iterator[Inspected]:
    """A browser keeps what it has fetched. The site's own policy holds in it."""
    context = chromium.new_context(base_url=site.address, viewport=PHONE, has_touch=True)
    bring_axe(context)
    context.add_init_script(pretend_voices([(code, True) for code in LOCALES]))
    made = Inspected(context.new_page(), [], [])
    note_complaints(made.page, made.complaints)
    made.page.on("request", lambda request: made.asked.append(request.url))
    yield made
    context.close()


@pytest.fixture
def inspected(one_for_all: Inspected) -> Inspected:
    one_for_all.complaints.clear()
    one_for_all.asked.clear()
    return one_for_all


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_nothing_is_wrong_with_it(
    inspected: Inspected, site: RunningSite, path: str, locale: str
) -> None:
    inspected.page.goto(f"/{locale}{path}")
    assert inspected.page.locator("header .sos svg").evaluate(DRAWN) > 0, "no pictograms"
    assert find_faults(inspected.page) == []
    assert find_unmeasured(inspected.page) == []
    assert inspected.complaints == []
    assert inspected.asked != []
    assert [url for url in inspected.asked if not url.startswith(f"{site.address}/")] == []


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("document.querySelector('main a').replaceChildren()", "link-name"),
        ("document.querySelector('h1').style.color = '#999'", "color-contrast"),
        ("document.querySelector('h1').style.color = '#222'", "dark, color-contrast"),
    ],
)
def test_axe_looks(inspected: Inspected, fault: str, found: str) -> None:
    """Guards the test above: a fault put into a page is found."""
    inspected.page.goto("/nl/")
    inspected.page.evaluate(fault)
    assert any(each.startswith(found) for each in find_violations(inspected.page))


def test_what_runs_into_the_policy_is_complained_of(inspected: Inspected) -> None:
    """Guards it too."""
    inspected.page.goto("/nl/")
    inspected.page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert any("Content Security Policy" in each for each in inspected.complaints)
