"""On a Monday an officer opens one page, and sees what waits and what does not."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from routekaart.catalogue.history import Way
from routekaart.catalogue.services import Service
from routekaart.edition.build import builder
from routekaart.edition.publish import build_and_publish
from routekaart.programme.linking import Pair, Said, keep_link
from routekaart.signals.corrections import Correction, keep
from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from routekaart.signals.unmet import Wish
from routekaart.signals.unmet import keep as keep_wish
from tests.pages.partners.conftest import Editor, Office, words
from tests.pages.programme.test_broken_links import break_link

PARTNER = "gemeente-leidschendam-voorburg"


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def read(omar: Editor) -> tuple[str, str]:
    """What waits, and what does not."""
    page = words(omar.open("/programma"))
    waits, _, rest = page.partition("Dit is bij")
    return waits, rest.partition("Wat bewoners lezen")[0]


def test_what_waits_for_an_answer_is_counted(office: Office, omar: Editor) -> None:
    waits, done = read(omar)
    assert "1 doel zonder hulp" in waits
    assert "Er wacht geen voorstel." in done
    assert "Er is geen koppeling voorgesteld." in done
    editor, cafe = office.sign_in(PARTNER), "/partner/dienst/taalcafe"
    editor.send(f"{cafe}/wat", summary="U praat met anderen.")
    editor.send(f"{cafe}/insturen", on=cafe)
    with office.database.writing() as session:
        said = Said("supporting", "Buren praten.", "partner", confirmed=False)
        way = Way("", "Samira", "programme", office.clock())
        keep_link(session, Pair("taalcafe", "gemengd-wonen"), said, "", way)
    waits, done = read(omar)
    assert "1 voorstel van een partner wacht op u" in waits
    assert "1 koppeling voorgesteld" in waits
    assert waits.index("voorstel van") < waits.index("koppeling") < waits.index("doel zonder")
    assert "voorstel" not in done


def test_what_residents_said_and_did_not_find_is_counted(office: Office, omar: Editor) -> None:
    today = office.clock().date()
    assert "Er is geen nieuwe reactie." in read(omar)[1]
    with office.database.writing() as session:
        for about in ("times", "phone"):
            said = {"service_slug": "bingo", "locale": "ar", "says": "", "about": about}
            made = {"submission": uuid.uuid4(), "created_at": office.clock()}
            keep(session, Correction(**said, **made))
        for ago in range(5, 0, -1):
            keep_wish(session, Wish(today - timedelta(ago), "nl", "zwemles"), b"k" * 32)
        add(session, {Counted(today - timedelta(7), "unlisted", "geld", "nl"): 9})
    waits, _ = read(omar)
    assert "2 nieuwe reacties" in waits
    assert "1 zoekwoord waar bewoners niets bij vonden" in waits
    assert "1 pagina waar bewoners hun vraag niet vonden" in waits


def test_a_link_that_works_no_more_is_counted(office: Office, omar: Editor) -> None:
    assert "Naar links is nog nooit gekeken." in read(omar)[1]
    services = office.edition.edition.services.values()
    urls = [each.url for each in services if each.url and each.offered_on(office.clock().date())]
    break_link(office, urls[0], days=2)
    assert "Alle links werken." in read(omar)[1]
    break_link(office, urls[0])
    assert "1 link werkt niet meer" in read(omar)[0]


def test_translations_of_older_dutch_are_counted_by_language(office: Office, omar: Editor) -> None:
    assert "Elke vertaling is bij." in read(omar)[1]
    with office.database.writing() as session:
        session.scalars(select(Service).where(Service.slug == "bingo")).one().summary = "Anders."
    make = builder(
        office.settings.content_dir, office.settings.translations_dir, office.clock().date()
    )
    build_and_publish(office.database, office.settings.editions_dir, make, office.clock(), "")
    office.current.look()
    waits, _ = read(omar)
    assert "7 vertalingen zijn ouder dan het Nederlands" in waits
    assert "Engels 1, Arabisch 1" in waits


def test_every_row_leads_to_a_page_that_tells_more(office: Office, omar: Editor) -> None:
    page = omar.open("/programma")
    found = set(re.findall(r'href="(/programma[^"]*)"', page))
    assert len(found) > 10
    for each in found:
        omar.open(each)


def test_it_asks_the_database_a_few_questions_however_much_waits(
    office: Office, omar: Editor
) -> None:
    omar.open("/programma")  # what is counted once for an edition
    asked: list[str] = []
    engine = office.app.extensions["routekaart"].database.engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    omar.open("/programma")
    few = len(asked)
    with office.database.writing() as session:
        for number in range(30):
            said = {"service_slug": "bingo", "locale": "ar", "says": "", "about": "times"}
            at = office.clock() - timedelta(number)
            keep(session, Correction(**said, submission=uuid.uuid4(), created_at=at))
    asked.clear()
    omar.open("/programma")
    assert len([each for each in asked if each.startswith("SELECT")]) <= few <= 30
