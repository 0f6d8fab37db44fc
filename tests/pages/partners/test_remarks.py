"""What residents say is wrong reaches the partner and the programme, and is answered once."""

from __future__ import annotations

import uuid

import pytest

from routekaart.signals.corrections import Correction, keep, list_open
from tests.pages.partners.conftest import Office

PARTNER = "gemeente-leidschendam-voorburg"
CAFE = "/partner/dienst/taalcafe"


@pytest.fixture
def remark(office: Office) -> uuid.UUID:
    said = Correction(
        submission=uuid.uuid4(),
        service_slug="taalcafe",
        locale="ar",
        about="times",
        says="<b>Het was dicht</b> op maandag.",
        created_at=office.clock(),
    )
    with office.database.writing() as session:
        keep(session, said)
        session.flush()
        return said.id


def still_open(office: Office) -> int:
    with office.database.reading() as session:
        return len(list_open(session))


def test_the_partner_sees_it_first_of_all_and_answers(office: Office, remark: uuid.UUID) -> None:
    editor = office.sign_in(PARTNER)
    assert "Een bewoner zegt dat er iets niet klopt." in editor.open("/partner/")
    page = editor.open(CAFE)
    assert "De tijden kloppen niet" in page
    assert "&lt;b&gt;Het was dicht&lt;/b&gt;" in page
    editor.send(f"{CAFE}/melding/{remark}", on=CAFE, answer="mended")
    assert still_open(office) == 0
    assert "De tijden kloppen niet" not in editor.open(CAFE)


def test_another_partner_does_not_see_or_answer_it(office: Office, remark: uuid.UUID) -> None:
    token = office.sign_in(PARTNER).form(CAFE, f"{CAFE}/melding/{remark}")["token"]
    other = office.sign_in("woej")
    filled = {"token": token, "answer": "mended"}
    other.post(f"{CAFE}/melding/{remark}", filled, 404)
    assert still_open(office) == 1


def test_an_answer_about_another_service_is_not_taken(office: Office, remark: uuid.UUID) -> None:
    editor = office.sign_in(PARTNER)
    token = editor.form(CAFE, f"{CAFE}/melding/{remark}")["token"]
    path = f"/partner/dienst/bingo/melding/{remark}"
    editor.post(path, {"token": token, "answer": "mended"}, 404)
    assert still_open(office) == 1


def test_without_an_answer_nothing_is_answered(office: Office, remark: uuid.UUID) -> None:
    editor = office.sign_in(PARTNER)
    editor.send(f"{CAFE}/melding/{remark}", 422, on=CAFE, answer="misschien")
    assert still_open(office) == 1


def test_the_programme_sees_all_and_answers_too(office: Office, remark: uuid.UUID) -> None:
    officer = office.sign_in(role="officer")
    assert "Taalcafé" in officer.open("/programma/meldingen")
    path = f"/programma/meldingen/{remark}"
    officer.send(path, on="/programma/meldingen", answer="right as it was")
    assert still_open(office) == 0
    assert "Er zijn geen nieuwe meldingen." in officer.open("/programma/meldingen")


def test_the_worklist_names_what_no_partner_answers_for(office: Office) -> None:
    page = office.sign_in(role="officer").open("/programma/werklijst")
    assert "Van deze partner heeft niemand een account." in page
    assert 'href="/programma/geschiedenis/service.' in page
