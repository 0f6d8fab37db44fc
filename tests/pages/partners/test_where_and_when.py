"""Where and when: the times of one place at a time, in a week that a person understands."""

from __future__ import annotations

import json
from datetime import time
from typing import Any

import pytest

from routekaart.catalogue.pack import PackPlace
from tests.html import read_html
from tests.pages.partners.conftest import Office, read_form, words

OWN, PING = "kredietbank-nederland", "service.ping-loket"
WHERE = "/partner/dienst/ping-loket/waar-en-wanneer"
LIBRARY = f"{WHERE}/bibliotheek-aan-de-vliet"


TUESDAY = {"tu-0-opens": "9", "tu-0-closes": "10"}


def no_proposal(office: Office) -> bool:
    found = office.draft(PING, OWN)
    return found is not None and found.proposal is None


def read(page: str) -> dict[str, Any]:
    """The form for the library, on a page that came back."""
    return read_form(read_html(page), LIBRARY)


def place(office: Office, slug: str = "bibliotheek-aan-de-vliet") -> PackPlace:
    return next(each for each in office.wanted(PING, OWN).places if each.location == slug)


def times(office: Office, slug: str = "bibliotheek-aan-de-vliet") -> list[tuple[str, Any, Any]]:
    rows = place(office, slug).opening_times
    return [(each.weekday, each.opens, each.closes) for each in rows]


def test_all_places_with_the_words_of_residents(office: Office) -> None:
    said = words(office.sign_in(OWN).open(WHERE))
    assert "Bibliotheek aan de Vliet" in said
    assert "Fluitpolderplein 5, Leidschendam" in said
    assert "Maandag: 10.00 – 12.00 uur" in said
    assert "De Plint Het adres is niet bekend Tijden onbekend" in said


def test_changed_times_are_read_back_before_they_are_sent_in(office: Office) -> None:
    phone = office.sign_in(OWN)
    changes = {"tu-0-opens": "13", "tu-0-closes": "16u30", "tu-0-by_appointment": "y"}
    said = words(phone.open(phone.send(LIBRARY, **changes, then="stay")))
    assert "Bewaard." in said
    assert "Dinsdag: 13.00 – 16.30 uur (op afspraak)" in said
    assert times(office) == [("mo", time(10), time(12)), ("tu", time(13), time(16, 30))]


def test_the_same_times_for_more_days(office: Office) -> None:
    changes = {"same-days": ["mo", "th"], "same-opens": "9", "same-closes": "11"}
    office.sign_in(OWN).send(LIBRARY, **changes, **{"same-instead": "y"})
    assert times(office) == [("mo", time(9), time(11)), ("th", time(9), time(11))]


def test_saving_what_stands_there_changes_nothing(office: Office) -> None:
    for each in ("bibliotheek-aan-de-vliet", "de-plint", "telefoon"):
        office.sign_in(OWN).send(f"{WHERE}/{each}")
    assert no_proposal(office)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"tu-0-opens": "13"}, "Tot hoe laat is het?"),
        ({"tu-0-closes": "13"}, "Hoe laat begint het?"),
        ({"tu-0-opens": "half tien", "tu-0-closes": "11"}, "Schrijf een tijd als 9.30."),
        ({"tu-0-opens": "22", "tu-0-closes": "2"}, "Tot na middernacht?"),
        ({"mo-1-opens": "11", "mo-1-closes": "13"}, "door elkaar: 10.00 – 12.00 en 11.00 – 13.00"),
        ({"same-days": ["mo"], "same-opens": "9", "same-closes": "11"}, "door elkaar"),
        ({"same-opens": "9", "same-closes": "11"}, "Kies op welke dagen."),
        ({"same-days": ["fr"]}, "Vul ook in van hoe laat tot hoe laat."),
        ({"mo-0-opens": "", "mo-0-closes": ""}, "Vul tijden in, of zet hier een vinkje."),
        ({"unknown": "y", "mo-0-opens": "9"}, "U vulde ook andere tijden in."),
        ({"exceptions-0-note": "Kelder"}, "Kies een dag."),
        (
            {"exceptions-0-weekday": "tu", "exceptions-0-pattern": "every other week"},
            "kies bij “Vanaf” ook de eerste dag",
        ),
        (
            {
                "exceptions-0-weekday": "tu",
                "exceptions-0-valid_from": "2026-12-02",
                "exceptions-0-valid_to": "2026-12-01",
            },
            "De laatste dag ligt voor de eerste dag.",
        ),
        ({"phones-0-number": "12"}, "Dit is geen nummer dat iemand kan bellen."),
    ],
)
def test_a_slip_is_said_and_nothing_typed_is_lost(
    office: Office, changes: dict[str, Any], says: str
) -> None:
    page = office.sign_in(OWN).send(LIBRARY, 422, **changes, description="Naast de balie")
    assert says in words(page)
    assert "Naast de balie" in page
    for typed in changes.values():
        assert f'value="{typed[0] if isinstance(typed, list) else typed}' in page
    assert no_proposal(office)


