"""On a phone: the programme reads what was looked for in vain, and a partner how much is read. No
violation that axe can find on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from routekaart.application import create_app
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from routekaart.signals.unmet import Wish, keep
from tests.journeys.chromium import PHONE
from tests.journeys.conftest import serving
from tests.journeys.inspection import bring_axe, find_small, find_violations
from tests.real_site import MONDAY_MORNING, Clock, copy_site, read_edition

TODAY = MONDAY_MORNING.date()


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, after a week in which it was used."""
    settings = copy_site(tmp_path_factory, tmp_path_factory.mktemp("use"))
    database, week_ago = Database(settings.database), TODAY - timedelta(7)
    services = read_edition(settings).edition.services
    with database.writing() as session:
        add(session, {Counted(week_ago, "service", slug, "nl"): 42 for slug in services})
        add(session, {Counted(week_ago, "unlisted", "geld", "nl"): 7})
        for day in (TODAY - timedelta(ago) for ago in range(9, 0, -1)):
            keep(session, Wish(day, "ar", "سباحة"), b"a key of sixteen bytes")
            keep(session, Wish(day, "nl", "fiets leren repareren"), b"a key of sixteen bytes")
    current = CurrentEdition(database, settings.editions_dir)
    with serving(create_app(settings, Clock(), current, demo=True)) as port:
        yield f"http://localhost:{port}"


@pytest.fixture
def page(chromium: Browser, used: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=used, viewport=PHONE, has_touch=True, bypass_csp=True)
    bring_axe(context)
    yield context.new_page()
    context.close()


def look(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    assert find_violations(page) == []
    assert find_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def sign_in(page: Page, role: str) -> None:
    page.goto("/inloggen")
    page.get_by_role("button", name=f"Bekijk als {role}").tap()
    page.wait_for_url(lambda url: "/inloggen" not in url)


def test_the_programme_reads_what_was_looked_for_in_vain(page: Page) -> None:
    sign_in(page, "programma")
    page.goto("/programma")
    page.get_by_role("link", name="Gezocht en niet gevonden").tap()
    look(page, "Gezocht en niet gevonden")
    main = page.get_by_role("main")
    expect(main).to_contain_text("op 9 dagen, in het Arabisch")
    expect(main).to_contain_text("7 keer")
    main.locator("a.row", has_text="fiets leren repareren").tap()
    page.wait_for_url("**/nl/zoeken?q=fiets%20leren%20repareren")


def test_a_partner_reads_how_much_is_read(page: Page) -> None:
    sign_in(page, "partner")
    page.goto("/partner/")
    look(page, "Uw diensten")
    says = "In drie maanden: 42 keer gelezen, minder dan 5 keer getikt om te bellen of te mailen."
    expect(page.get_by_text(says).first).to_be_visible()
