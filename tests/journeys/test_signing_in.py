"""From the mail to one's account, on a phone; no violation that axe can find on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from routekaart.accounts.people import Invitation, invite
from routekaart.application import create_app
from routekaart.database import Database
from routekaart.database.migrating import upgrade
from tests.journeys.chromium import PHONE
from tests.journeys.conftest import serving
from tests.journeys.inspection import inspected_phone, look
from tests.real_site import Reading, make_settings

EMAIL = "omar@example.org"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that shows its post; by name, because of the cookie."""
    settings = make_settings(tmp_path_factory.mktemp("desk"))
    database = Database(settings.database)
    database.create_file()
    upgrade(database)
    with database.writing() as session:
        invite(session, Invitation(EMAIL, "Omar", ("officer",)), "test", datetime.now(UTC))
    app = create_app(settings, lambda: datetime.now(UTC), Reading(None), demo=True)  # type: ignore[arg-type]
    with serving(app) as port:
        yield f"http://localhost:{port}"


@pytest.fixture
def phone_at_desk(chromium: Browser, desk: str) -> Iterator[BrowserContext]:
    with inspected_phone(chromium, desk) as context:
        yield context


def test_an_officer_signs_in_for_the_first_time(phone_at_desk: BrowserContext) -> None:
    page = phone_at_desk.new_page()
    page.goto("/inloggen")
    look(page, "Inloggen")
    page.get_by_label("Uw e-mailadres").fill("omar")
    page.get_by_role("button", name="Stuur mij een link").tap()
    expect(page.get_by_text("Vul uw e-mailadres in")).to_be_visible()
    look(page, "Inloggen")
    page.get_by_label("Uw e-mailadres").fill(EMAIL)
    page.get_by_role("button", name="Stuur mij een link").tap()
    look(page, "Kijk in uw mail")
    page.goto("/demo/post")
    look(page, "Post")
    page.locator("a[href*='/inloggen/link/']").first.tap()
    look(page, "Dag Omar")
    page.get_by_role("button", name="Inloggen").tap()
    look(page, "Maak uw account veilig")
    secret = (page.locator(".key").text_content() or "").replace(" ", "")
    page.get_by_label("De code").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Verder").tap()
    look(page, "Bewaar deze codes")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="Ik heb ze bewaard").tap()
    look(page, "Programma")
    page.goto("/account")
    look(page, "Uw account")
    page.get_by_role("button", name="Uitloggen").tap()
    look(page, "Inloggen")
    page.goto("/account")
    look(page, "Inloggen")


def test_one_looks_around_without_script(chromium: Browser, desk: str) -> None:
    context = chromium.new_context(base_url=desk, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/inloggen")
    page.get_by_role("button", name="Bekijk als programma").click()
    expect(page.get_by_role("heading", level=1, name="Programma")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/inloggen/link/xxx", "Deze link werkt niet meer"),
        ("/inloggen/verstuurd", "Kijk in uw mail"),
    ],
)
def test_pages_beside_the_way(phone_at_desk: BrowserContext, path: str, heading: str) -> None:
    page = phone_at_desk.new_page()
    page.goto(path)
    look(page, heading)
