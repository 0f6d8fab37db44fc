"""A week on a form says all that the rows say, and what people type is read kindly."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.catalogue.pack import PackOpeningTime, PackPlace
from routekaart.catalogue.projection import WEEKDAYS, each_day, normal
from routekaart.web.kit.form_fields import Said
from routekaart.web.kit.typed_times import read_time, show_time
from routekaart.web.partners import hours_grid
from routekaart.web.partners.typed import read_postcode

minutes = st.times().map(lambda each: each.replace(second=0, microsecond=0))
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def rows(draw: Any) -> PackOpeningTime:
    timed = draw(st.booleans())
    pattern = draw(st.sampled_from(["every", "1st", "last", "every other week"]))
    first = draw(days if pattern == "every other week" else st.none() | days)
    return PackOpeningTime(
        weekday=draw(st.sampled_from(WEEKDAYS if pattern != "every" else (*WEEKDAYS, "daily"))),
        opens=draw(minutes) if timed else None,
        closes=draw(minutes) if timed else None,
        pattern=pattern,
        by_appointment=draw(st.booleans()),
        valid_from=first,
        valid_to=draw(st.none() | st.dates(first or date(2026, 1, 1), date(2028, 1, 1))),
        part_of_day=draw(st.sampled_from([None, "morning", "evening"])),
        note=draw(st.sampled_from([None, "Aan de balie"])),
        source=draw(st.sampled_from([None, "M"])),
        assured_on=draw(st.none() | days),
    )


def said(kept: Any) -> Any:
    """The rows as a place keeps them."""
    return normal(PackPlace(location="x", opening_times=tuple(kept)))


@given(st.lists(rows(), max_size=12))
def test_a_week_that_is_sent_back_unchanged_is_the_same(kept: list[PackOpeningTime]) -> None:
    week, exceptions = hours_grid.show_week(kept), hours_grid.show_exceptions(kept)
    assert said(hours_grid.read_rows(week, exceptions, kept)) == said(kept)


@given(st.lists(rows(), max_size=8), st.sampled_from(WEEKDAYS))
def test_one_slot_more_leaves_all_others_as_they_were(
    kept: list[PackOpeningTime], weekday: str
) -> None:
    week, exceptions = hours_grid.show_week(kept), hours_grid.show_exceptions(kept)
    more = {"opens": "0.01", "closes": "0.02", "by_appointment": False}
    week[weekday].append(more)
    read = hours_grid.read_rows(week, exceptions, kept)
    shown = {(each.weekday, each.opens, each.pattern, each.note, each.source) for each in read}
    kept_rows = each_day(kept)
    bare = {(each.weekday, each.opens, each.pattern, each.note) for each in kept_rows}
    assert bare <= {each[:4] for each in shown}
    assert (weekday, time(0, 1)) in {(each.weekday, each.opens) for each in read}
    assert {each.source for each in read} <= {each.source for each in kept_rows} | {None}


@given(minutes)
def test_a_time_that_is_shown_is_read_back(moment: time) -> None:
    assert read_time(show_time(moment)) == moment


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("9", time(9)),
        (" 9.00 ", time(9)),
        ("9:00", time(9)),
        ("0900", time(9)),
        ("930", time(9, 30)),
        ("9u", time(9)),
        ("9u30", time(9, 30)),
        ("9,30", time(9, 30)),
        ("9.30 uur", time(9, 30)),
        ("21 uur", time(21)),
        ("24.00", time(0)),
        ("0", time(0)),
        ("٩", time(9)),
    ],
)
def test_times_are_read_kindly(typed: str, means: time) -> None:
    assert read_time(typed) == means


@pytest.mark.parametrize("typed", ["25", "9.60", "24.30", "half tien", "9.5", "12345", "-"])
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(Said, match=r"9\.30"):
        read_time(typed)


@pytest.mark.parametrize("typed", ["2262AB", "2262 ab", " 2262  Ab "])
def test_a_postcode_is_kept_in_one_form(typed: str) -> None:
    assert read_postcode(typed) == "2262 AB"


@pytest.mark.parametrize("typed", ["0262 AB", "2262", "2262 A1", "22622 AB"])
def test_what_is_no_postcode_is_said(typed: str) -> None:
    with pytest.raises(Said, match="2262 AB"):
        read_postcode(typed)


def slot(opens: str, closes: str, by_appointment: bool = False) -> dict[str, Any]:
    return {"opens": opens, "closes": closes, "by_appointment": by_appointment}


def test_times_that_follow_each_other_do_not_overlap() -> None:
    assert hours_grid.find_overlap([slot("9", "12"), slot("12", "13"), slot("", "")]) is None


def test_walking_in_and_appointments_go_together() -> None:
    assert hours_grid.find_overlap([slot("9", "12"), slot("9", "17", True)]) is None


def test_a_night_overlaps_the_evening() -> None:
    overlap = hours_grid.find_overlap([slot("20", "23"), slot("22", "2")])
    assert overlap == ("20.00 – 23.00", "22.00 – 2.00")
