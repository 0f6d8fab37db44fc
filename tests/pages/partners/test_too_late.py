"""A button on a page that stood open for days does nothing, and says so."""

from __future__ import annotations

import pytest

from tests.pages.partners.conftest import Office, words

OWN = "gemeente-leidschendam-voorburg"
ORGANISATION = f"/partner/organisatie/{OWN}"
ENTRY = "/partner/dienst/tuinkamer"
WHERE = f"{ENTRY}/waar-en-wanneer"
CLOSED = f"/partner/dicht?partner={OWN}"
ENTRIES = ("service.tuinkamer", f"partner.{OWN}", f"closure.{OWN}-20261123")


@pytest.mark.parametrize(
    ("page", "button"),
    [
        (WHERE, f"{WHERE}/tuinkamer-van-noord/weg"),
        (ORGANISATION, f"{ORGANISATION}/intrekken"),
        (ENTRY, f"{ENTRY}/kopie"),
        (CLOSED, f"/partner/dicht/{OWN}-20261123/gaat-niet-door"),
    ],
)
def test_whoever_is_too_late_hears_that_nothing_changed(
    office: Office, page: str, button: str
) -> None:
    editor = office.sign_in(OWN)
    editor.send(ORGANISATION, description="Wij helpen u.")
    editor.send("/partner/dicht", on=CLOSED)
    before = [office.wanted(each, OWN) for each in ENTRIES]
    stood_open = editor.form(page, button)
    office.clock.set("2026-11-25T10:30")
    returning = office.sign_in(OWN)
    answer = returning.open(returning.post(button, stood_open))
    assert "De pagina stond te lang open. Er is niets veranderd." in words(answer)
    assert [office.wanted(each, OWN) for each in ENTRIES] == before
