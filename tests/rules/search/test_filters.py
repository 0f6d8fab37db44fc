"""Filters keep what bears their mark, and never promise what is not there."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.edition.agenda import Agenda
from routekaart.edition.entries import (
    CostOption,
    Edition,
    Location,
    Partner,
    Service,
    ServiceAtLocation,
    Term,
)
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap
from routekaart.search.filters import (
    AGES,
    OFFERED,
    find_marks,
    narrow,
    offer_choices,
    read_chosen,
)

MONDAY = datetime(2026, 11, 23, 10, 30, tzinfo=ZONE)
NINE_TO_FIVE = OpeningTime(0, time(9), time(17))


def a_service(slug: str = "hulp", **particulars: object) -> Service:
    return Service(slug, slug, "partner", Text("Hulp."), date(2026, 11, 1), **particulars)


def an_agenda(*services: Service) -> Agenda:
    terms = [
        Term("geld", "topic", Text("Geld")),
        Term("schulden", "topic", Text("Schulden"), "geld"),
        Term("walk-in", "trust", Text("Loop binnen")),
    ]
    return Agenda(
        Edition(
            RouteMap("start", {}, {}, (), "anders"),
            {each.slug: each for each in services},
            {name: Location(name, name) for name in ("plint", "bieb")},
            {"partner": Partner("partner", "Partner")},
            {term.key: term for term in terms},
        )
    )


def marks_of(at: datetime = MONDAY, **particulars: object) -> set[tuple[str, str]]:
    service = a_service(**particulars)
    return set(find_marks(service, an_agenda(service), at))


def values_of(name: str, at: datetime = MONDAY, **particulars: object) -> set[str]:
    return {value for of, value in marks_of(at, **particulars) if of == name}


@pytest.mark.parametrize(
    ("times", "hour", "openings"),
    [
        ([NINE_TO_FIVE], 10, {"nu", "vandaag"}),
        ([NINE_TO_FIVE], 8, {"vandaag"}),
        ([NINE_TO_FIVE], 18, set()),
        ([OpeningTime(0, time(9), time(17), by_appointment=True)], 10, {"nu", "vandaag"}),
        ([OpeningTime(0)], 10, {"vandaag"}),
        ([OpeningTime(1, time(9), time(17))], 10, set()),
        ([], 10, set()),
    ],
)
def test_open_now_or_today(times, hour: int, openings: set[str]) -> None:
    at = MONDAY.replace(hour=hour)
    here = (ServiceAtLocation("plint", tuple(times)),)
    assert values_of("open", at, places=here) == openings
    assert values_of("open", at, places=here, status="temporarily closed") == set()


@pytest.mark.parametrize(
    ("row", "late"),
    [
        (OpeningTime(2, time(19), time(21)), True),
        (OpeningTime(2, time(9), time(18)), False),
        (OpeningTime(2, time(22), time(2)), True),
        (OpeningTime(2, time(0), time(0)), True),
        (OpeningTime(2, part_of_day="evening"), True),
        (OpeningTime(2, part_of_day="morning"), False),
        (OpeningTime(2, time(19), time(21), valid_to=date(2026, 11, 1)), False),
    ],
)
def test_in_the_evening(row: OpeningTime, late: bool) -> None:
    assert values_of("avond", opening_times=(row,)) == ({"ja"} if late else set())


def test_what_is_told_of_a_service_can_be_chosen() -> None:
    told = marks_of(
        trust_facts=("walk-in", "childcare", "evening"),
        costs=(CostOption(0),),
        languages=("ar", "tr"),
        places=(ServiceAtLocation("plint"),),
        topics=("schulden",),
    )
    assert told >= {
        ("avond", "ja"), ("inloop", "ja"), ("gratis", "ja"), ("oppas", "ja"), ("taal", "ar"),
        ("taal", "tr"), ("plek", "plint"), ("onderwerp", "schulden"), ("onderwerp", "geld"),
    }  # fmt: skip


def test_what_is_not_known_is_not_promised() -> None:
    names = {name for name, _value in marks_of()}
    assert names == {"leeftijd"}
    assert values_of("gratis", costs=(CostOption(0), CostOption(500))) == set()


@pytest.mark.parametrize(
    ("particulars", "ages"),
    [
        ({}, set(AGES)),
        ({"minimum_age": 18, "maximum_age": 27}, {"18-27"}),
        ({"minimum_age": 16}, set(AGES)),
        ({"maximum_age": 17}, {"12-17"}),
        ({"maximum_age": 11}, set()),
        ({"audiences": ("voor-ouders",)}, set(AGES)),
        ({"audiences": ("voor-jongeren",)}, {"12-17", "18-27"}),
        ({"audiences": ("voor-jongeren",), "maximum_age": 17}, {"12-17"}),
    ],
)
def test_an_unknown_age_excludes_nobody(particulars, ages: set[str]) -> None:
    assert values_of("leeftijd", **particulars) == ages


def test_an_address_may_say_anything() -> None:
    edition = an_agenda(a_service(languages=("ar",))).edition
    given = {
        "open": "nu", "taal": "ar", "plek": "plint", "onderwerp": "geld", "leeftijd": "12-17",
        "q": "huur", "fbclid": "x",
    }  # fmt: skip
    assert read_chosen(given, edition) == {
        name: value for name, value in given.items() if name in OFFERED
    }
    odd = {"open": "gisteren", "taal": "xx", "plek": "", "onderwerp": "walk-in", "leeftijd": "17"}
    assert read_chosen(odd, edition) == {}


NAMES = st.sampled_from(list(OFFERED))
MARK = st.tuples(NAMES, st.sampled_from(["a", "b", "nu", "ja", "12-17"]))
MARKS = st.dictionaries(st.integers(0, 9).map(str), st.frozensets(MARK, max_size=8), max_size=6)
CHOSEN = st.dictionaries(NAMES, st.sampled_from(["a", "nu", "ja"]), max_size=3)


@given(MARKS, CHOSEN)
def test_every_count_is_what_the_link_will_show(marks, chosen: dict[str, str]) -> None:
    for choice in offer_choices(marks, chosen):
        assert len(narrow(marks, {**chosen, choice.name: choice.value})) == choice.left


@given(MARKS, CHOSEN)
def test_no_choice_leads_to_nothing_or_to_all(marks, chosen: dict[str, str]) -> None:
    for choice in offer_choices(marks, chosen):
        others = {name: value for name, value in chosen.items() if name != choice.name}
        if not choice.chosen:
            assert 0 < choice.left < len(narrow(marks, others))


@given(MARKS, CHOSEN)
def test_whatever_was_chosen_can_be_taken_off(marks, chosen: dict[str, str]) -> None:
    taken = {each.name: each.value for each in offer_choices(marks, chosen) if each.chosen}
    assert taken == chosen


@given(MARKS, CHOSEN)
def test_narrowing_keeps_the_order(marks, chosen: dict[str, str]) -> None:
    left = narrow(marks, chosen)
    assert left == [slug for slug in marks if slug in left]
    assert narrow(marks, {}) == list(marks)
