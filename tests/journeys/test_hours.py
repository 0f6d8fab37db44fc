"""A partner with ten minutes, on a phone: other times on Tuesday, and closed for a while."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from routekaart.application import create_app
from tests.journeys.chromium import PHONE
from tests.journeys.conftest import serving
from tests.journeys.inspection import bring_axe, find_violations
from tests.real_site import Reading, copy_site, read_edition

WHERE = "/partner/dienst/tuinkamer/waar-en-wanneer"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site where one looks around as a partner; by name, because of the cookie."""
    folder: Path = tmp_path_factory.mktemp("hours")
    settings = copy_site(tmp_path_factory, folder)
    reading = Reading(read_edition(settings))
    app = create_app(settings, lambda: datetime.now(UTC), reading, demo=True)  # type: ignore[arg-type]
    with serving(app) as port:
        yield f"http://localhost:{port}"


def sign_in(chromium: Browser, desk: str, scheme: str, script: bool = True) -> Page:
    context = chromium.new_context(
        base_url=desk,
        viewport=PHONE,
        has_touch=True,
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=script,
    )
    if script:
        bring_axe(context)
    page = context.new_page()
    page.goto("/inloggen")
    page.get_by_role("button", name="Bekijk als partner").click()
    return page


def look(page: Page, heading: str) -> None:
    """The page with this heading is there: nothing wrong for axe, nothing to push sideways."""
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_other_times_on_tuesday(chromium: Browser, desk: str, scheme: str) -> None:
    page = sign_in(chromium, desk, scheme)
    page.goto(WHERE)
    look(page, "Waar en wanneer?")
    page.get_by_role("heading", name="Tuinkamer van Noord").get_by_role("link").tap()
    look(page, "Tuinkamer van Noord")
    tuesday = page.get_by_role("group", name="Dinsdag", exact=True)
    tuesday.get_by_label("van", exact=True).first.fill("13")
    tuesday.get_by_label("tot", exact=True).first.fill("12")
    page.get_by_role("button", name="Bewaar en kijk na").tap()
    expect(page.get_by_text("Tot na middernacht? Zet dan hieronder een vinkje.")).to_be_visible()
    look(page, "Tuinkamer van Noord")
    tuesday.get_by_label("tot", exact=True).first.fill("14u30")
    tuesday.get_by_label("tot", exact=True).first.blur()
    said = page.locator("#said")
    expect(said).to_contain_text("13.00 – 14.30 uur")
    page.get_by_role("button", name="Bewaar en kijk na").tap()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    expect(said).to_contain_text("13.00 – 14.30 uur")
    page.goto("/partner/dienst/tuinkamer/plek-erbij")
    look(page, "Een plek erbij")
    page.context.close()


def test_the_same_times_for_more_days_without_script(chromium: Browser, desk: str) -> None:
    page = sign_in(chromium, desk, "light", script=False)
    page.goto(f"{WHERE}/telefoon")
    for day in ("Maandag", "Donderdag"):
        page.get_by_role("checkbox", name=day).check(force=True)
    hours = page.get_by_role("group", name="Hoe laat?")
    hours.get_by_label("van").fill("9")
    hours.get_by_label("tot").fill("11")
    page.get_by_role("button", name="Bewaar en kijk na").click()
    expect(page.locator("#said")).to_contain_text("Maandag en donderdag: 9.00 – 11.00 uur")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_closed_in_two_taps(chromium: Browser, desk: str, scheme: str) -> None:
    page = sign_in(chromium, desk, scheme)
    page.goto("/partner/")
    page.get_by_role("link", name="Wij zijn een tijd dicht").tap()
    look(page, "Wij zijn een tijd dicht")
    page.get_by_role("button", name="Wij zijn dan dicht").tap()
    expect(page.get_by_text("Ingestuurd.")).to_be_visible()
    look(page, "Wij zijn een tijd dicht")
    page.get_by_role("button", name="Gaat niet door").tap()
    expect(page.get_by_text("U bent niet dicht.")).to_be_visible()
    page.goto("/partner/")
    page.get_by_role("link", name="Over uw organisatie").tap()
    look(page, "Gemeente Leidschendam-Voorburg")
    page.context.close()
