"""What residents say is wrong reaches the partner and the programme, and is answered once."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from routekaart.signals.corrections import Correction, count_states, find_remarks, keep
from tests.pages.partners.conftest import Office, words
from tests.real_site import MONDAY_MORNING

PARTNER = "gemeente-leidschendam-voorburg"
CAFE = "/partner/dienst/taalcafe"
INBOX = "/programma/reacties"


def a_correction(**differs: Any) -> Correction:
    known = {
        "submission": uuid.uuid4(),
        "service_slug": "taalcafe",
        "locale": "ar",
        "about": "times",
        "says": "<b>Het was dicht</b> op maandag.",
        "created_at": MONDAY_MORNING,
    }
    return Correction(**known | differs)


@pytest.fixture
def remark(office: Office) -> uuid.UUID:
    """Said an hour ago, before anything else."""
    said = a_correction(created_at=office.clock() - timedelta(hours=1))
    with office.database.writing() as session:
        return keep(session, said).id


def still_open(office: Office) -> int:
    with office.database.reading() as session:
        return len(find_remarks(session))


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


def test_the_partner_mends_it_where_it_stands(office: Office, remark: uuid.UUID) -> None:
    page = office.sign_in(PARTNER).open(CAFE)
    assert f'href="{CAFE}/waar-en-wanneer">Verbeter dit' in page
    assert 'href="/ar/hulp/taalcafe">Wat bewoners lezen' in page


def test_the_programme_sees_all_and_answers_too(office: Office, remark: uuid.UUID) -> None:
    officer = office.sign_in(role="officer", name="Omar")
    page = officer.open(INBOX)
    assert "Taalcafé" in page
    assert "nieuwe reactie" in officer.open("/programma")
    assert 'href="/programma/geschiedenis/service.taalcafe"' in page
    officer.send(f"{INBOX}/{remark}", on=INBOX, answer="in hand", why="Wij  bellen.")
    assert "Er is geen nieuwe reactie." in officer.open("/programma")
    page = words(officer.open(INBOX))
    assert "In behandeling door Omar , 23 november 2026. Wij bellen." in page
    officer.send(f"{INBOX}/{remark}", on=INBOX, answer="not needed")
    assert still_open(office) == 0
    assert "Er zijn geen nieuwe reacties." in officer.open(INBOX)
    assert "Taalcafé" in officer.open(f"{INBOX}?stand=niet-nodig")


def test_the_partner_reads_that_somebody_is_on_it(office: Office, remark: uuid.UUID) -> None:
    officer = office.sign_in(role="officer", name="Omar")
    officer.send(f"{INBOX}/{remark}", on=INBOX, answer="in hand", why="Wij bellen.")
    page = words(office.sign_in(PARTNER).open(CAFE))
    assert "In behandeling door Omar" in page
    assert "Wij bellen." in page


def test_remarks_are_filtered_by_state_and_partner(office: Office, remark: uuid.UUID) -> None:
    officer = office.sign_in(role="officer")
    named = {
        "": True,
        "?stand=nieuw": True,
        "?stand=alles": True,
        "?stand=opgelost": False,
        "?stand=in-behandeling": False,
        f"?partner={PARTNER}": True,
        "?partner=woej": False,
        "?stand=iets-anders&partner=er-is-niets": True,
    }
    assert {each: "Het was dicht" in officer.open(f"{INBOX}{each}") for each in named} == named
    view = f"{INBOX}?stand=alles&amp;partner={PARTNER}".replace("&amp;", "&")
    action = f"{INBOX}/{remark}?stand=alles&partner={PARTNER}"
    assert officer.send(action, on=view, answer="mended") == view


def test_whoever_answers_second_sees_the_first_and_keeps_their_words(
    office: Office, remark: uuid.UUID
) -> None:
    one, other = (office.sign_in(role="officer", name=name) for name in ("Omar", "Samira"))
    path = f"{INBOX}/{remark}"
    stale = other.form(INBOX, path)
    one.send(path, on=INBOX, answer="in hand", why="Ik bel ze.")
    page = other.post(path, {**stale, "answer": "not needed", "why": "Grap."}, 409)
    assert "Iemand anders antwoordde net." in page
    assert "In behandeling door <bdi>Omar</bdi>" in page
    assert "Ik bel ze." in page
    assert 'value="Grap."' in page
    assert still_open(office) == 1


@pytest.mark.parametrize(
    "sent", [{"why": "x" * 201}, {"token": "x"}, {"answer": "new"}, {"answer": ""}]
)
def test_what_cannot_be_kept_stays_on_the_page(office: Office, remark: uuid.UUID, sent) -> None:
    officer = office.sign_in(role="officer")
    filled = {"answer": "mended", "why": "bewaar mij", **sent}
    page = officer.send(f"{INBOX}/{remark}", 422, on=INBOX, **filled)
    assert filled["why"] in page
    with office.database.reading() as session:
        assert count_states(session)["new"] == 1


def test_spam_hides_no_other_remark_and_runs_nothing(office: Office, remark: uuid.UUID) -> None:
    spam = "<script>alert(1)</script> http://kwaad.example \u202e" + "\n" * 300 + "x" * 600
    with office.database.writing() as session:
        for number in range(60):
            keep(session, a_correction(says=f"{spam}{number}", service_slug="er-is-niets"))
    page = office.sign_in(role="officer").open(INBOX)
    assert "<script>alert" not in page
    assert 'href="http://kwaad' not in page
    assert page.count("<details>") == 49
    assert "Er zijn er nog 11." in page
    assert "Het was dicht" in page


def test_the_worklist_names_what_no_partner_answers_for(office: Office) -> None:
    page = office.sign_in(role="officer").open("/programma/werklijst")
    assert "Van deze partner heeft niemand een account." in page
    assert 'href="/programma/geschiedenis/service.' in page
