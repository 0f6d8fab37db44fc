"""An officer sees who works on each goal, says so, and sees a gap close."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from routekaart.catalogue.history import Change, Way
from routekaart.catalogue.services import Service
from routekaart.programme.linking import Pair, Said, keep_link
from routekaart.programme.records import read_programme
from tests.pages.partners.conftest import Editor, Office, words

GOALS = "/programma/doelen"
HOUSES = f"{GOALS}/gemengd-wonen"
LINK = f"{HOUSES}/taalcafe"
NOBODY = "Aan deze doelen werkt nog niemand."


def officer(office: Office, name: str = "Omar") -> Editor:
    return office.sign_in(name=name, role="officer")


def test_every_goal_stands_there_with_who_works_on_it(office: Office) -> None:
    page = officer(office).open(GOALS)
    with office.database.reading() as session:
        programme = read_programme(session)
    assert len(programme.goals) == 18
    for key, goal in programme.goals.items():
        assert f'href="{GOALS}/{key}"' in page
        assert goal.name in page
    assert f"{NOBODY} 3.1" in words(page)


@pytest.mark.parametrize("side", ["plek", "doelgroep", "taal"])
def test_every_cell_leads_to_its_services(office: Office, side: str) -> None:
    omar = officer(office)
    page = omar.open(f"{GOALS}?per={side}")
    cells = {each.split('"')[0] for each in page.split(f'href="{GOALS}/')[1:] if "waarde=" in each}
    assert len(cells) > 10
    for cell in sorted(cells)[:6]:
        assert 'class="card"' in omar.open(f"{GOALS}/{cell.replace('&amp;', '&')}")


def test_a_side_that_is_not_there_is_not_found(office: Office) -> None:
    omar = officer(office)
    for path in ("?per=postcode", "/nergens", "/taal?per=plek&waarde=nergens", "/taal/nergens"):
        omar.open(f"{GOALS}{path}", 404)
    omar.open(f"{GOALS}/taal/koppelen?dienst=//evil.example", 404)


def test_a_gap_closes_when_somebody_says_who_helps(office: Office) -> None:
    omar = officer(office)
    where = omar.client.get(f"{HOUSES}/koppelen?dienst=taalcafe", base_url="https://localhost")
    assert (where.status_code, where.location) == (303, LINK)
    omar.send(LINK, strength="supporting", says=" Buren leren er \r\n elkaar kennen. ")
    assert NOBODY not in omar.open(GOALS)
    assert "Buren leren er elkaar kennen." in omar.open(HOUSES)
    with office.database.reading() as session:
        changes = select(Change).where(Change.entry == "link.taalcafe-gemengd-wonen")
        assert {each.changed_by for each in session.scalars(changes)} == {"Omar"}
    omar.send(f"{LINK}/weg", on=LINK)
    assert f"{NOBODY} 3.1" in words(omar.open(GOALS))


def test_a_link_without_a_sentence_is_not_kept_and_loses_nothing(office: Office) -> None:
    omar = officer(office)
    page = omar.send(LINK, status=422, strength="direct", says="  ")
    assert "Schrijf in één zin hoe dit helpt." in page
    page = omar.send(LINK, status=422, says="Buren leren elkaar kennen.")
    assert "Kies hoe sterk." in page
    assert "Buren leren elkaar kennen." in page
    assert "Maak de zin korter" in omar.send(LINK, status=422, strength="direct", says="a" * 201)
    assert f"{NOBODY} 3.1" in words(omar.open(GOALS))


def test_the_second_officer_sees_what_the_first_one_wrote_meanwhile(office: Office) -> None:
    omar, noor = officer(office), officer(office, "Noor")
    opened = noor.form(LINK)
    omar.send(LINK, strength="direct", says="Buren leren elkaar kennen.")
    page = noor.post(LINK, opened | {"strength": "direct", "says": "Wat Noor schreef."}, 409)
    assert "Iemand anders veranderde dit net." in page
    assert "Wat Noor schreef." in page
    assert "Buren leren elkaar kennen." in omar.open(HOUSES)


def test_what_a_partner_proposes_waits_for_an_officer(office: Office) -> None:
    with office.database.writing() as session:
        said = Said("supporting", "Buren leren elkaar kennen.", "partner", confirmed=False)
        way = Way("", "Samira", "programme", office.clock())
        keep_link(session, Pair("taalcafe", "gemengd-wonen"), said, "", way)
    omar = officer(office)
    assert f"{NOBODY} 3.1" in words(omar.open(GOALS))
    assert "Voorgesteld door een partner" in omar.open(HOUSES)
    omar.send(LINK)
    assert NOBODY not in omar.open(GOALS)


def test_what_has_ended_is_told(office: Office) -> None:
    with office.database.writing() as session:
        service = session.scalars(select(Service).where(Service.slug == "taalcafe")).one()
        service.status = "inactive"
    omar = officer(office)
    assert "Wat er was, en nu niet" in words(omar.open(f"{GOALS}/taal"))


def test_nobody_else_sees_the_goals_of_the_programme(office: Office) -> None:
    office.sign_in("woej").open(GOALS, 403)
    assert office.app.test_client().get(GOALS, base_url="https://localhost").status_code == 303
