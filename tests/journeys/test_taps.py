"""A tap to call is counted, without keeping anybody from calling."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from routekaart.database import Database
from tests.journeys.conftest import RunningSite
from tests.pages.test_counting import PHONE
from tests.records.signals.test_counts import kept

CALL = "main a[href='tel:+31703008834']"


def taps(site: RunningSite) -> dict[tuple[str, str], int]:
    """How often which service was tapped, in which language; what waits is written first."""
    site.app.extensions["routekaart"].tally.look()
    found = kept(Database(site.database_file)).items()
    return {(each.key, each.locale): number for each, number in found if each.kind == "call"}


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_a_tap_to_call_is_counted(phone, site: RunningSite, locale: str) -> None:
    page = phone(f"/{locale}/route/huis-uit", user_agent=PHONE)
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")  # nobody calls
    call = page.locator(CALL).first
    _, _, service = (call.get_attribute("data-tap") or "").partition(" ")
    before = taps(site).get((service, locale), 0)
    with page.expect_response(f"**/{locale}/tik") as told:
        call.tap()
    assert told.value.status == 204
    assert taps(site)[service, locale] == before + 1
    assert page.context.cookies() == []


def test_without_script_everything_works_and_no_tap_is_counted(phone, site: RunningSite) -> None:
    before = taps(site)
    page = phone("/nl/route/geld", user_agent=PHONE, java_script_enabled=False)
    page.locator("main a[data-tap='unlisted geld']").tap()
    page.wait_for_url("**/nl/route/anders")
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()
    assert taps(site) == before
