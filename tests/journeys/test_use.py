"""On a phone: the programme reads what was looked for in vain, and a partner how much is read. No
violation that axe can find on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from routekaart.signals.unmet import Wish, keep
from tests.journeys.conftest import Desk, RunningSite, look_around, serving_desk
from tests.journeys.inspection import look
from tests.real_site import MONDAY_MORNING

TODAY = MONDAY_MORNING.date()


@pytest.fixture(scope="module")
def desk(site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The real site, after a week in which it was used."""
    services, week_ago = site.published.edition.services, TODAY - timedelta(7)

    def furnish(session: Session) -> None:
        add(session, {Counted(week_ago, "service", slug, "nl"): 42 for slug in services})
        add(session, {Counted(week_ago, "unlisted", "geld", "nl"): 7})
        for day in (TODAY - timedelta(ago) for ago in range(9, 0, -1)):
            keep(session, Wish(day, "ar", "سباحة"), b"a key of sixteen bytes")
            keep(session, Wish(day, "nl", "fiets leren repareren"), b"a key of sixteen bytes")

    with serving_desk(tmp_path_factory, furnish) as desk:
        yield desk


def test_the_programme_reads_what_was_looked_for_in_vain(device: Page) -> None:
    look_around(device, "programma")
    device.goto("/programma")
    device.get_by_role("link", name="Gezocht en niet gevonden").tap()
    look(device, "Gezocht en niet gevonden")
    main = device.get_by_role("main")
    expect(main).to_contain_text("op 9 dagen, in het Arabisch")
    expect(main).to_contain_text("7 keer")
    main.locator("a.row", has_text="fiets leren repareren").tap()
    device.wait_for_url("**/nl/zoeken?q=fiets%20leren%20repareren")


def test_a_partner_reads_how_much_is_read(device: Page) -> None:
    look_around(device, "partner")
    device.goto("/partner/")
    look(device, "Uw diensten")
    says = "In drie maanden: 42 keer gelezen, minder dan 5 keer getikt om te bellen of te mailen."
    expect(device.get_by_text(says).first).to_be_visible()
