"""An officer edits the route map to a dead end and is stopped, mends it, translates it, walks
through it and publishes it; a resident walks it, in Arabic too."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from routekaart.language.locales import TRANSLATED
from tests.journeys.conftest import Desk
from tests.journeys.inspection import look

MAP = "/programma/routekaart"
QUESTION = "Vraag: Waar heeft u zorgen over?"
FINE = "Ik heb een boete"


def send(page: Page, name: str) -> None:
    """Tap this button, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.tap()


def translate(page: Page, address: str) -> None:
    """What is missing, in every language."""
    for locale in TRANSLATED:
        page.goto(f"{address}/talen/{locale}")
        for area in page.get_by_role("textbox").all():
            if not area.input_value():
                area.fill(f"Boete ({locale})")
        send(page, "Bewaar in het concept")


def test_a_dead_end_is_stopped_mended_published_and_walked(
    officer: Page, chromium: Browser, desk: Desk
) -> None:
    resident = chromium.new_context(base_url=desk.address).new_page()
    add_answer(officer)
    look(officer, f"Uitkomst: {FINE}")
    officer.goto(f"{MAP}/publiceren")
    look(officer, "Publiceer de routekaart")
    send(officer, "Publiceer voor bewoners")
    expect(officer.get_by_text("Dit kan zo niet naar bewoners.")).to_be_visible()
    look(officer, "Publiceer de routekaart")
    assert (answer := resident.goto("/nl/route/ik-heb-een-boete")) is not None
    assert answer.status == 404

    officer.get_by_role("link", name=f"Uitkomst: {FINE}").first.tap()
    mend(officer)
    walk_preview(officer)
    officer.goto(f"{MAP}/publiceren")
    officer.get_by_label("Wat is er veranderd?").fill("Boetes erbij")
    send(officer, "Publiceer voor bewoners")
    look(officer, "Routekaart")
    officer.get_by_role("link", name="Versie 1: Boetes erbij").tap()
    look(officer, "Versie 1")

    resident.goto("/nl/route/vraag")
    resident.get_by_role("link", name=FINE).click()
    expect(resident.get_by_role("heading", name="Juridisch Loket")).to_be_visible()
    resident.goto("/ar/route/vraag")
    resident.get_by_role("link", name="Boete (ar)").click()
    expect(resident.get_by_role("heading", level=1, name="Boete (ar)")).to_be_visible()
    resident.context.close()


def add_answer(officer: Page) -> None:
    """One that leads to a page that is not finished; what is wrong is told while it is typed."""
    officer.get_by_role("main").get_by_role("link", name="Routekaart").tap()
    look(officer, "Routekaart")
    officer.get_by_role("link", name=QUESTION).first.tap()
    look(officer, QUESTION)
    last = officer.get_by_role("group", name="Nog een antwoord")
    last.get_by_label("Wat zegt iemand?").fill(FINE)
    expect(officer.get_by_text("Kies waar dit antwoord naartoe gaat.")).to_be_visible()
    last.get_by_label("Waar gaat het antwoord naartoe?").select_option("Een nieuwe uitkomst")
    send(officer, "Bewaar in het concept")


def mend(officer: Page) -> None:
    """Say who helps, in every language."""
    officer.get_by_label("1. Dienst").select_option("Juridisch Loket")
    officer.get_by_label("Vangnet").select_option("Sociaal Servicepunt")
    send(officer, "Bewaar in het concept")
    translate(officer, f"{MAP}/uitkomst/ik-heb-een-boete")
    look(officer, f"Uitkomst: {FINE}")
    translate(officer, f"{MAP}/vraag/vraag")


def walk_preview(officer: Page) -> None:
    """As a resident would, in Arabic, and back to the desk."""
    officer.goto(f"{MAP}/voorbeeld/ar/route/vraag")
    officer.get_by_role("link", name="Boete (ar)").tap()
    look(officer, "Boete (ar)")
    officer.get_by_role("link", name="Terug", exact=True).tap()
    look(officer, f"Uitkomst: {FINE}")


def test_the_map_is_edited_with_the_keyboard_alone(officer: Page) -> None:
    officer.set_viewport_size({"width": 1280, "height": 800})
    officer.goto(MAP)
    first = officer.locator(".node").first
    for _ in range(30):
        officer.keyboard.press("Tab")
        if first.evaluate("each => each === document.activeElement"):
            break
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", level=1)).to_contain_text("Waar gaat uw vraag over?")
    officer.get_by_role("button", name="Omlaag antwoord 1", exact=True).focus()
    officer.keyboard.press("Enter")
    answers = officer.get_by_label("Wat zegt iemand?")
    expect(answers.nth(1)).to_have_value("Ik voel me niet goed, alleen of niet veilig")
    officer.get_by_role("button", name="Zet terug zoals het was").focus()
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", level=1, name="Routekaart")).to_be_visible()
    officer.goto(f"{MAP}/vraag/begin")
    expect(answers.first).to_have_value("Ik voel me niet goed, alleen of niet veilig")


def test_a_picture_is_chosen_without_javascript(chromium: Browser, desk: Desk) -> None:
    context = chromium.new_context(base_url=desk.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/inloggen")
    page.get_by_role("button", name="Bekijk als programma").click()
    page.goto(f"{MAP}/vraag/geld")
    page.get_by_role("button", name="Ander plaatje bij antwoord 2").click()
    page.get_by_label("Weegschaal").check()
    page.get_by_role("button", name="Neem dit plaatje").click()
    page.get_by_role("button", name="Bewaar in het concept").click()
    expect(page.locator('input[name="answers-1-pictogram"]')).to_have_value("scales")
    page.get_by_role("button", name="Zet terug zoals het was").click()
    context.close()
