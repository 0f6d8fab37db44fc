"""An officer gives residents another word to find help by, and tries it before."""

from __future__ import annotations

from typing import Any

import pytest

from routekaart.search.shelf import CurrentSearch
from tests.pages.partners.conftest import Editor, Office, words

CONCEPTS = "/programma/begrippen"
NEW, DEBTS = f"{CONCEPTS}/nieuw", f"{CONCEPTS}/schulden"
WORD = "knaakloosheid"
FILLED = {"words-nl": f"Geen knaken\n{WORD}", "services-0": "geldfit", "then": "keep"}


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def find(office: Office, word: str) -> str:
    """What a resident gets who types this, once the process has looked for the new index."""
    searches: CurrentSearch = office.app.extensions["routekaart"].searches
    assert searches.look()
    client = office.app.test_client()
    return words(client.get(f"/nl/zoeken?q={word}", base_url="https://localhost").text)


def test_a_new_word_is_found(office: Office, omar: Editor) -> None:
    assert "Geldfit" not in find(office, WORD).partition("resultaat")[2][:300]
    assert omar.send(NEW, **FILLED) == CONCEPTS
    assert "Geldfit" in find(office, WORD).partition("resulta")[2][:300]
    assert "Hier gemaakt" in omar.open(f"{CONCEPTS}?woord={WORD}")


def test_a_word_more_leaves_the_others_and_can_be_taken_back(office: Office, omar: Editor) -> None:
    before = office.edition.edition.concepts["schulden"]
    typed = omar.form(DEBTS)["words-nl"]
    omar.send(DEBTS, **{"words-nl": f"{typed}\n{WORD}", "then": "keep"})
    now = office.edition.edition.concepts["schulden"]
    assert now.words == before.words | {"nl": (*before.words["nl"], WORD)}
    assert (now.services, now.topics, now.route) == (before.services, before.topics, before.route)
    omar.send(f"{DEBTS}/terug", on=DEBTS)
    assert office.edition.edition.concepts["schulden"] == before


def test_what_is_taken_away_can_come_back(office: Office, omar: Editor) -> None:
    omar.send(f"{DEBTS}/weg", on=DEBTS)
    assert "schulden" not in office.edition.edition.concepts
    assert f'Weggehaald</h2> <ul class="plain-list"> <li><a href="{DEBTS}"' in " ".join(
        omar.open(CONCEPTS).split()
    )
    assert "Dit begrip is weggehaald." in omar.open(DEBTS)
    omar.send(f"{DEBTS}/terug", on=DEBTS)
    assert "schulden" in office.edition.edition.concepts


def test_one_tries_it_before_it_is_kept(office: Office, omar: Editor) -> None:
    tried = {**FILLED, "typed": f"help {WORD}", "language": "nl", "then": "try"}
    page = words(omar.send(NEW, status=200, **tried))
    assert "Dit begrip wordt herkend." in page
    assert "Geldfit" in page.partition("wordt herkend")[2]
    page = words(omar.send(NEW, status=200, **{**tried, "typed": "fietsenmaker"}))
    assert "Dit begrip wordt niet herkend." in page
    assert WORD not in str(office.edition.edition.concepts)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"words-nl": ""}, "De Nederlandse woorden (&#39;nl&#39;) ontbreken."),
        ({"words-ar": "دين\nدين"}, "staat hier al."),
        ({"words-tr": "???"}, "geen letter of cijfer"),
        ({"services-0": ""}, "Dit begrip leidt nergens heen"),
        ({"services-0": "nergens"}, "De dienst &#39;nergens&#39; bestaat niet"),
        ({"route": "nergens"}, "bestaat niet"),
        ({"line": "taalcafe"}, "is geen landelijke lijn"),
        ({"topics": ["nergens"]}, "Het onderwerp &#39;nergens&#39; bestaat niet"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    omar: Editor, fields: dict[str, Any], says: str
) -> None:
    page = omar.send(NEW, status=422, **{**FILLED, **fields})
    assert says in page
    assert page.count('class="error"') == 1


def test_words_that_were_looked_for_in_vain_become_a_concept(omar: Editor) -> None:
    filled = omar.form(f"{NEW}?woorden=%20bel%E2%80%AEasting&taal=nl", NEW)
    assert filled["words-nl"] == "bel asting"
    assert omar.form(f"{NEW}?woorden=vergi&taal=tr", NEW)["words-tr"] == "vergi"
    assert omar.form(f"{NEW}?woorden=x&taal=xx", NEW)["words-nl"] == "x"


def test_the_second_officer_sees_both_and_loses_nothing(office: Office, omar: Editor) -> None:
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(DEBTS)
    omar.send(DEBTS, **{"words-tr": f"Borç\n{WORD}", "then": "keep"})
    page = noor.post(DEBTS, {**opened, "words-tr": "Borç\nborcum var", "then": "keep"}, 409)
    assert "Iemand anders veranderde dit net." in page
    assert "borcum var" in page
    assert WORD in page


def test_what_is_typed_stays_text(office: Office, omar: Editor) -> None:
    omar.send(NEW, **{**FILLED, "words-nl": f"<script>x</script>\n{WORD}"})
    assert "<script>x" not in omar.open(CONCEPTS)
    assert "<script>x" not in find(office, WORD)


def test_a_double_tap_is_one_concept(office: Office, omar: Editor) -> None:
    filled = {**omar.form(NEW), **FILLED}
    omar.post(NEW, filled)
    number = len(office.edition.edition.concepts)
    omar.post(NEW, filled)
    assert len(office.edition.edition.concepts) == number


def test_there_is_no_page_of_what_is_not_there(omar: Editor) -> None:
    omar.open(f"{CONCEPTS}/nergens", 404)