def test_past_midnight_once_somebody_says_so(office: Office) -> None:
    phone = office.sign_in(OWN)
    late = {"fr-0-opens": "22", "fr-0-closes": "2"}
    asked = read(phone.send(LIBRARY, 422, **late))
    phone.post(LIBRARY, asked | {"fr-0-overnight": "y"})
    assert ("fr", time(22), time(2)) in times(office)


def test_once_a_month_and_for_a_time(office: Office) -> None:
    phone = office.sign_in(OWN)
    first = {"exceptions-0-weekday": "tu", "exceptions-0-pattern": "1st"}
    phone.send(LIBRARY, **first, **{"exceptions-0-opens": "9", "exceptions-0-closes": "10"})
    said = words(phone.open(LIBRARY))
    assert "Elke eerste dinsdag van de maand: 9.00 – 10.00 uur" in said
    phone.send(LIBRARY, **{"exceptions-0-gone": "y"})
    assert times(office) == [("mo", time(10), time(12))]


def test_unknown_times_are_said_to_be_so(office: Office) -> None:
    phone = office.sign_in(OWN)
    phone.send(LIBRARY, **{"unknown": "y"})
    assert times(office) == []
    assert "Tijden onbekend" in words(phone.open(LIBRARY))


def test_times_that_become_known_need_no_tick_taken_away(office: Office) -> None:
    office.sign_in(OWN).send(f"{WHERE}/de-plint", **{"mo-0-opens": "18", "mo-0-closes": "20"})
    assert times(office, "de-plint") == [("mo", time(18), time(20))]


def test_a_place_has_words_and_a_telephone_of_its_own(office: Office) -> None:
    changes = {"description": "Kamer 2", "phones-0-number": "070 300 88 34"}
    office.sign_in(OWN).send(LIBRARY, **changes)
    assert place(office).description == "Kamer 2"
    assert [each.number for each in place(office).phones] == ["+31703008834"]


def test_the_telephone_has_times_too(office: Office) -> None:
    office.sign_in(OWN).send(f"{WHERE}/telefoon", **{"mo-0-opens": "9", "mo-0-closes": "17"})
    (row,) = office.wanted(PING, OWN).opening_times
    assert (row.weekday, row.opens, row.closes) == ("mo", time(9), time(17))


def test_two_editors_at_two_places_do_not_meet(office: Office) -> None:
    one, other = office.sign_in(OWN), office.sign_in(OWN, name="Omar")
    opened = one.form(LIBRARY) | TUESDAY
    garden = f"{WHERE}/tuinkamer-van-noord"
    other.send(garden, **{"th-0-opens": "9", "th-0-closes": "10"})
    one.post(LIBRARY, opened)
    assert ("tu", time(9), time(10)) in times(office)
    assert ("th", time(9), time(10)) in times(office, "tuinkamer-van-noord")


@pytest.mark.parametrize(("choice", "keeps"), [("typed", "tu"), ("theirs", "we")])
def test_two_editors_at_one_place_choose(office: Office, choice: str, keeps: str) -> None:
    one, other = office.sign_in(OWN), office.sign_in(OWN, name="Omar")
    opened = one.form(LIBRARY) | TUESDAY
    other.send(LIBRARY, **{"we-0-opens": "9", "we-0-closes": "10"})
    both = one.post(LIBRARY, opened, 409)
    assert "Dinsdag: 9.00 – 10.00 uur" in words(both)
    assert "Woensdag: 9.00 – 10.00 uur" in words(both)
    one.post(LIBRARY, read(both) | {"choose-places": choice})
    assert [each[0] for each in times(office)] == ["mo", keeps]


def test_what_was_typed_for_a_place_that_is_gone_is_not_lost(office: Office) -> None:
    one, other = office.sign_in(OWN), office.sign_in(OWN, name="Omar")
    opened = one.form(LIBRARY) | TUESDAY
    other.send(f"{LIBRARY}/weg", on=WHERE)
    other.open(LIBRARY, 404)
    both = one.post(LIBRARY, opened, 409)
    one.post(LIBRARY, read(both))
    assert ("tu", time(9), time(10)) in times(office)


def test_only_the_words_of_what_is_typed_so_far(office: Office) -> None:
    phone = office.sign_in(OWN)
    data = phone.form(LIBRARY) | TUESDAY
    read_back = json.loads(phone.post(f"{LIBRARY}/lees", data, 200))
    assert read_back == {"lines": ["Maandag: 10.00 – 12.00 uur", "Dinsdag: 9.00 – 10.00 uur"]}
    wrong = phone.post(f"{LIBRARY}/lees", data | {"tu-0-closes": "x"}, 200)
    assert json.loads(wrong)["lines"] is None
    assert no_proposal(office)


def test_the_places_of_others_are_not_there(office: Office) -> None:
    stranger = office.sign_in("bibliotheek-aan-de-vliet")
    for path in (WHERE, LIBRARY, "/partner/dienst/ping-loket/plek-erbij"):
        stranger.open(path, 404)
    for path in (LIBRARY, f"{LIBRARY}/weg", f"{LIBRARY}/lees"):
        stranger.post(path, {"token": "x"}, 404)
    office.sign_in(OWN).open(f"{WHERE}/nergens", 404)
