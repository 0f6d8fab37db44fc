"""Looking for words of one's own, on a phone: with and without script, in both directions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def type_words(page: Page, words: str) -> None:
    """As somebody does, once the suggestions are there."""
    with page.expect_response("**/zoeken/woorden.json"):
        page.locator("#q").tap()
    page.keyboard.type(words)


@pytest.mark.parametrize("java_script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(
    ("locale", "words", "means"), [("nl", "schulden", "schulden"), ("ar", "ديون", "ديون")]
)
def test_from_words_to_a_number(phone, locale, words, means, java_script: bool) -> None:
    page = phone(f"/{locale}/", java_script_enabled=java_script)
    page.locator("#q").fill(words)
    page.locator(".find button").tap()
    page.wait_for_url(f"**/{locale}/zoeken?q=*")
    expect(page.locator("#q")).to_have_value(means)
    call = page.locator("main article a[href^='tel:']").first
    expect(call).to_be_visible()
    page.go_back()
    page.wait_for_url(f"**/{locale}/")


def test_the_search_is_one_tap_from_another_page(phone) -> None:
    page = phone("/ar/hulp/ping-loket")
    page.locator("header .seek").tap()
    page.wait_for_url("**/ar/zoeken")
    expect(page.locator("#q")).to_be_in_viewport()


@pytest.mark.parametrize(("locale", "words"), [("nl", "kredi"), ("ar", "مسا")])
def test_suggestions_by_keyboard(phone, locale: str, words: str) -> None:
    page = phone(f"/{locale}/")
    field, options = page.locator("#q"), page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_words(page, words)
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text(str(options.count()))
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_value(words)
    page.keyboard.type(" ")
    page.keyboard.press("ArrowUp")
    chosen = options.last.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?q=*")
    expect(page.locator("#q")).to_have_value(chosen)


def test_suggestions_by_thumb(phone) -> None:
    page = phone("/nl/zoeken")
    type_words(page, "KREDÍ")
    option = page.get_by_role("option", name="Kredietbank Nederland")
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    option.tap()
    page.wait_for_url("**/nl/zoeken?q=Kredietbank*")


def test_enter_without_a_choice_asks_for_what_was_typed(phone) -> None:
    page = phone("/nl/")
    type_words(page, "sch")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/zoeken?q=sch")


def test_nothing_that_is_typed_leaves_the_phone_before_the_search(phone) -> None:
    page = phone("/nl/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    type_words(page, "geheimpje")
    page.keyboard.press("Backspace")
    page.wait_for_timeout(300)
    pages = [each.rsplit("/nl/", 1)[1] for each in asked if "/nl/" in each]
    assert pages == ["zoeken/woorden.json"]
    assert not [each for each in asked if "geheim" in each]


def test_without_the_list_of_words_the_field_is_an_ordinary_one(phone) -> None:
    page = phone("about:blank")
    page.route("**/woorden.json", lambda route: route.fulfill(status=500, body="<html>"))
    page.goto("/nl/")
    page.locator("#q").tap()
    page.keyboard.type("huur")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/zoeken?q=huur")


def test_the_next_page_does_not_hear_what_was_looked_for(phone) -> None:
    page = phone("/nl/zoeken?q=geheimpje")
    heard: list[str] = []
    page.on("request", lambda request: heard.append(request.headers.get("referer", "")))
    page.locator("main a[href='/nl/route/geld']").first.tap()
    page.wait_for_url("**/nl/route/geld")
    assert heard
    assert not [each for each in heard if "geheimpje" in each]


def test_filters_are_folded_away_and_one_tap_shorter(phone) -> None:
    page = phone("/nl/zoeken?onderwerp=geld")
    filters = page.locator("details.filters")
    expect(filters.locator("a").first).to_be_hidden()
    filters.locator("summary").tap()
    first = filters.locator("a").first
    left = int((first.locator(".count").inner_text()).strip("()"))
    first.tap()
    page.wait_for_url("**&*")
    expect(page.locator("main h2").first).to_have_text(
        "1 resultaat" if left == 1 else f"{left} resultaten"
    )
    expect(page.locator(".chip.on")).to_have_count(2)
    page.locator(".chip.on").last.tap()
    expect(page.locator(".chip.on")).to_have_count(1)
