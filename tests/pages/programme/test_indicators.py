"""An officer writes down what was measured, and sees how it stands beside what is wanted."""

from __future__ import annotations

import re

import pytest

from routekaart.programme.figures import read_amount
from routekaart.programme.records import read_programme
from tests.pages.partners.conftest import Editor, Office, words

LIST = "/programma/indicatoren"
WELFARE = f"{LIST}/bijstand"
AREA = "Heuvel Noord"


def officer(office: Office, name: str = "Omar") -> Editor:
    return office.sign_in(name=name, role="officer")


def measured(office: Office, area: str = AREA) -> list[tuple[int, float]]:
    with office.database.reading() as session:
        series = read_programme(session).indicators["bijstand"].series
    (own,) = (each for each in series if each.area == area)
    return [(each.year, each.value) for each in own.measurements]


def test_all_indicators_stand_there_with_what_is_wanted(office: Office) -> None:
    page = words(officer(office).open(LIST))
    assert "Nog niet gemeten" in page
    assert "Streven in woorden" in page
    page = words(officer(office).open(WELFARE))
    assert "2031 – 13,5 %" in page
    assert "21 % 160 huishoudens" in page


def test_a_measurement_is_kept_once_and_drawn(office: Office) -> None:
    omar = officer(office)
    filled = omar.form(WELFARE) | {
        "area": AREA, "year": "2024", "value": "19,4 %", "found_in": "Wijkatlas 2025"
    }  # fmt: skip
    for _ in range(2):
        omar.post(WELFARE, filled)
    assert measured(office) == [(2024, 19.4)]
    page = words(omar.open(WELFARE))
    assert "2024 19,4 % – Wijkatlas 2025" in page
    assert "Achter" in page
    assert "hoort nu 18,3 %" in page


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("year", "2031", "Vul een jaar in tot en met 2026, zoals 2025."),
        ("year", "vorig jaar", "Vul een jaar in tot en met 2026"),
        ("year", "2020", "Met dit jaar begon het programma."),
        ("value", "veel", "Vul alleen een getal in, zoals 13,5."),
        ("value", "120", "een waarde kan niet, zoals 120 %"),
        ("value", "", "Vul een getal in."),
        ("found_in", "  ", "Zeg waar dit getal staat."),
        ("area", "Nergens", "Kies een gebied."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(
    office: Office, field: str, typed: str, says: str
) -> None:
    good = {
        "area": AREA,
        "year": "2024",
        "value": "19",
        "found_in": "Wijkatlas",
        "says": "Voorlopig",
    }
    page = officer(office).send(WELFARE, status=422, **(good | {field: typed}))
    assert says in page
    assert 'value="Voorlopig"' in page
    assert measured(office) == []


def test_the_second_officer_sees_what_the_first_one_measured(office: Office) -> None:
    omar, noor = officer(office), officer(office, "Noor")
    typed = {"area": AREA, "year": "2024", "found_in": "Wijkatlas"}
    opened = noor.form(WELFARE) | typed
    omar.send(WELFARE, value="19", **typed)
    page = noor.post(WELFARE, opened | {"value": "18"}, 409)
    assert "Iemand anders veranderde dit net." in page
    assert measured(office) == [(2024, 19)]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("13,5", 13.5),
        ("13.5 %", 13.5),
        ("1.250", 1250),
        ("1.250,5", 1250.5),
        ("7", 7),
        ("1.250.000", 1_250_000),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, amount: float) -> None:
    assert read_amount(typed) == amount


@pytest.mark.parametrize("typed", ["", "-3", "1e9", "nan", "²", "1.2.3", "٣", "9" * 400])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(typed)}$"):
        read_amount(typed)


def test_an_indicator_that_is_not_there_is_not_found(office: Office) -> None:
    officer(office).open(f"{LIST}/nergens", 404)
