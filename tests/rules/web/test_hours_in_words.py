"""Opening hours in Dutch words, for every state there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from gettext import NullTranslations

import pytest
from flask import Flask, g

from routekaart.catalogue.opening_hours.schedule import OpenState, Slot
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime
from routekaart.language.text import Text
from routekaart.web.kit.hours_in_words import Ways, say_day, say_slot, say_state, say_usual_hours
from routekaart.web.kit.wording import Wording

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 30)  # noqa: DTZ001 - wall time, as the rules have it
BY_PHONE = Ways(by_phone=True, in_person=False)
BOTH = Ways(by_phone=True, in_person=True)
NEITHER = Ways(by_phone=False, in_person=False)
CHRISTMAS = Closure("catalogue", MONDAY, MONDAY, Text("Eerste kerstdag"))


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with Flask("words").app_context():
        g.locale, g.wording = "nl", Wording(NullTranslations(), frozenset())
        yield


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (OpenState("open", until=at(23, 12)), "Nu open, tot 12.00 uur"),
        (OpenState("open", until=at(24, 2)), "Nu open, tot 2.00 uur"),
        (OpenState("open", until=at(25, 17)), "Nu open, tot woensdag 25 november, 17.00 uur"),
        (OpenState("open"), "Dag en nacht open"),
        (OpenState("appointment", until=at(23, 12)), "Nu op afspraak, tot 12.00 uur"),
        (OpenState("closed"), "Nu dicht"),
        (OpenState("closed", opens=at(23, 10, 31)), "Nu dicht. Over 1 minuut open"),
        (OpenState("closed", opens=at(23, 10, 45)), "Nu dicht. Over 15 minuten open"),
        (OpenState("closed", opens=at(23, 11, 30)), "Nu dicht. Over 60 minuten open"),
        (OpenState("closed", opens=at(23, 11, 31)), "Nu dicht. Vandaag open om 11.31 uur"),
        (OpenState("closed", opens=at(24, 9)), "Nu dicht. Morgen weer open, 9.00 uur"),
        (OpenState("closed", opens=at(29, 9)), "Nu dicht. Zondag weer open, 9.00 uur"),
        (OpenState("closed", opens=at(30, 9)),
         "Nu dicht. Weer open op maandag 30 november, 9.00 uur"),
        (OpenState("closed", opens=at(24, 9), opens_by_appointment=True),
         "Nu dicht. Morgen weer open, 9.00 uur (op afspraak)"),
        (OpenState("closed", closure=CHRISTMAS), "Vandaag dicht: Eerste kerstdag"),
        (OpenState("closed", opens=at(24, 9), closure=CHRISTMAS),
         "Vandaag dicht: Eerste kerstdag. Morgen weer open, 9.00 uur"),
    ],
)  # fmt: skip
def test_a_state_is_one_line(state: OpenState, says: str) -> None:
    assert say_state(state, NOW, BY_PHONE) == (state.status, says)


def test_seconds_never_promise_a_minute_too_little() -> None:
    now = NOW.replace(second=30)
    assert say_state(OpenState("closed", opens=at(23, 10, 31)), now, BY_PHONE).words.endswith(
        "1 minuut open"
    )
    assert say_state(OpenState("closed", opens=at(23, 10, 32)), now, BY_PHONE).words.endswith(
        "2 minuten open"
    )


def test_just_before_midnight_tomorrow_is_still_minutes_away() -> None:
    assert say_state(OpenState("closed", opens=at(24, 0)), at(23, 23, 50), BY_PHONE).words == (
        "Nu dicht. Over 10 minuten open"
    )


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        (BOTH, "Tijden onbekend: bel eerst"),
        (BY_PHONE, "Tijden onbekend: probeer te bellen"),
        (NEITHER, "Tijden onbekend: vraag het eerst"),
    ],
)
def test_unknown_hours_say_how_to_find_out(ways: Ways, says: str) -> None:
    assert say_state(OpenState("unknown"), NOW, ways) == ("unknown", says)


@pytest.mark.parametrize(
    ("slot", "says"),
    [
        (Slot(time(9), time(12), False, None, None), "9.00 – 12.00 uur"),
        (Slot(time(22), time(2), False, None, None), "22.00 – 2.00 uur"),
        (Slot(time(0), time(0), False, None, None), "Dag en nacht"),
        (Slot(time(9), time(12), True, None, None), "9.00 – 12.00 uur (op afspraak)"),
        (Slot(None, None, False, "evening", None), "'s avonds, tijd onbekend"),
        (Slot(None, None, False, None, None), "Tijd onbekend"),
    ],
)
def test_an_opening(slot: Slot, says: str) -> None:
    assert say_slot(slot) == says


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (MONDAY, "Vandaag, maandag 23 november"),
        (date(2026, 11, 24), "Morgen, dinsdag 24 november"),
        (date(2026, 11, 25), "Woensdag 25 november"),
    ],
)
def test_a_day(day: date, says: str) -> None:
    assert say_day(day, MONDAY) == says


def rows(*days: int, **particulars: object) -> tuple[OpeningTime, ...]:
    return tuple(OpeningTime(day, time(9), time(12), **particulars) for day in days)


@pytest.mark.parametrize(
    ("times", "says"),
    [
        (rows(0), "Maandag"),
        (rows(0, 1), "Maandag en dinsdag"),
        (rows(0, 1, 2), "Maandag tot en met woensdag"),
        (rows(0, 2, 4), "Maandag, woensdag en vrijdag"),
        (rows(*range(7)), "Elke dag"),
        (rows(1, pattern="1st"), "Elke eerste dinsdag van de maand"),
        (rows(1, pattern="2nd"), "Elke tweede dinsdag van de maand"),
        (rows(1, pattern="3rd"), "Elke derde dinsdag van de maand"),
        (rows(1, pattern="4th"), "Elke vierde dinsdag van de maand"),
        (rows(4, pattern="last"), "Elke laatste vrijdag van de maand"),
        (rows(2, pattern="every other week", valid_from=MONDAY), "Om de week op woensdag"),
        (rows(*range(7), pattern="every other week", valid_from=MONDAY),
         "Om de week op maandag tot en met zondag"),
        (rows(*range(7), pattern="last"),
         "Elke laatste maandag tot en met zondag van de maand"),
        (rows(0, valid_to=date(2026, 12, 31)) + rows(0, valid_from=date(2027, 1, 1)), "Maandag"),
    ],
)  # fmt: skip
def test_days_with_the_same_hours_share_a_line(times: tuple[OpeningTime, ...], says: str) -> None:
    assert say_usual_hours(times, MONDAY) == [(says, "9.00 – 12.00 uur", None)]


def test_other_hours_have_a_line_of_their_own() -> None:
    times = (*rows(0, 1), OpeningTime(4, time(9), time(11)))
    assert say_usual_hours(times, MONDAY) == [
        ("Maandag en dinsdag", "9.00 – 12.00 uur", None),
        ("Vrijdag", "9.00 – 11.00 uur", None),
    ]


def test_hours_of_the_past_are_not_told() -> None:
    assert say_usual_hours(rows(0, valid_to=date(2026, 11, 22)), MONDAY) == []
    assert say_usual_hours(rows(0, valid_to=MONDAY), MONDAY) != []
