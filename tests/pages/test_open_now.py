"""What a resident reads about hours, at moments that matter."""

from __future__ import annotations

import pytest

from routekaart.language.locales import LOCALES
from tests.pages.audit import classes, words_in
from tests.pages.browsing import Visitor

MONDAY, SATURDAY_NIGHT, CHRISTMAS = "2026-11-23T10:30", "2026-11-28T23:00", "2026-12-25T12:00"
SPRING_NIGHT, AUTUMN_NIGHT = "2027-03-28T02:30", "2026-10-25T02:30"


@pytest.mark.parametrize(
    ("moment", "service", "says"),
    [
        (MONDAY, "ping-loket", "Nu open, tot 12.00 uur"),
        (MONDAY, "kredietbank-nederland", "Nu open, tot 17.00 uur"),
        (MONDAY, "veilig-thuis", "Dag en nacht open"),
        (MONDAY, "schuldhulpmaatje", "Tijden onbekend: vraag het eerst"),
        ("2026-11-23T08:59", "kredietbank-nederland", "Nu dicht. Over 1 minuut open"),
        ("2026-11-23T08:45", "kredietbank-nederland", "Nu dicht. Over 15 minuten open"),
        ("2026-11-23T08:45", "ping-loket", "Nu dicht. Vandaag open om 10.00 uur"),
        ("2026-11-23T11:50", "ping-loket", "Nu open, tot 12.00 uur"),
        ("2026-11-23T12:00", "ping-loket", "Nu dicht. Woensdag weer open, 11.00 uur"),
        ("2026-11-24T11:30", "ping-loket", "Nu dicht. Morgen weer open, 11.00 uur"),
        ("2026-11-27T16:00", "gemeente-leidschendam-voorburg",
         "Nu dicht. Maandag weer open, 8.30 uur"),
        (SATURDAY_NIGHT, "kredietbank-nederland", "Nu dicht. Maandag weer open, 9.00 uur"),
        (SATURDAY_NIGHT, "veilig-thuis", "Dag en nacht open"),
        (CHRISTMAS, "kredietbank-nederland",
         "Vandaag dicht: Eerste kerstdag. Maandag weer open, 9.00 uur"),
        (CHRISTMAS, "veilig-thuis", "Dag en nacht open"),
        ("2027-03-25T10:00", "sociaal-servicepunt",
         "Nu dicht. Weer open op maandag 5 april, 9.00 uur"),
        (SPRING_NIGHT, "gemeente-leidschendam-voorburg", "Nu dicht. Dinsdag weer open, 8.30 uur"),
        (SPRING_NIGHT, "veilig-thuis", "Dag en nacht open"),
        (AUTUMN_NIGHT, "kredietbank-nederland", "Nu dicht. Morgen weer open, 9.00 uur"),
        (AUTUMN_NIGHT + "+", "kredietbank-nederland", "Nu dicht. Morgen weer open, 9.00 uur"),
    ],
)  # fmt: skip
def test_the_first_line_says_whether_one_can_go_now(
    visitor: Visitor, moment: str, service: str, says: str
) -> None:
    visitor.clock.set(moment)
    assert visitor.open(f"/nl/hulp/{service}").states[0] == says


def test_each_place_has_its_own_line(visitor: Visitor) -> None:
    assert visitor.open("/nl/hulp/ping-loket").states[1:] == [
        "Nu open, tot 12.00 uur",
        "Nu dicht. Woensdag weer open, 11.00 uur",
        "Tijden onbekend: vraag het eerst",
    ]


def test_a_place_tells_when_it_was_checked_if_that_was_another_day(visitor: Visitor) -> None:
    page = visitor.open("/nl/hulp/ping-loket")
    evening, service = [words_in(each) for each in page.all("p") if "checked" in classes(each)]
    assert evening == "Gecontroleerd op 1 april 2024."
    assert service.startswith("Gecontroleerd op 1 maart 2025.")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_time_is_never_turned_into_another_clock(visitor: Visitor, locale: str) -> None:
    """24 hours and Latin digits in every language, as on the door."""
    (first, *_) = visitor.open(f"/{locale}/hulp/kredietbank-nederland").states
    assert ("17.00" if locale == "nl" else "17:00") in first


def test_what_is_open_now_stands_before_what_opens_later(visitor: Visitor) -> None:
    visitor.clock.set("2026-11-23T09:30")
    words = visitor.open("/nl/vandaag").words
    now, later = words.index("Nu open"), words.index("Later vandaag")
    assert now < words.index("Sociaal Servicepunt") < later
    assert later < words.index("PING-loket") < words.index("Morgen, dinsdag 24 november")


def test_at_night_the_lines_that_work_are_shown(visitor: Visitor) -> None:
    visitor.clock.set(SATURDAY_NIGHT)
    page = visitor.open("/nl/vandaag")
    assert {"/nl/hulp/112", "/nl/hulp/veilig-thuis"} <= set(page.links)
    assert "/nl/hulp/kredietbank-nederland" not in page.links


def test_on_a_holiday_nothing_is_announced_that_is_shut(visitor: Visitor) -> None:
    visitor.clock.set("2026-12-24T20:00")
    words = visitor.open("/nl/vandaag").words
    tomorrow = words[words.index("Morgen, vrijdag 25 december") :]
    assert "Kredietbank" not in tomorrow


def test_the_week_names_the_holiday(visitor: Visitor) -> None:
    visitor.clock.set("2026-12-22T10:00")
    words = visitor.open("/nl/hulp/kredietbank-nederland").words
    assert "Vrijdag 25 december dicht Eerste kerstdag" in words
    assert "Donderdag 24 december 9.00 – 17.00 uur" in words


def test_usual_hours_are_said_in_one_line_where_days_are_alike(visitor: Visitor) -> None:
    assert (
        "Maandag tot en met vrijdag 9.00 – 17.00 uur"
        in visitor.open("/nl/hulp/kredietbank-nederland").words
    )
    assert (
        "Maandag tot en met donderdag 8.30 – 17.00 uur"
        in visitor.open("/nl/hulp/gemeente-leidschendam-voorburg").words
    )
    words = visitor.open("/nl/hulp/jonge-helden").words
    assert "Elke derde dinsdag van de maand 's avonds, tijd onbekend" in words


def test_a_place_shows_all_that_happens_there(visitor: Visitor) -> None:
    words = visitor.open("/nl/plek/bibliotheek-aan-de-vliet").words
    assert "Vandaag, maandag 23 november" in words
    assert words.index("9.00 – 12.00 uur Sociaal Servicepunt") < words.index("PING-loket")


def test_what_was_checked_long_ago_says_so(visitor: Visitor) -> None:
    assert (
        "Lang niet gecontroleerd: bel eerst even."
        in visitor.open("/nl/hulp/kredietbank-nederland").words
    )
    assert "Lang niet gecontroleerd" not in visitor.open("/nl/hulp/veilig-thuis").words
    visitor.clock.set("2025-06-02T10:30")
    assert "Lang niet gecontroleerd" not in visitor.open("/nl/hulp/kredietbank-nederland").words
