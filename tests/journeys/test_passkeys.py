"""A passkey on a phone: offered, made, used, taken away; with a device that the browser pretends to
have. And the programme asks somebody in. No violation that axe can find on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import select

from routekaart.accounts import sign_in_links
from routekaart.accounts.people import Invitation, Person, invite
from routekaart.application import create_app
from routekaart.database import Database
from routekaart.database.migrating import upgrade
from tests.journeys.chromium import PHONE, give_device
from tests.journeys.conftest import serving
from tests.journeys.inspection import inspected_phone, look
from tests.real_site import Reading, make_settings

OMAR, SAMIRA = "omar@example.org", "samira@example.org"


class Desk:
    """The site by name, because of the cookie and the passkeys, and the links that it mails."""

    def __init__(self, address: str, database: Database) -> None:
        self.address, self.database = address, database

    def link_for(self, email: str) -> str:
        now = datetime.now(UTC)
        with self.database.writing() as session:
            person = session.scalars(select(Person).where(Person.email == email)).one()
            return f"/inloggen/link/{sign_in_links.make_link(session, person, now)}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    settings = make_settings(tmp_path_factory.mktemp("desk"))
    database = Database(settings.database)
    database.create_file()
    upgrade(database)
    now = datetime.now(UTC)
    with database.writing() as session:
        invite(session, Invitation(OMAR, "Omar", ("administrator",)), "test", now)
        invite(session, Invitation(SAMIRA, "Samira", ("key figure",)), "test", now)
    app = create_app(settings, lambda: datetime.now(UTC), Reading(None))  # type: ignore[arg-type]
    with serving(app) as port:
        yield Desk(f"http://localhost:{port}", database)


@pytest.fixture
def phone_at_desk(chromium: Browser, desk: Desk) -> Iterator[BrowserContext]:
    with inspected_phone(chromium, desk.address) as context:
        yield context


def sign_in(page: Page, desk: Desk, email: str) -> None:
    page.goto(desk.link_for(email))
    page.get_by_role("button", name="Inloggen").tap()
    expect(page).not_to_have_url(re.compile("/inloggen/link/"))


def test_a_key_figure_makes_a_passkey_and_signs_in_with_it(desk, phone_at_desk) -> None:
    page = phone_at_desk.new_page()
    give_device(page)
    sign_in(page, desk, SAMIRA)
    look(page, "Volgende keer sneller?")
    page.get_by_role("button", name="Maak een passkey").tap()
    look(page, "Uw account")
    expect(page.get_by_role("button", name="Haal weg")).to_be_visible()
    page.get_by_role("button", name="Uitloggen").tap()
    look(page, "Inloggen")
    page.get_by_role("button", name="Log in met een passkey").tap()
    look(page, "Sleutelfiguur")
    page.goto("/account")
    page.get_by_role("link", name="Nog een passkey").tap()
    look(page, "Nog een passkey")
    page.get_by_role("button", name="Maak een passkey").tap()
    expect(page.get_by_text("Het is niet gelukt, of u bent gestopt.")).to_be_visible()
    page.goto("/account")
    page.get_by_role("button", name="Haal weg").tap()
    expect(page.get_by_role("button", name="Haal weg")).to_be_hidden()
    page.get_by_role("button", name="Uitloggen").tap()
    page.get_by_role("button", name="Log in met een passkey").tap()
    expect(page.get_by_text("Het is niet gelukt met deze passkey.")).to_be_visible()
    look(page, "Inloggen")


def test_an_administrator_signs_in_with_a_passkey_and_asks_somebody_in(desk, phone_at_desk) -> None:
    page = phone_at_desk.new_page()
    give_device(page)
    sign_in(page, desk, OMAR)
    look(page, "Maak uw account veilig")
    page.get_by_role("link", name="Maak een passkey").tap()
    page.get_by_role("button", name="Maak een passkey").tap()
    look(page, "Bewaar deze codes")
    page.get_by_role("link", name="Ik heb ze bewaard").tap()
    look(page, "Programma")
    page.goto("/account")
    look(page, "Uw account")
    page.get_by_role("link", name="Maak nieuwe herstelcodes").tap()
    look(page, "Nieuwe herstelcodes")
    page.get_by_role("button", name="Gebruik uw passkey").tap()
    look(page, "Bewaar deze codes")
    ask_in(page, "Aisha")
    change_and_end(page, "Aisha")


def ask_in(page: Page, name: str) -> None:
    """From one's account to the list with somebody new on it, with a mistake on the way."""
    page.goto("/account")
    page.get_by_role("link", name="Naar het programma").tap()
    look(page, "Programma")
    page.get_by_role("link", name="Mensen").tap()
    look(page, "Mensen")
    page.get_by_role("link", name="Nodig iemand uit").tap()
    look(page, "Nodig iemand uit")
    page.get_by_role("button", name="Nodig uit").tap()
    expect(page.get_by_text("Vul een naam in.")).to_be_visible()
    look(page, "Nodig iemand uit")
    page.get_by_label("Naam").fill(name)
    page.get_by_label("E-mailadres").fill("aisha@example.org")
    page.get_by_role("checkbox", name=re.compile("^Programma")).check()
    page.get_by_role("button", name="Nodig uit").tap()
    look(page, "Mensen")


