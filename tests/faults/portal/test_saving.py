"""Whatever happens while a partner saves: it is said clearly, nothing typed is lost, and it can be
sent again as it was."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import delete, select

from routekaart.accounts.sessions import LoginSession
from routekaart.review.proposals import Proposal
from routekaart.web.kit.cookies import COOKIE
from tests.faults.portal.conftest import FAULTS, Fault, gone
from tests.html import read_html
from tests.pages.partners.conftest import Editor, Office, read_form, words
from tests.pictures import draw_picture

PARTNER = "gemeente-leidschendam-voorburg"
CAFE, ORGANISATION = "/partner/dienst/taalcafe", f"/partner/organisatie/{PARTNER}"
SAYS = "U praat <samen> & drinkt “koffie”."

FORMS = {
    f"{CAFE}/wat": {"summary": SAYS},
    ORGANISATION: {"description": SAYS},
    "/partner/nieuw": {"name": SAYS},
    "/partner/dicht": {"other": SAYS},
}
"""By address: what somebody types there."""


def send_again(editor: Editor, page: str, path: str, status: int = 303) -> str:
    """Press the button of the page that came instead."""
    kept = read_form(read_html(page), path)
    return editor.post(path, kept, status)


def steps(office: Office) -> list[str]:
    with office.database.reading() as session:
        return [step.step for each in session.scalars(select(Proposal)) for step in each.steps]


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_typed_survives_a_database_that_fails(office: Office, fault: Fault) -> None:
    editor = office.sign_in(PARTNER)
    opened = {path: {**editor.form(path), **typed} for path, typed in FORMS.items()}
    pages = {}
    with fault(office):
        for path, filled in opened.items():
            answer = editor.client.post(path, data=filled, base_url="https://localhost")
            assert (path, answer.status_code) == (path, 503)
            assert answer.headers["Retry-After"]
            assert "Het bewaren lukt nu niet" in answer.text
            assert SAYS in words(answer.text)
            pages[path] = answer.text
            assert office.app.test_client().get("/nl/hulp/taalcafe").status_code == 200
    assert steps(office) == []
    for path in (f"{CAFE}/wat", ORGANISATION):
        send_again(editor, pages[path], path)
    assert office.wanted("service.taalcafe", PARTNER).summary == SAYS
    assert office.wanted(f"partner.{PARTNER}", PARTNER).description == SAYS


def test_a_file_is_to_be_chosen_again_and_so_it_says(office: Office) -> None:
    """No page can fill in a file."""
    editor = office.sign_in(PARTNER)
    path = f"{ORGANISATION}/logo"
    filled = {**editor.form(path), "picture": (BytesIO(draw_picture()), "logo.png")}
    with gone(office):
        page = editor.post(path, filled, 503)
    assert "Kies het bestand daarna opnieuw." in words(page)
    assert "Wat u typte" not in page
    assert f'href="{path}"' in page
    assert "Opnieuw versturen" not in page


def sign_in_again(office: Office, editor: Editor) -> None:
    """In a new window, as the page says."""
    cookie = office.sign_in(PARTNER).client.get_cookie(COOKIE)
    editor.client.set_cookie(COOKIE, cookie.value, domain="localhost", secure=True)


def end_all_sessions(office: Office) -> None:
    with office.database.writing() as session:
        session.execute(delete(LoginSession))


@pytest.mark.parametrize("path", [f"{CAFE}/wat", ORGANISATION])
def test_a_session_that_ended_in_mid_form_takes_nothing_along(office: Office, path: str) -> None:
    editor = office.sign_in(PARTNER)
    filled = {**editor.form(path), **FORMS[path]}
    end_all_sessions(office)
    page = editor.post(path, filled, 401)
    assert "Uw tijd is om" in page
    assert SAYS in words(page)
    assert steps(office) == []
    sign_in_again(office, editor)
    send_again(editor, page, path)
    assert steps(office) != []


@pytest.mark.parametrize("path", [f"{CAFE}/wat", ORGANISATION])
def test_after_a_night_it_takes_one_tap_more(office: Office, path: str) -> None:
    """The form is too old to be sure whose it is; what is typed in it is not."""
    editor = office.sign_in(PARTNER)
    filled = {**editor.form(path), **FORMS[path]}
    office.clock.now += timedelta(days=3)
    page = editor.post(path, filled, 401)
    sign_in_again(office, editor)
    again = send_again(editor, page, path, 422)
    assert "stond te lang open" in again
    assert SAYS in words(again) or SAYS in read_values(again, path)
    send_again(editor, again, path)
    assert steps(office) != []


def read_values(page: str, path: str) -> list[Any]:
    return [*read_form(read_html(page), path).values()]


def test_somebody_else_who_signs_in_meanwhile_cannot_send_it(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    filled = {**editor.form(f"{CAFE}/wat"), "summary": SAYS}
    end_all_sessions(office)
    page = editor.post(f"{CAFE}/wat", filled, 401)
    cookie = office.sign_in("woej").client.get_cookie(COOKIE)
    editor.client.set_cookie(COOKIE, cookie.value, domain="localhost", secure=True)
    send_again(editor, page, f"{CAFE}/wat", 404)
    assert steps(office) == []


@pytest.mark.parametrize("path", [f"{CAFE}/wat", ORGANISATION, "/partner/nieuw"])
def test_a_double_tap_is_one_change(office: Office, path: str) -> None:
    editor = office.sign_in(PARTNER)
    filled = {**editor.form(path), **FORMS[path]}
    editor.post(path, filled)
    once = steps(office)
    assert editor.client.post(path, data=filled, base_url="https://localhost").status_code == 303
    assert steps(office) == once


def test_a_form_that_was_overtaken_meanwhile_shows_both_when_it_is_sent_again(
    office: Office,
) -> None:
    """While it waited for the database, a colleague changed the same sentence."""
    editor, colleague = office.sign_in(PARTNER), office.sign_in(PARTNER, name="Omar")
    filled = {**editor.form(f"{CAFE}/wat"), "summary": SAYS}
    with gone(office):
        page = editor.post(f"{CAFE}/wat", filled, 503)
    colleague.send(f"{CAFE}/wat", summary="Van Omar.")
    both = words(send_again(editor, page, f"{CAFE}/wat", 409))
    assert SAYS in both
    assert "Van Omar." in both
    assert office.wanted("service.taalcafe", PARTNER).summary == "Van Omar."
