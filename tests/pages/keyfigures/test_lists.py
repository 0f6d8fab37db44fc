"""A key figure keeps lists by their code, and finds them back on any device."""

from __future__ import annotations

from datetime import timedelta

import pytest

from routekaart.routemap.walk import find_discreet_services
from tests.contents import everything
from tests.pages.partners.conftest import Editor, Office, words

HOME, NEW = "/sleutelfiguur", "/sleutelfiguur/lijsten/nieuw"
LIST = "taalcafe.bel.ga.brief~voedselbank.ga"
NAMES = "Taalcafé"


def put(editor: Editor, link: str = LIST) -> None:
    editor.send(NEW, link=link)


@pytest.mark.parametrize(
    "link",
    [
        LIST,
        f"https://routekaart.example/ar/lijst?l={LIST}&ook=nl",
        f"  /nl/lijst/geven?l={LIST.replace('~', '%7E')} ",
    ],
)
def test_a_pasted_link_is_kept_as_a_code_and_leads_on(samira: Editor, link: str) -> None:
    put(samira, link)
    page = samira.open(HOME)
    assert NAMES in words(page)
    for address in ("/nl/lijst/maken", "/nl/lijst/geven"):
        assert f"{address}?l={LIST}" in page
        samira.open(f"{address}?l={LIST}")


@pytest.mark.parametrize("link", ["", "x y", "https://example.org/", "http://[", "/nl/lijst?l=!"])
def test_what_is_no_list_is_not_kept_and_stays_in_the_field(samira: Editor, link: str) -> None:
    page = samira.send(NEW, 422, link=link)
    assert "Plak de" in words(page)
    assert "nog geen lijst" in samira.open(HOME)


def test_the_page_that_gives_a_list_leads_here(samira: Editor) -> None:
    page = samira.open(f"/nl/lijst/geven?l={LIST}")
    assert f'href="{NEW}?l={LIST}"' in page
    brought = samira.open(f"{NEW}?l={LIST}")
    assert NAMES in words(brought)
    assert samira.form(f"{NEW}?l={LIST}", NEW)["link"] == LIST


def test_help_against_violence_is_never_kept(office: Office, samira: Editor) -> None:
    discreet = sorted(find_discreet_services(office.edition.edition.route_map))[0]
    assert NEW not in samira.open(f"/nl/lijst/geven?l={discreet}")
    assert "Zo ziet niemand" in samira.send(NEW, 422, link=discreet)
    assert "Eén dienst gaat dus niet mee" in samira.open(f"{NEW}?l={discreet}~taalcafe")
    put(samira, f"{discreet}~taalcafe")
    kept = dict(everything(office.database))["kept_list.code"]
    assert kept == "taalcafe"


def test_what_has_left_the_site_is_told(samira: Editor) -> None:
    put(samira, "weggegaan~taalcafe")
    assert "Niet meer bekend, Taalcafé" in words(samira.open(HOME))


def test_one_is_forgotten_and_then_all(samira: Editor) -> None:
    for link in ("taalcafe", "voedselbank", "bingo"):
        put(samira, link)
    page = samira.open(HOME)
    address = page.split('action="/sleutelfiguur/lijsten/')[1].split('"')[0]
    samira.send(f"{HOME}/lijsten/{address}", on=HOME)
    assert samira.open(HOME).count("/nl/lijst/maken?l=") == 2
    samira.send(f"{HOME}/lijsten/weg", on=HOME)
    assert "nog geen lijst" in samira.open(HOME)


def test_a_form_that_stood_open_too_long_forgets_nothing(office: Office, samira: Editor) -> None:
    put(samira)
    filled = samira.form(HOME, f"{HOME}/lijsten/weg") | {"token": "x"}
    assert "te lang open" in samira.post(f"{HOME}/lijsten/weg", filled, 422)
    assert NAMES in words(samira.open(HOME))


def test_nobody_else_sees_or_forgets_them(office: Office, samira: Editor) -> None:
    put(samira)
    other = office.sign_in(role="key figure", name="Omar")
    assert "nog geen lijst" in other.open(HOME)
    put(other, "bingo")
    page = samira.open(HOME)
    address = page.split('action="/sleutelfiguur/lijsten/')[1].split('"')[0]
    token = other.form(HOME, f"{HOME}/lijsten/weg")["token"]
    other.post(f"{HOME}/lijsten/{address}", {"token": token})
    assert NAMES in words(samira.open(HOME))


def test_after_ninety_days_it_is_not_there(office: Office) -> None:
    put(office.sign_in(role="key figure"))
    office.clock.now += timedelta(days=91)
    with office.database.reading() as session:
        from routekaart.accounts.kept_lists import KeptList, list_kept

        (kept,) = session.query(KeptList).all()
        assert list_kept(session, kept.person_id, office.clock()) == []
