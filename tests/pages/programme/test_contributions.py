"""A partner proposes how a service helps with a goal; an officer decides, the partner reads it."""

from __future__ import annotations

import pytest

from routekaart.programme.entries import Link
from routekaart.programme.records import read_programme
from tests.pages.partners.conftest import Editor, Office, words

GOAL = "gemengd-wonen"
SERVICE = "/partner/dienst/taalcafe"
HERE = f"{SERVICE}/doelen/{GOAL}"
DESK = f"/programma/doelen/{GOAL}/taalcafe"
SAYS = "Buren leren elkaar kennen."
OWNER = "gemeente-leidschendam-voorburg"


@pytest.fixture
def samira(office: Office) -> Editor:
    return office.sign_in(OWNER)


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def link(office: Office) -> Link | None:
    with office.database.reading() as session:
        return read_programme(session).links.get(f"taalcafe-{GOAL}")


def propose(samira: Editor, says: str = SAYS) -> None:
    samira.send(HERE, strength="supporting", says=says)


def test_every_goal_can_be_proposed_and_the_entry_leads_there(samira: Editor) -> None:
    assert f'href="{SERVICE}/doelen"' in samira.open(SERVICE)
    page = samira.open(f"{SERVICE}/doelen")
    assert page.count(f'href="{SERVICE}/doelen/') == 18


def test_a_proposal_waits_for_an_officer(office: Office, samira: Editor, omar: Editor) -> None:
    for _ in range(2):
        propose(samira)
    found = link(office)
    assert found is not None
    assert (found.source, found.confirmed, found.is_proposed) == ("partner", False, True)
    assert "Voorgesteld" in words(samira.open(SERVICE))
    assert "1 koppeling voorgesteld" in words(omar.open("/programma"))
    assert SAYS in words(omar.open(f"/programma/doelen/{GOAL}"))


def test_what_an_officer_confirms_counts_and_stays_the_partners(
    office: Office, samira: Editor, omar: Editor
) -> None:
    propose(samira)
    omar.send(DESK)
    found = link(office)
    assert found is not None
    assert (found.source, found.confirmed) == ("partner", True)
    assert "Dit telt mee" in samira.open(HERE)
    assert "Er is geen koppeling voorgesteld." in words(omar.open("/programma"))


def test_what_an_officer_refuses_goes_back_with_a_word(
    office: Office, samira: Editor, omar: Editor
) -> None:
    propose(samira)
    page = omar.send(f"{DESK}/nee", 422, on=DESK, why=" ")
    assert "Schrijf in één zin waarom." in page
    omar.send(f"{DESK}/nee", on=DESK, why="Dit gaat over taal, niet over wonen.")
    assert "Er is geen koppeling voorgesteld." in words(omar.open("/programma"))
    assert "Niet overgenomen" in words(samira.open(SERVICE))
    assert "Dit gaat over taal, niet over wonen." in samira.open(HERE)
    assert "niet overgenomen (1)" in words(omar.open(f"/programma/doelen/{GOAL}"))
    propose(samira, "Buren van allerlei huizen leren elkaar kennen.")
    found = link(office)
    assert found is not None
    assert found.is_proposed


def test_a_refusal_that_comes_too_late_changes_nothing(
    office: Office, samira: Editor, omar: Editor
) -> None:
    propose(samira)
    opened = omar.form(DESK, f"{DESK}/nee")
    propose(samira, "Iets anders.")
    page = omar.post(f"{DESK}/nee", opened | {"why": "Dit past niet."}, 409)
    assert "Dit past niet." in page
    assert "Iets anders." in page
    found = link(office)
    assert found is not None
    assert found.is_proposed


def test_what_counts_already_is_not_the_partners_to_change(
    office: Office, samira: Editor, omar: Editor
) -> None:
    opened = samira.form(HERE)
    omar.send(DESK, strength="direct", says="Wat Omar schreef.")
    page = samira.post(HERE, opened | {"strength": "direct", "says": SAYS}, 409)
    assert "Wat Omar schreef." in page
    assert f"U schreef: {SAYS}" in page
    found = link(office)
    assert found is not None
    assert found.says == "Wat Omar schreef."


def test_a_partner_takes_a_proposal_back(office: Office, samira: Editor) -> None:
    propose(samira)
    tapped = samira.form(HERE, f"{HERE}/intrekken")
    for _ in range(2):
        samira.post(f"{HERE}/intrekken", tapped)
    assert link(office) is None


def test_a_sentence_is_needed_and_nothing_is_lost(office: Office, samira: Editor) -> None:
    assert "Schrijf in één zin" in samira.send(HERE, 422, strength="direct", says=" ")
    page = samira.send(HERE, 422, says=SAYS)
    assert "Kies hoe sterk." in page
    assert SAYS in page
    assert link(office) is None


def test_only_their_own_services_and_goals_that_are_there(office: Office, samira: Editor) -> None:
    other = office.sign_in("woej")
    for path in (HERE, f"{SERVICE}/doelen"):
        other.open(path, 404)
    filled = samira.form(HERE) | {"strength": "direct", "says": SAYS}
    other.post(HERE, filled, 404)
    other.post(f"{HERE}/intrekken", filled, 404)
    samira.open(f"{SERVICE}/doelen/nergens", 404)
    assert link(office) is None
