"""When everything is open, each service at each of its spots."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from routekaart.catalogue.opening_hours.values import Closure, OpeningTime
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.edition.agenda import Agenda
from routekaart.edition.entries import ServiceAtLocation
from routekaart.language.text import Text

MONDAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 10, 30, tzinfo=ZONE)


def hours(opens: int, closes: int, day: int = 0, **more: Any) -> tuple[OpeningTime, ...]:
    return (OpeningTime(day, time(opens), time(closes), **more),)


def at(place: str, *times: OpeningTime) -> ServiceAtLocation:
    return ServiceAtLocation(place, tuple(times))


def closed(scope: str, target: str | None, **more: Any) -> Closure:
    return Closure(scope, MONDAY, MONDAY, Text("Dicht."), target=target, **more)


@pytest.mark.parametrize(
    ("particulars", "places"),
    [
        ({}, [None]),
        ({"opening_times": hours(9, 17)}, [None]),
        ({"places": (at("x"),)}, ["x"]),
        ({"places": (at("x"), at("y")), "opening_times": hours(9, 17)}, [None, "x", "y"]),
    ],
)
def test_the_telephone_is_a_spot_where_it_says_something(
    a_service, an_edition, particulars, places
) -> None:
    edition = an_edition(a_service("a", **particulars))
    spots = Agenda(edition).spots(edition.services["a"])
    assert [spot.location.slug if spot.location else None for spot in spots] == places


@pytest.mark.parametrize(
    ("places", "status"),
    [
        ([hours(9, 12), ()], "open"),
        ([(), hours(9, 12)], "open"),
        ([hours(9, 12, by_appointment=True), hours(9, 12)], "open"),
        ([hours(9, 12, by_appointment=True), hours(14, 15)], "appointment"),
        ([hours(14, 15), ()], "closed"),
        ([(), ()], "unknown"),
    ],
)
def test_a_service_is_as_open_as_its_best_spot(a_service, an_edition, places, status) -> None:
    spots = tuple(at(f"plek-{number}", *times) for number, times in enumerate(places))
    edition = an_edition(a_service("a", places=spots))
    assert Agenda(edition).state(edition.services["a"], MORNING).status == status


def test_the_spot_that_opens_first_speaks_for_all(a_service, an_edition) -> None:
    spots = (at("x", *hours(9, 12, day=4)), at("y", *hours(9, 12, day=2)))
    edition = an_edition(a_service("a", places=spots))
    state = Agenda(edition).state(edition.services["a"], MORNING)
    assert state.opens is not None
    assert state.opens.date() == MONDAY + timedelta(days=2)


def test_a_spot_of_unknown_hours_may_be_open_when_all_others_are_over(
    a_service, an_edition
) -> None:
    """Never "closed" for good while nobody knows about another place."""
    ended = hours(9, 12, valid_to=date(2025, 1, 1))
    edition = an_edition(a_service("a", places=(at("x", *ended), at("y"))))
    assert Agenda(edition).state(edition.services["a"], MORNING).status == "unknown"


@pytest.mark.parametrize(
    ("closure", "shut"),
    [
        (closed("catalogue", None), {"a-x", "a-y", "b-x"}),
        (closed("partner", "partner"), {"a-x", "a-y", "b-x"}),
        (closed("partner", "another"), set()),
        (closed("location", "x"), {"a-x", "b-x"}),
        (closed("service", "a"), {"a-x", "a-y"}),
    ],
)
def test_a_closure_shuts_what_it_is_about(a_service, an_edition, closure, shut) -> None:
    open_now = hours(9, 12)
    services = (
        a_service("a", places=(at("x", *open_now), at("y", *open_now))),
        a_service("b", places=(at("x", *open_now),)),
    )
    edition = an_edition(*services, closures=(closure,))
    states = {
        f"{service.slug}-{spot.location.slug}": spot.schedule.state(MORNING).status
        for service in services
        for spot in Agenda(edition).spots(service)
    }
    assert {name for name, status in states.items() if status == "closed"} == shut


def test_happenings_come_in_order_of_time_and_unknown_hours_last(a_service, an_edition) -> None:
    services = [
        a_service("late", opening_times=hours(14, 15)),
        a_service("unknown", opening_times=(OpeningTime(0),)),
        a_service("early", opening_times=hours(9, 10)),
        a_service("tuesday", opening_times=hours(9, 10, day=1)),
    ]
    found = Agenda(an_edition(*services)).happenings(MONDAY)
    assert [each.spot.service.slug for each in found] == ["early", "late", "unknown"]


def test_a_place_has_a_week_of_all_that_happens_there(a_service, an_edition) -> None:
    edition = an_edition(
        a_service("a", places=(at("x", *hours(9, 10)), at("y", *hours(11, 12)))),
        a_service("b", places=(at("x", *hours(8, 9, day=1)),), valid_to=MONDAY),
        a_service("c", places=(at("x", *hours(8, 9)),)),
        a_service("by-telephone", opening_times=hours(9, 17)),
    )
    week = Agenda(edition).week_at("x", MONDAY)
    assert [day for day, _ in week] == [MONDAY + timedelta(days=number) for number in range(7)]
    assert [[each.spot.service.slug for each in found] for _, found in week] == [
        ["c", "a"], [], [], [], [], [], [],
    ]  # fmt: skip


def test_who_is_there_now_and_who_comes_later(a_service, an_edition) -> None:
    """The neighbourhood first; who is closed for a time is nowhere; what has begun is not later."""
    agenda = Agenda(
        an_edition(
            a_service("line", national=True, opening_times=hours(0, 0)),
            a_service("open", opening_times=hours(9, 12)),
            a_service("shut", opening_times=hours(9, 12), status="temporarily closed"),
            a_service("later", opening_times=hours(14, 16)),
            a_service("some-time", opening_times=(OpeningTime(0, part_of_day="evening"),)),
        )
    )
    assert [spot.service.slug for spot in agenda.open_at(MORNING)] == ["open", "line"]
    to_come = [each.spot.service.slug for each in agenda.to_come(MORNING)]
    assert to_come == ["later", "some-time"]
