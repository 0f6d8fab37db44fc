"""How an indicator stands beside the line to its targets, and how that is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.programme.charts import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, draw
from routekaart.programme.entries import Indicator, Measurement, Series, Target
from routekaart.programme.indicators import count_courses, find_standing, with_measurement


def found(year: int, value: float) -> Measurement:
    return Measurement(year=year, value=value, source="U")


def area(*measured: Measurement, **said) -> Series:
    """Down from 21 in 2020 to 13.5 in 2031 and 6 in 2041, unless said otherwise."""
    given = {
        "baseline": found(2020, 21),
        "targets": (Target(after=10, value=13.5), Target(after=20, value=6)),
        **said,
    }
    return Series(area="Heuvel Noord", measurements=measured, **given)


def indicator(*series: Series, direction="down", unit="%") -> Indicator:
    return Indicator(
        name="Bijstand",
        goals=("rondkomen",),
        unit=unit,
        direction=direction,
        series=series,
        source="U",
    )


def course(series: Series, **said) -> str:
    return find_standing(indicator(series, **said), series).course


def test_nothing_measured_since_says_nothing_about_the_course() -> None:
    assert course(area()) == "no data"
    assert course(area(found(2024, 15), baseline=None)) == "no data"


@pytest.mark.parametrize(
    ("value", "stands"),
    [(17.0, "on course"), (18.2, "on course"), (18.4, "behind"), (22, "behind")],
)
def test_beside_the_line_halfway_to_the_first_target(value: float, stands: str) -> None:
    # From 21 in 2020 to 13.5 in 2031: 18.27 in 2024.
    assert course(area(found(2024, value))) == stands


def test_where_more_is_better_less_is_behind() -> None:
    rising = {"baseline": found(2020, 43), "targets": (Target(after=10, value=90),)}
    assert course(area(found(2024, 40), **rising), direction="up", unit="aantal") == "behind"
    assert course(area(found(2024, 80), **rising), direction="up", unit="aantal") == "on course"


def test_a_wish_in_words_is_never_taken_for_a_number() -> None:
    words = (Target(after=10, says="toename beoogd"), Target(after=20, says="toename beoogd"))
    standing = find_standing(indicator(area(found(2024, 60), targets=words)), area(targets=words))
    assert (standing.course, standing.line, standing.expected) == ("in words", (), None)


def test_only_areas_with_a_wish_are_counted() -> None:
    counted = count_courses([indicator(area(found(2024, 30)), area(targets=()))])
    assert counted == {"on course": 0, "behind": 1, "in words": 0, "no data": 0}


def test_a_measurement_makes_way_for_a_later_one_of_the_same_year() -> None:
    before = indicator(area(found(2024, 19), found(2026, 18)))
    after = with_measurement(before, "Heuvel Noord", found(2024, 17))
    assert [(each.year, each.value) for each in after.series[0].measurements] == [
        (2024, 17),
        (2026, 18),
    ]
    with pytest.raises(ValueError, match="baseline"):
        with_measurement(before, "Heuvel Noord", found(2020, 17))
    with pytest.raises(KeyError):
        with_measurement(before, "Nergens", found(2024, 17))


values = st.floats(0, 5000, allow_nan=False)
targets = st.builds(
    Target, after=st.sampled_from([10, 20]), value=st.none() | values, says=st.just("w")
)
series = st.builds(
    Series,
    area=st.just("x"),
    baseline=st.none() | st.builds(found, st.integers(2015, 2022), values),
    targets=st.lists(
        targets,
        max_size=2,
        unique_by=lambda each: each.after,
    ).map(tuple),
    measurements=st.lists(
        st.builds(found, st.integers(2023, 2045), values),
        max_size=4,
        unique_by=lambda each: each.year,
    ).map(tuple),
)


@given(series)
def test_every_point_is_drawn_within_the_chart(series: Series) -> None:
    standing = find_standing(indicator(series, unit="aantal"), series)
    chart = draw(standing)
    if chart is None:
        assert not standing.line
        assert not standing.measured
        return
    assert len(chart.found) == len(standing.measured)
    for dot in (*chart.wanted, *chart.found):
        assert LEFT <= dot.x <= WIDTH - RIGHT
        assert TOP <= dot.y <= HEIGHT - BOTTOM
    heights = [tick.at for tick in chart.values]
    assert heights == sorted(heights, reverse=True)
    assert 2 <= len(heights) <= 7
    assert len({tick.at for tick in chart.years}) == len(chart.years)
