"""A partner sends a logo from a phone; the programme looks at it, and a resident sees it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.chromium import PHONE
from tests.journeys.conftest import Desk, look_around
from tests.journeys.inspection import bring_axe, find_small, find_violations
from tests.pictures import draw_picture


def open_phone(chromium: Browser, desk: Desk, scheme: str) -> BrowserContext:
    context = chromium.new_context(
        base_url=desk.address,
        viewport=PHONE,
        has_touch=True,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    bring_axe(context)
    return context


def look(page: Page) -> None:
    """Every picture came; nothing is wrong for axe, too small to tap, or pushes sideways."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for image in page.locator("img.logo").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") > 0
    assert find_violations(page) == []
    assert find_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_logo_goes_from_a_phone_to_residents(
    chromium: Browser, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "logo.png").write_bytes(draw_picture(900, 450))
    partner = open_phone(chromium, desk, "light").new_page()
    slug, name = send_logo(partner, tmp_path)
    approve(open_phone(chromium, desk, "dark").new_page(), name)
    for scheme in ("light", "dark"):
        see_as_resident(open_phone(chromium, desk, scheme).new_page(), slug)


def send_logo(page: Page, folder: Path) -> tuple[str, str]:
    """After a slip. Gives the organisation's slug and name."""
    look_around(page, "partner")
    page.goto("/partner/")
    page.get_by_role("link", name="Over uw organisatie").first.tap()
    look(page)
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Zet er een logo bij").tap()
    look(page)
    page.get_by_label("Kies een plaatje").set_input_files(folder / "logo.svg")
    page.get_by_role("button", name="Bewaar en stuur in").tap()
    expect(page.get_by_role("alert")).to_contain_text("Dit is geen PNG")
    look(page)
    page.get_by_label("Kies een plaatje").set_input_files(folder / "logo.png")
    page.get_by_role("button", name="Bewaar en stuur in").tap()
    expect(page.get_by_text("Bewaard en ingestuurd.")).to_be_visible()
    look(page)
    return page.url.partition("?")[0].rpartition("/")[2], name


def approve(page: Page, name: str) -> None:
    """After seeing it beside the old one, and as a resident would."""
    look_around(page, "programma")
    page.goto("/programma/voorstellen")
    page.get_by_role("main").get_by_role("link", name=name).tap()
    expect(page.get_by_role("img", name="Logo")).to_be_visible()
    look(page)
    page.get_by_role("link", name="العربية").tap()
    look(page)
    page.get_by_role("complementary", name="Voorbeeld").get_by_role("link", name="Terug").tap()
    page.get_by_role("button", name="Keur goed").tap()
    expect(page.get_by_text("Bewoners lezen dit nu.")).to_be_visible()


def see_as_resident(page: Page, slug: str) -> None:
    """On the page of the organisation and, small, on that of a service; on white, also at night."""
    page.goto(f"/ar/organisatie/{slug}")
    look(page)
    logo = page.locator("img.logo")
    assert logo.evaluate("image => [image.width, image.height]") == [240, 120]
    plate = logo.evaluate("image => getComputedStyle(image).backgroundColor")
    assert plate == "rgb(255, 255, 255)"
    page.get_by_role("main").locator(".rows a").first.tap()
    expect(page.locator(".whose")).to_be_visible()
    look(page)
    assert page.locator(".whose img").evaluate("image => image.height") == 40
