"""The programme asks people in, changes what they may do, and ends accounts; not its own way in."""

from __future__ import annotations

import re
import uuid

import pytest
from sqlalchemy import select

from routekaart.accounts.audit import AuditEvent
from routekaart.accounts.people import Person
from routekaart.catalogue.partners import Partner
from routekaart.mail.outbox import Message
from tests.pages.accounts.conftest import Browser, Desk, token_in

PEOPLE, NEW = "/programma/mensen", "/programma/mensen/nieuw"
OMAR, AISHA, SAMIRA = "omar@example.org", "aisha@example.org", "samira@example.org"


@pytest.fixture
def officer(desk: Desk) -> Browser:
    desk.invite(OMAR, "officer", name="Omar")
    return desk.sign_in_fully(OMAR)[0]


@pytest.fixture
def administrator(desk: Desk) -> Browser:
    desk.invite(AISHA, "administrator", name="Aisha")
    return desk.sign_in_fully(AISHA)[0]


@pytest.fixture
def partner(desk: Desk) -> str:
    """The id of an organisation."""
    with desk.database.writing() as session:
        made = Partner(id=uuid.uuid4(), slug="woej", name="Woej", source="M")
        session.add(made)
        return str(made.id)


def page_of(desk: Desk, email: str) -> str:
    return f"{PEOPLE}/{desk.person(email).id}"


def letters(desk: Desk) -> list[tuple[str, str]]:
    with desk.database.reading() as session:
        return [(each.recipient, each.subject) for each in session.scalars(select(Message))]


def told(desk: Desk, kind: str) -> list[str]:
    with desk.database.reading() as session:
        found = select(AuditEvent.about).where(AuditEvent.kind == kind).order_by(AuditEvent.at)
        return list(session.scalars(found))


def change(browser: Browser, path: str, status: int = 303, **fields):
    """Save the form of a person, with what stood there when it was opened."""
    page = browser.open(path)
    (was,) = re.findall(r'name="was" value="([^"]*)"', page)
    return browser.send(path, status, **{"token": token_in(page), "was": was, **fields})


def test_whoever_is_invited_gets_a_letter_and_can_sign_in(desk, officer, partner) -> None:
    fields = {"name": "Samira", "email": f" {SAMIRA.upper()} ", "partners": [partner]}
    assert officer.send(NEW, roles=["partner editor"], **fields).location == PEOPLE
    assert (SAMIRA, "U kunt meewerken aan de routekaart") in letters(desk)
    page = officer.open(PEOPLE)
    assert all(words in page for words in ("Samira", SAMIRA, "Partner: Woej", "door <bdi>Omar"))
    assert "Samira" in desk.sign_in(SAMIRA).open("/account")
    assert desk.person(SAMIRA).partners == {uuid.UUID(partner)}


def test_a_double_tap_is_one_invitation(desk, officer) -> None:
    token = token_in(officer.open(NEW))
    for _ in range(2):
        officer.send(NEW, token=token, name="Samira", email=SAMIRA, roles=["key figure"])
    assert len(letters(desk)) == 2  # the other was the officer's own link
    page = officer.send(NEW, 422, name="Samira", email=SAMIRA, roles=["key figure"]).text
    assert "al een account" in page


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": ""}, "Vul een naam in."),
        ({"name": "   "}, "Vul een naam in."),
        ({"email": "samira"}, "zoals naam@voorbeeld.nl"),
        ({"roles": []}, "Kies wat deze persoon doet."),
        ({"roles": ["partner editor"]}, "Kies bij welke organisatie"),
        ({"partners": ["PARTNER"]}, "Kies ook Partner."),
        ({"roles": ["partner editor"], "partners": [str(uuid.uuid4())]}, "bestaat niet meer"),
        ({"roles": ["partner editor"], "partners": ["x"]}, "bestaat niet meer"),
        ({"token": "old"}, "stond te lang open"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    desk, officer, partner, fields, says
) -> None:
    sent = {"name": "Samira", "email": SAMIRA, "roles": ["key figure"], **fields}
    if sent.get("partners") == ["PARTNER"]:
        sent["partners"] = [partner]
    page = officer.send(NEW, 422, on=NEW, **sent).text
    assert says in page
    if sent["email"]:
        assert sent["email"] in page
    assert len(letters(desk)) == 1


@pytest.mark.parametrize("role", ["officer", "administrator", "boss"])
def test_an_officer_makes_no_officers(desk, officer, role: str) -> None:
    assert 'value="administrator"' not in officer.open(NEW)
    officer.send(NEW, 403, name="Samira", email=SAMIRA, roles=[role])
    desk.invite(SAMIRA, "key figure")
    change(officer, page_of(desk, SAMIRA), 403, roles=[role])


