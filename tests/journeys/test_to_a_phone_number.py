"""The promise: in three taps a resident has somebody to call."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from routekaart.language.locales import LOCALES
from tests.journeys.chromium import PHONE

OUTCOMES = {
    "direct": ["huis-uit", "deurwaarder", "dwangbevel", "gas-licht"],
    "vraag": ["schulden", "rekeningen", "stress", "rondkomen"],
    "papieren": ["formulieren", "advocaat"],
    "jong": ["bijna-18", "jong-rekeningen", "jong-vragen", "jong-schulden"],
}


def tap(page: Page, href: str) -> None:
    page.locator(f'main a[href="{href}"]').tap()
    page.wait_for_url(f"**{href}")


@pytest.mark.parametrize("java_script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_from_home_to_a_number_in_three_taps(phone, locale: str, java_script: bool) -> None:
    page = phone(f"/{locale}/", java_script_enabled=java_script)
    tap(page, f"/{locale}/route/geld")
    tap(page, f"/{locale}/route/direct")
    tap(page, f"/{locale}/route/huis-uit")
    call = page.locator("main a[href='tel:+31703008834']").first
    expect(call).to_be_visible()
    expect(call).to_contain_text("070 300 8834")
    expect(page.locator("html")).to_have_attribute("lang", locale)


@pytest.mark.parametrize("locale", ["nl", "ar"])
@pytest.mark.parametrize("group", OUTCOMES)
def test_every_statement_is_three_taps_from_a_number(phone, group: str, locale: str) -> None:
    page = phone(f"/{locale}/route/{group}")
    for key in OUTCOMES[group]:
        tap(page, f"/{locale}/route/{key}")
        expect(page.locator("main a[href^='tel:']").first).to_be_visible()
        page.go_back()
        page.wait_for_url(f"**/{locale}/route/{group}")


def test_the_urgent_number_is_on_the_first_screen(phone, site) -> None:
    """Nobody in a hurry has to find out that a page goes on below; least of all at night, when
    more is said above the number."""
    page = phone("about:blank")
    site.clock.set("2026-11-22T23:10")
    lowest = {}
    for locale in LOCALES:
        page.goto(f"/{locale}/route/huis-uit")
        expect(page.locator(".aloud")).to_be_visible()
        box = page.locator("main a[href^='tel:']").first.bounding_box()
        assert box is not None
        lowest[locale] = box["y"] + box["height"]
    site.clock.set("2026-11-23T10:30")
    assert {locale: low for locale, low in lowest.items() if low > PHONE["height"]} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_languages_stand_in_two_rows(phone, locale: str) -> None:
    """All in sight, each in its own script, and little of the screen."""
    tops = phone(f"/{locale}/route/direct").evaluate(
        "[...document.querySelectorAll('.languages a')].map(each => each.offsetTop)"
    )
    assert len(tops) == len(LOCALES)
    assert len(set(tops)) <= 2


def test_help_in_danger_is_one_tap_from_everywhere(phone) -> None:
    page = phone("/nl/hulp/ping-loket")
    page.locator("header a.sos").tap()
    expect(page.locator("main a[href='tel:112']")).to_be_in_viewport()


def test_the_same_page_in_another_language(phone) -> None:
    page = phone("/nl/route/huis-uit")
    page.get_by_role("link", name="العربية").tap()
    page.wait_for_url("**/ar/route/huis-uit")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("link", name="Nederlands").tap()
    page.wait_for_url("**/nl/route/huis-uit")


def test_my_question_is_not_there_leads_to_somebody(phone) -> None:
    page = phone("/ar/route/jong")
    tap(page, "/ar/route/anders")
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()


def test_the_back_button_gives_the_question_again(phone) -> None:
    page = phone("/nl/")
    tap(page, "/nl/route/geld")
    tap(page, "/nl/route/vraag")
    tap(page, "/nl/route/schulden")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar heeft u zorgen over?")
    page.locator("p.back a").tap()
    page.wait_for_url("**/nl/route/geld")
