"""An officer writes what stands above every page, and residents read it at once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from routekaart.authoring.records import WrittenEntry
from routekaart.catalogue.history import Change
from tests.pages.partners.conftest import Editor, Office, words

BANNERS = "/programma/mededelingen"
NEW = f"{BANNERS}/nieuw"
DUTCH, ARABIC = "Donderdag is de bibliotheek dicht.", "المكتبة مغلقة يوم الخميس."
DICHT = f"{BANNERS}/donderdag-is-de-bibliotheek-dicht"
FILLED = {
    "words-nl": DUTCH,
    "words-ar": ARABIC,
    "starts_on": "2026-11-23",
    "ends_on": "2026-11-26",
    "link": "location.de-plint",
    "then": "keep",
}


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def home(office: Office, locale: str = "nl") -> str:
    return str(office.app.test_client().get(f"/{locale}/", base_url="https://localhost").text)


def test_residents_read_it_at_once_and_no_more_when_it_is_taken_away(
    office: Office, omar: Editor
) -> None:
    assert omar.send(NEW, **FILLED) == BANNERS
    assert f'<a href="/ar/plek/de-plint">{ARABIC}</a>' in home(office, "ar")
    assert DUTCH in home(office, "pl")
    assert "Nu te zien" in omar.open(BANNERS)
    omar.send(f"{DICHT}/weg", on=DICHT)
    assert DUTCH not in home(office)
    omar.open(DICHT, 404)
    with office.database.reading() as session:
        entry = "banner.donderdag-is-de-bibliotheek-dicht"
        changes = list(session.scalars(select(Change).where(Change.entry == entry)))
        assert {each.changed_by for each in changes} == {"Omar"}
        assert {each.field for each in changes} == {"words", "starts_on", "ends_on", "kind", "link"}


def test_a_double_tap_is_one_banner(office: Office, omar: Editor) -> None:
    filled = {**omar.form(NEW), **FILLED}
    omar.post(NEW, filled)
    omar.post(NEW, filled)
    with office.database.reading() as session:
        assert len(list(session.scalars(select(WrittenEntry)))) == 1


def test_first_one_looks_how_it_reads_in_each_language(office: Office, omar: Editor) -> None:
    page = omar.send(NEW, status=200, **{**FILLED, "kind": "important", "then": "look"})
    assert f"مهم:</strong> {ARABIC}" in page
    assert f'Ważne:</strong> <span lang="nl" dir="ltr">{DUTCH}</span>' in page
    assert DUTCH not in home(office)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("words-nl", " ", "Schrijf het in het Nederlands."),
        ("words-tr", "x" * 161, "hoogstens 160 tekens"),
        ("ends_on", "2026-11-22", "Deze dag is al voorbij."),
        ("starts_on", "2026-11-27", "De laatste dag ligt voor de eerste dag."),
        ("starts_on", "donderdag", "Vul een dag in"),
        ("link", "https://evil.example", "Die bladzijde is er niet."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(
    office: Office, omar: Editor, field: str, typed: str, says: str
) -> None:
    page = omar.send(NEW, status=422, **{**FILLED, field: typed})
    assert says in page
    assert ARABIC in page
    assert ARABIC not in home(office, "ar")


def test_other_dutch_asks_whether_the_translations_still_hold(office: Office, omar: Editor) -> None:
    omar.send(NEW, **FILLED)
    other: dict[str, Any] = {"words-nl": "Vrijdag is de bibliotheek dicht.", "then": "keep"}
    page = omar.send(DICHT, status=422, **other)
    assert "Kloppen deze nog: العربية?" in words(page)
    assert DUTCH in home(office)
    omar.send(DICHT, **other, still_right="y")
    assert "Vrijdag is de bibliotheek dicht." in home(office)
    omar.send(DICHT, **{**other, "words-nl": DUTCH, "words-ar": ""})
    assert f'<span lang="nl" dir="ltr">{DUTCH}</span>' in home(office, "ar")


def test_the_second_officer_sees_both_and_loses_nothing(office: Office, omar: Editor) -> None:
    omar.send(NEW, **FILLED)
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(DICHT)
    omar.send(DICHT, **{"words-en": "The library is closed on Thursday.", "then": "keep"})
    typed = {**opened, "words-en": "Library closed.", "then": "keep"}
    page = noor.post(DICHT, typed, 409)
    assert "Iemand anders veranderde dit net." in page
    assert "The library is closed on Thursday." in page
    assert "Library closed." in page


def test_it_is_text_and_nothing_else(office: Office, omar: Editor) -> None:
    hostile = '<img src=x onerror=alert(1)> \u202e"><b> {{ 7*7 }}'
    page = omar.send(NEW, status=200, **{**FILLED, "words-nl": hostile, "then": "look"})
    assert "<img src=x" not in page
    omar.send(NEW, **{**FILLED, "words-nl": hostile})
    page = home(office)
    assert "<img src=x" not in page
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in page