def change_and_end(page: Page, name: str) -> None:
    """From the list: another role, a look at beginning anew, and the end."""
    page.get_by_role("link", name=name).tap()
    look(page, name)
    page.get_by_label("Sleutelfiguur").check()
    page.get_by_role("button", name="Bewaar").tap()
    expect(page.get_by_text("Sleutelfiguur, Programma")).to_be_visible()
    page.get_by_role("link", name=name).tap()
    page.get_by_role("link", name="Begin opnieuw").tap()
    look(page, "Opnieuw beginnen?")
    page.get_by_role("link", name="Nee, terug").tap()
    page.get_by_role("link", name="Stop het account").tap()
    look(page, "Account stoppen?")
    page.get_by_role("button", name="Ja, stop het account").tap()
    expect(page.get_by_text(re.compile("Mensen die gestopt zijn: 1"))).to_be_visible()
    look(page, "Mensen")


def test_a_finger_of_somebody_else_signs_nobody_in(desk, phone_at_desk) -> None:
    page = phone_at_desk.new_page()
    give_device(page, is_verified=False)
    sign_in(page, desk, SAMIRA)
    page.goto("/account/passkeys")
    page.get_by_role("button", name="Maak een passkey").tap()
    expect(page.get_by_text("Het is niet gelukt, of u bent gestopt.")).to_be_visible()


def test_without_script_nothing_is_shown_that_cannot_work(chromium: Browser, desk: Desk) -> None:
    context = chromium.new_context(base_url=desk.address, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/inloggen")
    expect(page.get_by_role("button", name="Stuur mij een link")).to_be_visible()
    expect(page.get_by_role("button", name="Log in met een passkey")).to_be_hidden()
    context.close()


def test_the_browser_complains_of_nothing(chromium: Browser, desk: Desk) -> None:
    """With our own policy in force: no script but ours, and nothing written as HTML."""
    context = chromium.new_context(base_url=desk.address, viewport=PHONE, has_touch=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    give_device(page)
    sign_in(page, desk, SAMIRA)
    page.goto("/account/passkeys")
    page.get_by_role("button", name="Maak een passkey").tap()
    expect(page.get_by_role("heading", level=1, name="Uw account")).to_be_visible()
    page.get_by_role("button", name="Uitloggen").tap()
    page.get_by_role("button", name="Log in met een passkey").tap()
    expect(page.get_by_role("heading", level=1, name="Sleutelfiguur")).to_be_visible()
    assert [each for each in complaints if not each.startswith(("info:", "log:"))] == []
    context.close()
