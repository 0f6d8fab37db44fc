"""A resident says that it did not help and that something is wrong; an officer finds both on a
Monday, and answers. Without JavaScript for the resident, and with no fault for axe anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from routekaart.websites.records import keep
from routekaart.websites.standing import Standing
from tests.journeys.conftest import Desk, RunningSite, serving_desk
from tests.journeys.inspection import look
from tests.real_site import MONDAY_MORNING

TODAY = MONDAY_MORNING.date()


@pytest.fixture(scope="module")
def desk(site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A site that was used for a week, and of which a link broke."""
    partners, week_ago = site.published.edition.partners.values(), TODAY - timedelta(7)
    website = next(each.website for each in partners if each.website)

    def furnish(session: Session) -> None:
        add(session, {Counted(week_ago, "question", "geld", "nl"): 40})
        add(session, {Counted(week_ago, "step not helped", "schulden", "ar"): 9})
        keep(session, website, Standing(3, week_ago, TODAY, "gone"), TODAY)

    with serving_desk(tmp_path_factory, furnish) as desk:
        yield desk


@pytest.mark.parametrize(
    ("locale", "no", "thanks", "back"),
    [("nl", "Nee", "Dank u wel", "Terug"), ("ar", "لا", "شكرًا لك", "رجوع")],
)
def test_whoever_was_not_helped_is_helped_on(
    phone, locale: str, no: str, thanks: str, back: str
) -> None:
    page: Page = phone(f"/{locale}/route/schulden", java_script_enabled=False)
    page.get_by_role("button", name=no, exact=True).tap()
    page.wait_for_url("**/geholpen/nee")
    expect(page.get_by_role("heading", level=1, name=thanks)).to_be_visible()
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()
    page.locator("main a", has_text=back).last.tap()
    page.wait_for_url(f"**/{locale}/route/schulden")


def test_what_a_resident_says_is_answered(officer: Page, desk: Desk) -> None:
    resident = officer.context.browser.new_context(base_url=desk.address).new_page()
    resident.goto("/nl/hulp/taalcafe/klopt-niet")
    resident.locator("label[for=about-times]").click()
    resident.get_by_role("button", name="Versturen").click()
    resident.wait_for_url("**/dank")
    officer.reload()
    look(officer, "Programma")
    officer.get_by_role("link", name="nieuwe reactie").tap()
    look(officer, "Reacties")
    officer.get_by_label("Waarom? Dit hoeft niet.").fill("De tijden zijn nieuw.")
    officer.get_by_role("button", name="Opgelost").tap()
    expect(officer.get_by_text("Er zijn geen nieuwe reacties.")).to_be_visible()
    officer.get_by_label("Stand").select_option("opgelost")
    officer.get_by_role("button", name="Toon deze").tap()
    look(officer, "Reacties")
    expect(officer.get_by_text("De tijden zijn nieuw.")).to_be_visible()


@pytest.mark.parametrize(
    ("row", "heading", "says"),
    [
        ("link werkt niet meer", "Links die niet werken", "De pagina is er niet meer."),
        ("Gezocht en niet gevonden", "Gezocht en niet gevonden", "40 keer gelezen."),
        ("Gebruik", "Hoe vaak wordt het gebruikt?", "Nee: 9 keer."),
    ],
)
def test_the_pages_of_a_monday(officer: Page, row: str, heading: str, says: str) -> None:
    officer.get_by_role("link", name=row).first.tap()
    look(officer, heading)
    expect(officer.get_by_role("main")).to_contain_text(says)