def test_an_officer_leaves_administrators_alone(desk, officer, administrator) -> None:
    path = page_of(desk, AISHA)
    page = officer.open(path)
    assert "Alleen een beheerder" in page
    assert "<form" not in page
    officer.send(path, 403, token="x", roles=["key figure"])
    for end in ("einde", "tweede-stap"):
        officer.open(f"{path}/{end}", 403)
        officer.send(f"{path}/{end}", 403, token="x")


def test_an_administrator_makes_an_officer_and_takes_that_back(desk, administrator) -> None:
    desk.invite(SAMIRA, "key figure")
    path = page_of(desk, SAMIRA)
    change(administrator, path, roles=["key figure", "officer"])
    assert desk.person(SAMIRA).roles == {"key figure", "officer"}
    change(administrator, path, roles=["key figure"])
    assert desk.person(SAMIRA).roles == {"key figure"}
    assert told(desk, "rights changed") == ["Aisha; +officer", "Aisha; -officer"]


def test_what_somebody_else_changed_meanwhile_is_not_undone(desk, officer, partner) -> None:
    desk.invite(SAMIRA, "key figure")
    path = page_of(desk, SAMIRA)
    stale = re.findall(r'name="was" value="([^"]*)"', officer.open(path))[0]
    change(officer, path, roles=["key figure", "partner editor"], partners=[partner])
    page = officer.send(path, 422, was=stale, roles=["key figure"]).text
    assert "Iemand anders veranderde dit net" in page
    assert desk.person(SAMIRA).roles == {"key figure", "partner editor"}


def test_the_only_administrator_cannot_leave_or_step_down(desk, administrator) -> None:
    path = page_of(desk, AISHA)
    assert "enige beheerder" in change(administrator, path, 422, roles=["officer"]).text
    assert "enige beheerder" in administrator.send(f"{path}/einde", 422).text
    desk.invite(OMAR, "administrator")
    assert administrator.send(f"{path}/einde").location == PEOPLE
    assert administrator.client.get(PEOPLE, base_url="https://localhost").location == "/inloggen"


def test_an_account_is_ended_after_asking_and_its_owner_hears(desk, officer) -> None:
    desk.invite(SAMIRA, "key figure")
    samira = desk.sign_in(SAMIRA)
    path = page_of(desk, SAMIRA)
    assert "Samira" in officer.open(f"{path}/einde")
    samira.open("/account")
    assert officer.send(f"{path}/einde").location == PEOPLE
    assert samira.client.get("/account", base_url="https://localhost").location == "/inloggen"
    assert (SAMIRA, "U kunt niet meer inloggen bij de routekaart") in letters(desk)
    assert told(desk, "account ended") == ["Omar"]
    assert "Gestopt" in officer.open(PEOPLE)
    assert "Gestopt" in officer.open(path)
    officer.open(f"{path}/einde", 404)


def test_whoever_left_can_be_invited_again(desk, officer) -> None:
    desk.invite(SAMIRA, "key figure")
    officer.send(f"{page_of(desk, SAMIRA)}/einde")
    officer.send(NEW, name="Samira", email=SAMIRA, roles=["key figure"])
    assert desk.person(SAMIRA).ended_at is None


def test_who_lost_everything_begins_anew(desk, administrator) -> None:
    desk.invite(OMAR, "officer", name="Omar")
    omar, _ = desk.sign_in_fully(OMAR)
    path = page_of(desk, OMAR)
    assert "app" in administrator.open(path)
    assert administrator.send(f"{path}/tweede-stap").location == path
    assert omar.client.get("/account", base_url="https://localhost").location == "/inloggen"
    assert 'class="key"' in desk.sign_in(OMAR).open("/inloggen/app")
    assert told(desk, "second step removed") == ["Aisha"]


def test_a_button_that_stood_open_too_long_ends_nothing(desk, officer) -> None:
    desk.invite(SAMIRA, "key figure")
    path = page_of(desk, SAMIRA)
    assert "stond te lang open" in officer.send(f"{path}/einde", 422, token="old").text
    assert desk.person(SAMIRA).ended_at is None


def test_of_nobody_there_is_no_page(officer) -> None:
    for end in ("", "/einde", "/tweede-stap"):
        officer.open(f"{PEOPLE}/{uuid.uuid4()}{end}", 404)


def test_a_name_is_never_a_page(desk, officer) -> None:
    desk.invite(SAMIRA, "key figure", name="<script>alert(1)</script> مريم")
    for path in (PEOPLE, page_of(desk, SAMIRA), f"{page_of(desk, SAMIRA)}/einde"):
        assert "<script>alert" not in officer.open(path)


def test_looking_changes_nothing(desk, officer) -> None:
    desk.invite(SAMIRA, "key figure")
    path = page_of(desk, SAMIRA)
    before = told(desk, "invited"), letters(desk), told(desk, "signed in")
    for each in (PEOPLE, NEW, path, f"{path}/einde", f"{path}/tweede-stap"):
        officer.open(each)
    assert (told(desk, "invited"), letters(desk), told(desk, "signed in")) == before
    with desk.database.reading() as session:
        assert len(session.scalars(select(Person)).all()) == 2
