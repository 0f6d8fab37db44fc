"""An officer closes everything for some days, and residents read why in their own language."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.history import Change
from tests.pages.partners.conftest import Editor, Office, words

CLOSURES = "/programma/sluitingen"
NEW = f"{CLOSURES}/nieuw"
STORM = f"{CLOSURES}/iedereen-20261124"
FILLED = {
    "starts_on": "2026-11-24",
    "ends_on": "2026-11-25",
    "reasons-nl": "Code rood",
    "reasons-ar": "عاصفة",
}


@pytest.fixture
def omar(office: Office) -> Editor:
    return office.sign_in(name="Omar", role="officer")


def reasons(office: Office) -> dict[str, dict[str, str]]:
    closures = office.edition.edition.closures
    return {
        each.reason.nl: dict(each.reason.translations)
        for each in closures
        if each.scope == "catalogue"
    }


def test_everything_is_closed_at_once_and_open_when_it_does_not_happen(
    office: Office, omar: Editor
) -> None:
    assert omar.send(NEW, **FILLED) == CLOSURES
    assert reasons(office)["Code rood"] == {"ar": "عاصفة"}
    office.clock.set("2026-11-24T10:30")
    page = office.app.test_client().get("/nl/hulp/kredietbank-nederland").text
    assert "Code rood" in page
    office.clock.set("2026-11-23T10:30")
    omar.send(f"{STORM}/gaat-niet-door", on=STORM)
    assert "Code rood" not in reasons(office)
    omar.open(STORM, 404)
    with office.database.reading() as session:
        changes = select(Change).where(Change.entry == "closure.iedereen-20261124")
        found = [*session.scalars(changes)]
        assert {each.changed_by for each in found} == {"Omar"}
        assert {"reason", "reason@ar", "starts_on"} <= {each.field for each in found}


def test_a_double_tap_is_one_closure(office: Office, omar: Editor) -> None:
    filled = {**omar.form(NEW), **FILLED}
    omar.post(NEW, filled)
    omar.post(NEW, filled)
    with office.database.reading() as session:
        rows = select(ClosureRow).where(ClosureRow.reason == "Code rood")
        assert len(list(session.scalars(rows))) == 1


def test_part_of_the_day_may_be_open(office: Office, omar: Editor) -> None:
    hours = {"keeps": "other hours", "hours-0-opens": "10", "hours-0-closes": "12.30"}
    omar.send(NEW, **FILLED, **hours)
    assert "Open van 10.00 – 12.30 uur" in words(omar.open(CLOSURES))
    omar.send(STORM, **{"ends_on": "2026-11-24"})
    (closure,) = (e for e in office.edition.edition.closures if e.reason.nl == "Code rood")
    assert (closure.ends_on.day, len(closure.hours)) == (24, 1)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reasons-nl": ""}, "Schrijf op waarom."),
        ({"reasons-tr": "x" * 81}, "hoogstens 80 tekens"),
        ({"ends_on": "2026-11-23"}, "De laatste dag ligt voor de eerste dag."),
        ({"starts_on": "2026-11-01", "ends_on": "2026-11-22"}, "Deze dag is al voorbij."),
        ({"ends_on": "2028-01-01"}, "Dit is langer dan een jaar."),
        ({"keeps": "other hours"}, "van hoe laat tot hoe laat"),
        ({"keeps": "other hours", "hours-0-opens": "25"}, "Dit is geen tijd."),
        (
            {"keeps": "other hours", "hours-0-opens": "12", "hours-0-closes": "9"},
            "vroeger dan het begin",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(
    office: Office, omar: Editor, fields: dict[str, str], says: str
) -> None:
    page = omar.send(NEW, status=422, **{**FILLED, **fields})
    assert says in page
    assert "عاصفة" in page
    assert "Code rood" not in reasons(office)


def test_another_reason_asks_whether_the_translations_still_hold(
    office: Office, omar: Editor
) -> None:
    omar.send(NEW, **FILLED)
    page = omar.send(STORM, status=422, **{"reasons-nl": "Storm"})
    assert "Kloppen deze nog: العربية?" in words(page)
    omar.send(STORM, **{"reasons-nl": "Storm", "still_right": "y"})
    assert reasons(office)["Storm"] == {"ar": "عاصفة"}
    omar.send(STORM, **{"reasons-ar": ""})
    assert reasons(office)["Storm"] == {}


def test_missing_holidays_come_back_with_one_tap(office: Office, omar: Editor) -> None:
    assert "Deze feestdagen missen" not in omar.open(CLOSURES)
    with office.database.writing() as session:
        session.execute(delete(ClosureRow).where(ClosureRow.key.like("feestdag-%-2027")))
    page = words(omar.open(CLOSURES))
    assert "Koningsdag, 27 april 2027" in page
    omar.send(f"{CLOSURES}/feestdagen", on=CLOSURES)
    assert "Deze feestdagen missen" not in omar.open(CLOSURES)
    assert "en" in reasons(office)["Koningsdag"]


def test_the_name_of_a_holiday_is_that_of_every_year(omar: Editor) -> None:
    path = f"{CLOSURES}/feestdag-koningsdag-2027"
    page = omar.send(path, status=422, **{"reasons-nl": "Oranjedag"})
    assert "Dit is een feestdag." in page
    omar.send(path, **{"ends_on": "2027-04-28"})


def test_those_of_partners_stand_there_with_a_link(office: Office, omar: Editor) -> None:
    office.trust("woej")
    samira = office.sign_in("woej")
    samira.send("/partner/dicht", on="/partner/dicht?partner=woej", reason="Vakantie")
    page = omar.open(CLOSURES)
    assert 'href="/nl/organisatie/woej"' in page
    assert f'href="{CLOSURES}/woej-20261123"' not in page
    omar.open(f"{CLOSURES}/woej-20261123", 404)


def test_the_second_officer_sees_both_and_loses_nothing(office: Office, omar: Editor) -> None:
    omar.send(NEW, **FILLED)
    noor = office.sign_in(name="Noor", role="officer")
    opened = noor.form(STORM)
    omar.send(STORM, **{"reasons-en": "Storm warning"})
    page = noor.post(STORM, {**opened, "reasons-en": "Red alert"}, 409)
    assert "Iemand anders veranderde dit net." in page
    assert "Storm warning" in page
    assert "Red alert" in page
