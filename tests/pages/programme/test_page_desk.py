"""An officer writes the pages of plain reading; nobody reads a promise that is no longer made."""

from __future__ import annotations

import pytest

from routekaart.edition.entries import Page
from tests.pages.partners.conftest import Editor, Office, words

PAGES = "/programma/bladzijden"
KEEP = {"then": "keep"}


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def page_of(office: Office, locale: str, key: str) -> Page | None:
    return office.edition.edition.pages.get(locale, {}).get(key)


def change_dutch(omar: Editor, key: str, **more: str) -> None:
    path = f"{PAGES}/nl/{key}"
    text = omar.form(path)["pieces-0"]
    omar.send(path, **{"pieces-0": f"{text}\n\nDit is nieuw.", **KEEP, **more})


def read(office: Office, path: str) -> str:
    return str(office.app.test_client().get(path, base_url="https://localhost").text)


def test_residents_read_new_dutch_at_once(office: Office, omar: Editor) -> None:
    change_dutch(omar, "over")
    assert "<p>Dit is nieuw.</p>" in read(office, "/nl/over")


def test_a_translation_stays_with_its_note_until_somebody_follows(
    office: Office, omar: Editor
) -> None:
    before = page_of(office, "tr", "over")
    change_dutch(omar, "over")
    assert page_of(office, "tr", "over") == before
    assert "Loopt achter" in omar.open(PAGES)
    path = f"{PAGES}/tr/over"
    assert "Bewoners lezen nog deze vertaling." in omar.open(path)
    text = omar.form(path)["pieces-0"]
    omar.send(path, **{"pieces-0": f"{text}\n\nBu yeni.", "agrees": "y", **KEEP})
    assert "<p>Bu yeni.</p>" in read(office, "/tr/over")
    assert "Loopt achter" not in words(omar.open(PAGES)).partition("Türkçe")[2].partition("Pol")[0]


def test_of_privacy_residents_get_todays_dutch_marked_as_dutch(
    office: Office, omar: Editor
) -> None:
    change_dutch(omar, "privacy")
    assert page_of(office, "ar", "privacy") is None
    page = read(office, "/ar/privacy")
    assert 'class="prose" lang="nl" dir="ltr"' in page
    assert "Dit is nieuw." in page
    assert "Bewoners lezen deze bladzijde nu in het Nederlands." in omar.open(f"{PAGES}/ar/privacy")
    omar.send(f"{PAGES}/nl/privacy/terug", on=f"{PAGES}/nl/privacy")
    assert 'class="prose" lang="nl"' not in read(office, "/ar/privacy")


def test_a_slip_of_the_pen_leaves_the_translations(office: Office, omar: Editor) -> None:
    change_dutch(omar, "privacy", agrees="y")
    assert page_of(office, "ar", "privacy") is not None
    assert "Loopt achter" not in omar.open(PAGES)


def test_a_translation_is_written_piece_by_piece_beside_the_dutch(
    office: Office, omar: Editor
) -> None:
    path = f"{PAGES}/en/over"
    form = omar.form(path)
    assert form["pieces-0"].startswith("# ")
    assert "pieces-5" in form
    assert f'<p class="value">{office.edition.edition.pages["nl"]["over"].title}' in omar.open(
        path
    ).replace('value"># ', 'value">')
    page = omar.send(path, status=422, **{"pieces-0": "Zonder teken", **KEEP})
    assert "De eerste regel moet de titel zijn" in page
    split = {"pieces-1": "Eén stuk.\n\nNog een stuk.", **KEEP}
    assert "zonder kop of lijst" in omar.send(path, status=422, **split)
    assert "Zonder teken" in page
    omar.send(path, **{"pieces-0": "# Better title", "read": "y", **KEEP})
    found = page_of(office, "en", "over")
    assert found is not None
    assert (found.title, found.reviewed) == ("Better title", True)
    assert "Nagelezen" in omar.open(PAGES)


def test_it_is_seen_before_it_is_kept_and_is_never_more_than_text(
    office: Office, omar: Editor
) -> None:
    path = f"{PAGES}/nl/over"
    hostile = "# Over\n\n<script>x</script> [klik](javascript:alert(1)) <img src=x onerror=y>"
    page = omar.send(path, status=200, **{"pieces-0": hostile, "then": "look"})
    seen = page.partition("Zo lezen bewoners het")[2]
    assert "&lt;script&gt;x&lt;/script&gt;" in seen
    assert "<script>x" not in page
    assert 'href="javascript' not in page
    assert page_of(office, "nl", "over") != "Over"
    omar.send(path, **{"pieces-0": hostile, **KEEP})
    page = read(office, "/nl/over")
    assert "<script>x" not in page
    assert 'href="javascript' not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("typed", ["", "Geen titel", "# Alleen een titel", "# Een\n\n# Twee\n\nx"])
def test_what_is_no_page_is_not_kept(office: Office, omar: Editor, typed: str) -> None:
    before = page_of(office, "nl", "over")
    page = omar.send(f"{PAGES}/nl/over", status=422, **{"pieces-0": typed, **KEEP})
    assert 'class="error"' in page
    assert page_of(office, "nl", "over") == before


def test_the_second_officer_sees_both_and_loses_nothing(office: Office, omar: Editor) -> None:
    noor, path = office.sign_in(name="Noor", role="officer"), f"{PAGES}/en/over"
    opened = noor.form(path)
    omar.send(path, **{"pieces-0": "# Omars title", **KEEP})
    page = noor.post(path, {**opened, "pieces-0": "# Noors title", **KEEP}, 409)
    assert "Iemand anders veranderde dit net." in page
    assert "# Omars title" in page
    assert "# Noors title" in page
    assert opened["pieces-3"] in page


def test_there_is_no_page_of_another_name_or_language(omar: Editor) -> None:
    omar.open(f"{PAGES}/nl/nergens", 404)
    omar.open(f"{PAGES}/xx/over", 404)
