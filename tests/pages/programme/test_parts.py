"""An officer changes, adds and takes away parts of the programme: one form for every kind."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from routekaart.catalogue.history import Change, Way
from routekaart.programme.entries import Target
from routekaart.programme.programme import NAMES, Programme
from routekaart.programme.records import keep_entry, read_programme
from routekaart.web.office.parts.words import NOUNS
from tests.html import read_html
from tests.pages.partners.conftest import Editor, Office, read_form, words

PARTS = "/programma/onderdelen"
ACTION = f"{PARTS}/acties/routekaart"
WELFARE = f"{PARTS}/indicatoren/bijstand"


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def read(office: Office) -> Programme:
    with office.database.reading() as session:
        return read_programme(session)


def count_changes(office: Office) -> int:
    with office.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Change)) or 0


def test_whoever_opens_a_form_and_sends_it_as_it_is_changes_nothing(
    office: Office, omar: Editor
) -> None:
    before, changes = read(office), count_changes(office)
    for noun, kind in NAMES.items():
        if kind == "link":
            continue
        for key in list(getattr(before, noun))[:8]:
            omar.send(f"{PARTS}/{NOUNS[kind].path}/{key}")
    assert read(office) == before
    assert count_changes(office) == changes


def test_every_kind_is_led_to(omar: Editor) -> None:
    page = omar.open(PARTS)
    for noun in NOUNS.values():
        assert f'href="{PARTS}/{noun.path}"' in page
        assert f'href="{PARTS}/{noun.path}/nieuw"' in omar.open(f"{PARTS}/{noun.path}")
        omar.open(f"{PARTS}/{noun.path}/nieuw")


def change(editor: Editor, path: str, answers: int = 303, **fields: str | list[str]) -> str:
    """Fill in these fields of the form on a page, and send it."""
    named = {name.replace("__", "-"): said for name, said in fields.items()}
    return editor.post(path, editor.form(path) | named, answers)


def test_the_status_of_an_action_is_kept_with_who_and_when(office: Office, omar: Editor) -> None:
    where = change(omar, ACTION, status="behind", status_on="2026-11-20", amount="€ 12.500")
    action = read(office).actions["routekaart"]
    assert (action.status, action.status_on) == ("behind", date(2026, 11, 20))
    assert action.amount == 12_500
    page = words(omar.open(where))
    assert "Achter: 1" in page
    assert page.index("Achter 20 november 2026") < page.index("Wanneer")
    history = words(omar.open(f"{ACTION}/geschiedenis"))
    assert "23 november 2026" in history
    assert "Door Omar" in history
    assert "Hoe staat het ervoor? Werd Achter" in history


def test_a_report_on_half_a_year_of_one_challenge_is_made_once(
    office: Office, omar: Editor
) -> None:
    new = f"{PARTS}/rapporten/nieuw"
    filled = omar.form(new) | {
        "title": "Voortgang 2024", "challenge": "geld",
        "first_day": "2024-07-01", "last_day": "2024-12-31",
    }  # fmt: skip
    where = {omar.post(new, filled) for _ in range(2)}
    assert where == {"/programma/rapporten/voortgang-2024"}
    page = words(omar.open(where.pop()))
    assert "Voortgang 2024 Financiële zelfredzaamheid. 1 juli 2024 tot en met" in page
    assert len(read(office).reports) == 3


def test_an_indicator_gets_an_area_with_targets_in_numbers_and_words(
    office: Office, omar: Editor
) -> None:
    change(
        omar, WELFARE,
        series__2__area="Bovenveen", series__2__baseline__year="2020",
        series__2__baseline__value="12,5", series__2__baseline__found_in="Wijkatlas",
        series__2__targets__0__value="10", series__2__targets__1__says="daling beoogd",
    )  # fmt: skip
    added = read(office).indicators["bijstand"].series[2]
    assert (added.area, added.baseline and added.baseline.value) == ("Bovenveen", 12.5)
    assert added.targets == (Target(after=10, value=10), Target(after=20, says="daling beoogd"))
    assert "Bovenveen" in omar.open("/programma/indicatoren/bijstand")
    assert "Bovenveen: na 20 jaar daling beoogd" in words(omar.open(f"{WELFARE}/geschiedenis"))
    change(omar, WELFARE, series__2__gone="y")
    assert [each.area for each in read(office).indicators["bijstand"].series] == [
        "Heuvel Noord", "Prinsenhof hoog",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "typed", "says"),
    [
        ("acties/routekaart", {"name": " "}, "Vul dit in."),
        ("acties/routekaart", {"amount": "veel"}, "Vul alleen een getal in, zoals 13,5."),
        ("acties/routekaart", {"amount": "1,5"}, "Vul een heel getal in."),
        ("acties/routekaart", {"first_year": "'23"}, "Vul een jaar in, zoals 2026."),
        ("acties/routekaart", {"last_year": "2001"}, "Het laatste jaar ligt voor het eerste."),
        ("acties/routekaart", {"status": "behind"}, "Een stand hoort bij een dag"),
        ("doelen/taal", {"number": "1"}, "Een ander doel heeft dit nummer ook."),
        ("rapporten/monitor-2023-2024", {"last_day": "2001-01-01"}, "ligt voor de eerste"),
        ("geld/geld-2024-04", {"spent": "-5"}, "Vul alleen een getal in"),
        ("indicatoren/bijstand", {"goals": []}, "Maak een keuze."),
        ("indicatoren/bijstand", {"series-0-targets-0-value": "120"}, "een waarde kan niet"),
        ("indicatoren/bijstand", {"series-2-area": "Heuvel Noord"}, "staat er twee keer"),
        ("indicatoren/bijstand", {"series-2-baseline-year": "2020"}, "Vul dit in."),
    ],
)
def test_what_would_not_make_sense_is_said_and_nothing_is_lost(
    office: Office, omar: Editor, path: str, typed: dict[str, str], says: str
) -> None:
    before, where = read(office), f"{PARTS}/{path}"
    filled = omar.form(where)
    note = next(name for name in ("how", "note", "title", "source", "name") if name in filled)
    kept = {note: filled[note] if note == "source" else "Wat Omar schreef."}
    page = omar.post(where, filled | kept | typed, 422)
    assert says in words(page)
    assert "Let op:" in page
    assert kept[note] in page
    assert read(office) == before


def test_what_something_else_needs_is_not_taken_away(office: Office, omar: Editor) -> None:
    goal = f"{PARTS}/doelen/taal"
    page = words(omar.send(f"{goal}/weg", 422, on=goal))
    assert "Iets anders heeft dit nog nodig. Er is niets weggehaald." in page
    assert "Taalmaatjes" in page or "Het doel 'taal' bestaat niet" in page
    assert "taal" in read(office).goals


def test_what_was_taken_away_stays_in_the_history(office: Office, omar: Editor) -> None:
    result = f"{PARTS}/resultaten/aan-het-werk"
    says = read(office).results["aan-het-werk"].says
    tapped = omar.form(result, f"{result}/weg")
    for _ in range(2):
        where = omar.post(f"{result}/weg", tapped)
    assert "aan-het-werk" not in read(office).results
    assert f'href="{result}/geschiedenis"' in omar.open(where)
    history = words(omar.open(f"{result}/geschiedenis"))
    assert "Dit is weggehaald." in history
    assert f"Was {says} Werd Niets ingevuld" in history
    omar.open(result, 404)


def test_two_officers_who_change_different_fields_both_have_their_way(
    office: Office, omar: Editor
) -> None:
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(ACTION)
    change(omar, ACTION, means="Wat Omar schreef.")
    noor.post(ACTION, opened | {"period": "Wat Noor schreef."})
    action = read(office).actions["routekaart"]
    assert (action.means, action.period) == ("Wat Omar schreef.", "Wat Noor schreef.")


def test_two_officers_who_change_one_field_see_both(office: Office, omar: Editor) -> None:
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(ACTION)
    change(omar, ACTION, means="Wat Omar schreef.")
    page = noor.post(ACTION, opened | {"means": "Wat Noor schreef."}, 409)
    assert "Iemand anders veranderde dit ook." in page
    assert "Nu Wat Omar schreef. Wat u schreef Wat Noor schreef." in words(page)
    assert read(office).actions["routekaart"].means == "Wat Omar schreef."
    noor.post(ACTION, again(page), 303)
    assert read(office).actions["routekaart"].means == "Wat Noor schreef."


def again(page: str) -> dict[str, object]:
    """What a browser sends of the form as this page shows it."""
    return read_form(read_html(page), ACTION)


def test_what_somebody_else_took_away_can_be_made_again(office: Office, omar: Editor) -> None:
    result = f"{PARTS}/resultaten/aan-het-werk"
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(result)
    omar.send(f"{result}/weg", on=result)
    page = noor.post(result, opened | {"says": "Wat Noor schreef."}, 409)
    assert "Iemand anders haalde dit net weg." in page
    assert "Wat Noor schreef." in page
    assert f'action="{PARTS}/resultaten/nieuw"' in page


def test_what_changed_meanwhile_is_not_taken_away(office: Office, omar: Editor) -> None:
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(ACTION, f"{ACTION}/weg")
    change(omar, ACTION, means="Wat Omar schreef.")
    page = noor.post(f"{ACTION}/weg", opened, 409)
    assert "Wat Omar schreef." in page
    assert "routekaart" in read(office).actions


def test_what_was_wrong_already_stands_in_nobodys_way(office: Office, omar: Editor) -> None:
    with office.database.writing() as session:
        way = Way("action.energiecoaches", "Omar", "programme", office.clock())
        action = read_programme(session).actions["energiecoaches"]
        keep_entry(session, way, replace(action, partners=("is-er-niet-meer",)))
    change(omar, ACTION, means="Wat Omar schreef.")
    assert read(office).actions["routekaart"].means == "Wat Omar schreef."


def test_what_is_not_there_is_not_found_and_not_for_others(office: Office, omar: Editor) -> None:
    for path in ("/nergens", "/acties/nergens", "/nergens/nieuw", "/acties/nergens/geschiedenis"):
        omar.open(f"{PARTS}{path}", 404)
    editor = office.sign_in("woej")
    for path in (PARTS, f"{PARTS}/acties", ACTION, "/programma/acties"):
        editor.open(path, 403)
