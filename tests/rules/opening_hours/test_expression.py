"""The OSM expression itself, and what never stands in it."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from routekaart.catalogue.opening_hours.closures import divide
from routekaart.catalogue.opening_hours.expression import write_expressions
from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.language.text import Text

FIRST, LAST = date(2026, 12, 21), date(2027, 1, 10)


@pytest.mark.parametrize(
    ("row", "walk_in"),
    [
        (OpeningTime(0, time(9), time(12)), "2026 Dec 21-2027 Jan 10 Mo 09:00-12:00"),
        (OpeningTime(6, time(22), time(2)), "2026 Dec 21-2027 Jan 10 Su 22:00-26:00"),
        (OpeningTime(0, time(0), time(0)), "2026 Dec 21-2027 Jan 10 Mo 00:00-24:00"),
        (OpeningTime(1, time(9), time(12), "3rd"), "2026 Dec 21-2027 Jan 10 Tu[3] 09:00-12:00"),
        (OpeningTime(1, time(9), time(12), "last"), "2026 Dec 21-2027 Jan 10 Tu[-1] 09:00-12:00"),
        (
            OpeningTime(1, time(9), time(12), "every other week", valid_from=date(2026, 12, 22)),
            "2026 Dec 22,2027 Jan 5 09:00-12:00",
        ),
        (OpeningTime(0, time(9), time(12), valid_to=date(2026, 12, 20)), ""),
    ],
)
def test_a_row_is_written_as_osm(row: OpeningTime, walk_in: str) -> None:
    assert write_expressions([row], [], FIRST, LAST) == (walk_in, "", "")


def test_a_closure_cuts_days_out_and_overrides_nothing(a_closure) -> None:
    row = OpeningTime(4, time(9), time(12), by_appointment=True)
    expressions = write_expressions([row], [a_closure("2026-12-25")], FIRST, LAST)
    days = "2026 Dec 21-2026 Dec 24,2026 Dec 26-2027 Jan 10"
    assert expressions == ("", f"{days} Fr 09:00-12:00", "")


def test_periods_cover_all_days_once(a_closure) -> None:
    outside, across = a_closure("2026-12-01"), a_closure("2026-12-01", "2026-12-22")
    last = a_closure("2027-01-10", "2027-01-20")
    periods = divide([outside, across, last], FIRST, LAST)
    assert [(period.first, period.last, period.closure) for period in periods] == [
        (FIRST, date(2026, 12, 22), across),
        (date(2026, 12, 23), date(2027, 1, 9), None),
        (LAST, LAST, last),
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            OpeningTime,
            weekday=st.integers(0, 6),
            opens=st.just(time(20)),
            closes=st.just(time(1)),
            pattern=st.sampled_from(["every", "2nd", "last", "every other week"]),
            by_appointment=st.booleans(),
            valid_from=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
            note=st.just(Text('SH "on appointment" || off')),
        ),
        min_size=1,
    )
)
def test_what_the_evaluator_misreads_is_never_written(rows: list[OpeningTime]) -> None:
    for expression in write_expressions(rows, [], FIRST, LAST):
        assert not any(sign in expression for sign in ('"', "SH", ";", "||", "off"))
        if expression:
            assert OpeningHours(expression).warnings == []
