"""Officers make the route map. Residents read nothing of it before it is published."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace

from routekaart.authoring.drafting import Draft
from routekaart.authoring.map_drafts import keep_draft, list_versions, read_draft
from routekaart.language.locales import TRANSLATED
from routekaart.web.kit import STATIC
from routekaart.web.office.routemap.pictograms import PICTOGRAMS
from tests.pages.partners.conftest import Editor, Office, words
from tests.real_site import ROOT

MAP = "/programma/routekaart"
MONEY = f"{MAP}/vraag/geld"
DEBTS = f"{MAP}/uitkomst/schulden"
ASKS = "Wat wilt u weten over geld?"


def officer(office: Office, name: str = "Omar") -> Editor:
    return office.sign_in(name=name, role="officer")


def draft_of(office: Office) -> Draft:
    with office.database.reading() as session:
        return read_draft(session).draft


def translate(browser: Editor, page: str, said: str = "vertaald") -> None:
    """Fill in what is missing in every language."""
    for locale in TRANSLATED:
        address = f"{page}/talen/{locale}"
        filled = browser.form(address)
        empty = [key for key, value in filled.items() if key.endswith("-value") and not value]
        browser.post(address, filled | dict.fromkeys(empty, f"{said} {locale}"))


def publish(browser: Editor, status: int = 303, note: str = "") -> str:
    return browser.send(f"{MAP}/publiceren", status, note=note)


def read(office: Office, path: str, status: int = 200) -> str:
    answer = office.app.test_client().get(path, base_url="https://localhost")
    assert answer.status_code == status
    return str(answer.text)


def test_the_map_is_drawn_with_a_way_to_every_page_and_listed_alike(office: Office) -> None:
    page = officer(office).open(MAP)
    drawing, listed = page.split('class="branches"', 1)
    assert "Er is niets mis met de routekaart." in page
    for key in office.edition.edition.route_map.questions:
        assert f'href="{MAP}/vraag/{key}"' in drawing
        assert f'href="{MAP}/vraag/{key}"' in listed
    for key in office.edition.edition.route_map.outcomes:
        assert f'href="{MAP}/uitkomst/{key}"' in drawing
        assert f'href="{MAP}/uitkomst/{key}"' in listed


def test_saving_what_stands_there_changes_nothing(office: Office) -> None:
    browser = officer(office)
    for path in (MONEY, f"{MAP}/vraag/thuis", DEBTS, f"{MAP}/uitkomst/gevaar", f"{MAP}/begin"):
        browser.send(path)
    browser.send(f"{MAP}/uitkomst/anders")
    browser.send(f"{MAP}/uitkomst/jong-schulden")
    assert draft_of(office).is_empty


def test_a_draft_reaches_residents_only_when_it_is_published(office: Office) -> None:
    browser = officer(office)
    browser.send(MONEY, asks=ASKS)
    assert ASKS not in read(office, "/nl/route/geld")
    page = words(browser.open(MAP))
    assert "Dit is het concept." in page
    assert "“Vraag” is niet vertaald in: en, ar" in page
    assert f'href="{MONEY}/talen/en"' in browser.open(MAP)
    publish(browser, 422)
    translate(browser, MONEY)
    assert "Er is niets mis" in browser.open(MAP)
    office.clock.set("2026-11-23T11:00")
    publish(browser, note="Duidelijker")
    assert ASKS in read(office, "/nl/route/geld")
    assert "vertaald ar" in read(office, "/ar/route/geld")
    page = words(browser.open(MAP))
    assert "Versie 1: Duidelijker" in page
    assert "editie 2" in page
    assert draft_of(office).is_empty


def test_answers_move_go_and_come_with_a_tap(office: Office) -> None:
    browser = officer(office)

    def keys() -> list[str]:
        return [each["key"] for each in draft_of(office).entries["question.geld"]["answers"]]

    browser.send(MONEY, do="down-0")
    assert keys() == ["vraag", "direct", "papieren", "jong"]
    browser.send(MONEY, do="up-3")
    assert keys() == ["vraag", "direct", "jong", "papieren"]
    browser.send(MONEY, do="remove-1")
    assert keys() == ["vraag", "jong", "papieren"]
    added = {"answers-3-says": "Ik heb een boete", "answers-3-goes_to": "schulden"}
    address = browser.send(MONEY, do="add", **added)
    assert keys() == ["vraag", "jong", "papieren", "ik-heb-een-boete"]
    assert address == f"{MONEY}#answers-4"
    assert 'id="answers-4"' in browser.open(MONEY)


def test_a_new_page_is_made_from_the_answer_that_leads_to_it_once(office: Office) -> None:
    browser = officer(office)
    typed = {"answers-4-says": "Ik heb een boete", "answers-4-goes_to": "+outcome"}
    filled = browser.form(MONEY) | typed
    for _ in range(2):
        address = browser.post(MONEY, filled)
    entries = draft_of(office).entries
    assert entries["outcome.ik-heb-een-boete"] == {"title": "Ik heb een boete"}
    assert entries["question.geld"]["answers"][4]["goes_to"] == "ik-heb-een-boete"
    assert len(entries) == 2
    assert address in (f"{MAP}/uitkomst/ik-heb-een-boete", MONEY)
    assert "Kies een vangnet." in browser.open(f"{MAP}/uitkomst/ik-heb-een-boete")


def test_a_loose_page_is_made_once_and_named_as_loose(office: Office) -> None:
    browser = officer(office)
    filled = browser.form(f"{MAP}/nieuw") | {"kind": "vraag", "says": "Wat zoekt u?"}
    for _ in range(2):
        address = browser.post(f"{MAP}/nieuw", filled)
    assert address == f"{MAP}/vraag/wat-zoekt-u"
    assert [*draft_of(office).entries] == ["question.wat-zoekt-u"]
    assert "Deze vraag heeft geen antwoorden." in browser.open(address)
    assert "los" in browser.open(MAP)
    browser.send(f"{MAP}/nieuw", 422, says="")


def test_a_dead_end_stops_publishing_and_the_old_map_stays(office: Office) -> None:
    browser = officer(office)
    browser.send(f"{DEBTS}/weg", on=DEBTS)
    page = browser.open(f"{MAP}/publiceren")
    assert "/nl/route/schulden" in page
    assert f'href="{MAP}/vraag/vraag#answers-0-goes_to"' in page
    said = publish(browser, 422)
    assert "De vraag of uitkomst &#39;schulden&#39; bestaat niet" in said
    assert "Dit kan zo niet naar bewoners." in said
    assert office.edition.number == 1
    read(office, "/nl/route/schulden")
    browser.send(f"{MAP}/terug", on=MAP, name="outcome.schulden")
    assert draft_of(office).is_empty


def test_a_problem_elsewhere_is_told_too(office: Office) -> None:
    """A concept leads to this outcome, and would lead nowhere."""
    browser = officer(office)
    browser.send(f"{DEBTS}/weg", on=DEBTS)
    assert re.search(r"Begrip “[\w-]+”: De vraag of uitkomst 'schulden'", words(browser.open(MAP)))


def test_what_would_be_wrong_is_told_while_somebody_types(office: Office) -> None:
    browser = officer(office)
    filled = browser.form(MONEY) | {"answers-0-goes_to": "", "asks": "Wat is " + "heel " * 15}
    answer = browser.client.post(f"{MONEY}/controle", data=filled, base_url="https://localhost")
    (where, address, says), *_ = answer.json["problems"]
    assert (address, says) == (
        f"{MONEY}#answers-0-goes_to",
        "Kies waar dit antwoord naartoe gaat.",
    )
    assert where.startswith("Vraag: Wat is heel")
    assert "woorden" in answer.json["advice"][0]
    assert draft_of(office).is_empty, "looking keeps nothing"


def test_of_two_officers_the_second_sees_both_and_loses_nothing(office: Office) -> None:
    omar, noor = officer(office), officer(office, "Noor")
    opened = noor.form(MONEY)
    omar.send(MONEY, asks=ASKS)
    page = noor.post(MONEY, opened | {"asks": "Waarmee helpen wij?"}, 409)
    assert "Iemand anders veranderde dit net." in page
    assert f"Vraag: {ASKS}" in words(page)
    assert 'value="Waarmee helpen wij?"' in page
    assert draft_of(office).entries["question.geld"]["asks"] == ASKS


def test_what_somebody_typed_on_a_page_that_went_away_is_not_lost(office: Office) -> None:
    omar, noor = officer(office), officer(office, "Noor")
    opened = noor.form(DEBTS)
    omar.send(f"{DEBTS}/weg", on=DEBTS)
    page = noor.post(DEBTS, opened | {"title": "Schulden? Er is hulp."}, 409)
    assert 'value="Schulden? Er is hulp."' in page


def test_what_changed_since_it_was_looked_at_is_not_published(office: Office) -> None:
    omar, noor = officer(office), officer(office, "Noor")
    omar.send(MONEY, discreet="y")
    opened = omar.form(f"{MAP}/publiceren")
    noor.send(MONEY, tone="now")
    assert "Iemand anders" in omar.post(f"{MAP}/publiceren", opened, 409)
    opened = omar.form(f"{MAP}/publiceren")
    for _ in range(2):
        omar.post(f"{MAP}/publiceren", opened)
    assert office.edition.number == 2
    with office.database.reading() as session:
        assert len(list_versions(session)) == 1


def test_what_a_release_changed_meanwhile_is_shown_beside_the_draft(office: Office) -> None:
    browser = officer(office)
    browser.send(MONEY, tone="now")
    browser.send(DEBTS, urgent="y")
    with office.database.writing() as session:
        draft = read_draft(session).draft
        before = {name: {"asks": "Wat is er?"} for name in draft.entries}
        keep_draft(session, replace(draft, before=before), "test", office.clock())
    assert "Bewoners lezen intussen iets anders" in publish(browser, 409)
    assert "Bewoners lezen intussen iets anders" in browser.open(MAP)
    browser.send(f"{MAP}/houden", on=MAP, name="question.geld")
    browser.send(f"{MAP}/terug", on=MAP, name="outcome.schulden")
    assert [*draft_of(office).entries] == ["question.geld"]
    publish(browser)
    assert office.edition.number == 2


def test_every_pictogram_can_be_chosen_and_has_a_name() -> None:
    sprite = (STATIC / "pictograms.svg").read_text()
    assert PICTOGRAMS.keys() <= set(re.findall(r'<symbol id="([^"]+)"', sprite))
    content = "".join(each.read_text() for each in (ROOT / "content/routemap").glob("*.toml"))
    assert set(re.findall(r'^pictogram = "([^"]+)"', content, re.MULTILINE)) <= PICTOGRAMS.keys()


def test_a_translation_is_kept_beside_the_dutch_it_was_made_of(office: Office) -> None:
    omar, noor = officer(office), officer(office, "Noor")
    address = f"{MONEY}/talen/ar"
    omar.send(MONEY, asks=ASKS)
    page = omar.open(address)
    assert 'lang="ar" dir="rtl"' in page
    assert "verouderd" in page
    opened = noor.form(address)
    omar.send(address, **{"rows-0-value": "ماذا تريد أن تعرف عن المال؟"})
    page = noor.post(address, opened | {"rows-0-value": "سؤال آخر"}, 409)
    assert "ماذا تريد" in page
    assert "سؤال آخر" in page
    omar.send(MONEY, asks="Wat wilt u dan weten?")
    assert "verouderd" in omar.open(address)
    omar.open(f"{MONEY}/talen/de", 404)


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_the_draft_can_be_walked_as_a_resident_would(office: Office, locale: str) -> None:
    browser = officer(office)
    browser.send(MONEY, asks=ASKS, do="down-0")
    here = f"{MAP}/voorbeeld/{locale}"
    start = browser.open(f"{here}/")
    assert f'href="{here}/route/geld"' in start
    page = browser.open(f"{here}/route/geld")
    assert ASKS in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'href="{here}/route/direct"' in page
    assert f'href="{MAP}/voorbeeld/uk/route/geld" lang="uk"' in page
    assert f'href="{MONEY}"' in page
    assert f'href="/{locale}/hulp/' in browser.open(f"{here}/route/schulden")
    assert (
        browser.client.get(f"{here}/route/geld", base_url="https://localhost").headers[
            "Cache-Control"
        ]
        == "no-store"
    )
    assert ASKS not in read(office, f"/{locale}/route/geld")
    browser.open(f"{here}/route/begin", 303)
    browser.open(f"{MAP}/voorbeeld/de/route/geld", 404)


def test_what_is_not_finished_says_so_in_the_preview(office: Office) -> None:
    browser = officer(office)
    browser.send(MONEY, asks="")
    assert "nog niet af" in browser.open(f"{MAP}/voorbeeld/nl/route/geld")
    assert "nog niet af" in browser.open(f"{MAP}/voorbeeld/nl/route/nergens")
    browser.send(DEBTS, **{"first-0": "kwaad"})
    assert "nog niet af" in browser.open(f"{MAP}/voorbeeld/nl/route/schulden")
    assert "bestaat niet" in browser.open(DEBTS)


def test_an_earlier_version_comes_back_into_the_draft(office: Office) -> None:
    browser = officer(office)
    browser.send(MONEY, tone="now")
    publish(browser)
    browser.send(MONEY, tone="young")
    publish(browser)
    page = words(browser.open(f"{MAP}/versies/1"))
    assert "Kleur: Rood: nu" in page
    assert "Kleur: Paars: jong" in page
    for _ in range(2):
        browser.send(f"{MAP}/versies/1")
    assert draft_of(office).entries["question.geld"]["tone"] == "now"
    browser.send(f"{MAP}/weggooien", on=MAP)
    assert draft_of(office).is_empty
    browser.open(f"{MAP}/versies/7", 404)


def test_a_pictogram_is_chosen_by_looking_at_it(office: Office) -> None:
    browser = officer(office)
    address = browser.send(MONEY, do="picture-0")
    assert address == f"{MONEY}/plaatje?bij=direct"
    browser.send(address, pictogram="wallet")
    (answer, *_) = draft_of(office).entries["question.geld"]["answers"]
    assert answer["pictogram"] == "wallet"
    browser.send(f"{MONEY}/plaatje", pictogram="geen")
    assert "pictogram" not in draft_of(office).entries["question.geld"]
    browser.send(f"{MONEY}/plaatje", 422, pictogram="kwaad")
    browser.open(f"{MONEY}/plaatje?bij=nergens", 404)


HOSTILE = [
    '<script>alert("x")</script>',
    "{{ 7 * 7 }}",
    "\u202eإعلان",
    "'; --",
    "a" * 201,
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_are_words(office: Office, typed: str) -> None:
    browser = officer(office)
    filled: dict[str, Any] = browser.form(MONEY) | {
        "asks": typed,
        "answers-0-says": typed,
        "answers-0-key": typed[:50],
        "answers-0-pictogram": typed,
        "tone": "now",
    }
    browser.post(MONEY, filled, 422 if len(typed) > 200 else 303)
    for path in (MAP, MONEY, f"{MAP}/publiceren", f"{MAP}/voorbeeld/ar/route/geld"):
        page = browser.open(path)
        assert "<script>alert" not in page


@pytest.mark.parametrize(
    "changed",
    [
        {"answers-0-goes_to": "nergens"},
        {"tone": "groen"},
        {"token": "x"},
        {f"answers-{n}-says": "veel" for n in range(30)},
    ],
)
def test_what_cannot_be_chosen_is_refused_and_nothing_is_lost(
    office: Office, changed: dict[str, str]
) -> None:
    browser = officer(office)
    page = browser.post(MONEY, browser.form(MONEY) | {"asks": ASKS} | changed, 422)
    assert f'value="{ASKS}"' in page
    assert draft_of(office).is_empty


def test_what_is_not_there_is_not_found(office: Office) -> None:
    browser = officer(office)
    for path in ("vraag/nergens", "uitkomst/geld", "vraag/nergens/talen/ar", "versies/1"):
        browser.open(f"{MAP}/{path}", 404)
    browser.post(f"{MAP}/vraag/nergens", {"asks": "x"}, 422)
    assert draft_of(office).is_empty
