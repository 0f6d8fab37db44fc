"""A key figure finds help and whom to call there, tells that the door was closed, and keeps a list;
the partner gave the number and sees what she told. On a phone, with no fault for axe anywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Desk, look_around, serving_desk
from tests.journeys.inspection import look

NAME, NUMBER = "De taalcoach", "06 18000418"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serving_desk(tmp_path_factory) as desk:
        desk.app.test_client().get("/nl/zoeken?q=hulp")  # makes the index of names
        yield desk


def test_somebody_is_handed_over_in_person(device: Page) -> None:
    look_around(device, "partner")
    service = device.locator("li.card h3 a").first
    name = service.inner_text()
    service.tap()
    device.get_by_role("link", name="Contactpersonen voor professionals").tap()
    look(device, "Contactpersonen")
    device.get_by_label("Naam of functie").first.fill(NAME)
    device.get_by_label("Direct nummer").first.fill(NUMBER)
    device.get_by_role("button", name="Bewaar").tap()
    expect(device.get_by_text("Bewaard.")).to_be_visible()

    look_around(device, "sleutelfiguur")
    look(device, "Sleutelfiguur")
    device.get_by_label("Zoek hulp en de contactpersoon").fill(name)
    device.get_by_role("button", name="Zoek").tap()
    look(device, "Hulp en contactpersonen")
    device.get_by_role("link", name=name).first.tap()
    look(device, name)
    expect(device.get_by_role("link", name=f"Bel {NUMBER}")).to_be_visible()
    device.locator("label", has_text="De deur was dicht").tap()
    device.get_by_role("button", name="Vertel het").tap()
    expect(device.get_by_text("De partner en het programma zien het.")).to_be_visible()

    look_around(device, "partner")
    device.get_by_role("link", name=name).first.tap()
    expect(device.get_by_text("De deur was dicht", exact=True)).to_be_visible()
    look(device, name)


def test_a_list_is_kept_and_opened_again(device: Page) -> None:
    look_around(device, "sleutelfiguur")
    device.goto("/nl/lijst/geven?l=taalcafe.ga")
    device.get_by_role("link", name="Heeft u een account?").tap()
    look(device, "Bewaar een lijst")
    device.get_by_role("button", name="Bewaar").tap()
    expect(device.get_by_text("De lijst is bewaard.")).to_be_visible()
    look(device, "Sleutelfiguur")
    device.get_by_role("link", name="Geef door of print").tap()
    expect(device.get_by_role("heading", level=1, name="Lijst geven aan iemand")).to_be_visible()
    device.goto("/sleutelfiguur")
    device.get_by_role("button", name="Wis deze lijst").tap()
    expect(device.get_by_text("U heeft nog geen lijst bewaard.")).to_be_visible()


def test_what_does_not_exist_is_told(device: Page) -> None:
    look_around(device, "sleutelfiguur")
    device.get_by_role("link", name="Dit bestaat nog niet").tap()
    look(device, "Dit bestaat nog niet")
    device.get_by_role("button", name="Vertel het").tap()
    expect(device.get_by_text("Kies een onderwerp.")).to_be_visible()
    look(device, "Dit bestaat nog niet")
    device.get_by_label("Waar is geen hulp voor?").select_option(label="Eten")
    device.get_by_label("In welke taal is die hulp nodig?").select_option("ti")
    device.get_by_role("button", name="Vertel het").tap()
    expect(device.get_by_text("Het programma telt het mee.")).to_be_visible()
