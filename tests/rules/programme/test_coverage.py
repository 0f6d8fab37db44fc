"""What stands beside each goal, for any programme and any offer."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from routekaart.programme.coverage import ANYWHERE, find_columns, find_coverage
from routekaart.programme.suggestions import suggest_services
from tests.rules.programme.scene import TODAY, goal, link, programme, service

DAY = timedelta(days=1)


def row_of(found, key: str):
    return next(row for row in found if row.goal == key)


def test_goals_stand_in_the_order_of_their_challenges_and_numbers() -> None:
    whole = programme(goal__werk=goal(3), goal__taal=goal(1), goal__vve=goal(4, challenge="jeugd"))
    assert [row.goal for row in find_coverage(whole, {}, TODAY)] == ["vve", "taal", "werk"]


def test_a_goal_that_nobody_works_on_says_so() -> None:
    (row,) = find_coverage(programme(goal__taal=goal(1)), {}, TODAY)
    assert row.whole.state == "nobody"


def test_what_has_ended_helps_nobody_any_more_and_is_still_told() -> None:
    whole = programme(goal__taal=goal(1), link__a=link("taalles", "taal"))
    ended = {"taalles": service("taalles", valid_to=TODAY - DAY)}
    (row,) = find_coverage(whole, ended, TODAY)
    assert (row.whole.state, len(row.whole.offered), row.whole.live) == ("ended", 1, [])


def test_what_a_partner_proposes_does_not_count_before_an_officer_says_so() -> None:
    whole = programme(goal__taal=goal(1), link__a=link("taalles", "taal", confirmed=False))
    (row,) = find_coverage(whole, {"taalles": service("taalles")}, TODAY)
    assert row.whole.state == "nobody"


def test_five_partners_beside_one_goal_stand_out() -> None:
    slugs = [f"les-{number}" for number in range(5)]
    links = {f"link__{slug}": link(slug, "taal") for slug in slugs}
    whole = programme(goal__taal=goal(1), **links)
    alike = {slug: service(slug, partner="woej") for slug in slugs}
    several = {slug: service(slug, partner=slug) for slug in slugs}
    assert find_coverage(whole, alike, TODAY)[0].whole.state == "few"
    assert find_coverage(whole, several, TODAY)[0].whole.state == "many"


def test_what_ends_within_ninety_days_is_told() -> None:
    whole = programme(goal__taal=goal(1), link__a=link("taalles", "taal"))
    for days, is_told in ((0, True), (90, True), (91, False)):
        offer = {"taalles": service("taalles", valid_to=TODAY + days * DAY)}
        (row,) = find_coverage(whole, offer, TODAY)
        assert bool(row.whole.ending) == is_told


def test_a_side_tells_the_same_services_apart() -> None:
    whole = programme(
        goal__taal=goal(1), link__a=link("taalles", "taal"), link__b=link("bellen", "taal")
    )
    offer = {
        "taalles": service("taalles", places=("plint", "tuinkamer"), languages=("ar",)),
        "bellen": service("bellen"),
    }
    columns = find_columns(offer.values(), TODAY, "location")
    assert columns == ["plint", "tuinkamer", ANYWHERE]
    (row,) = find_coverage(whole, offer, TODAY, "location")
    assert {value: len(cell.live) for value, cell in row.cells.items()} == dict.fromkeys(columns, 1)
    (row,) = find_coverage(whole, offer, TODAY, "language")
    assert [len(row.cells[each].live) for each in ("ar", ANYWHERE)] == [1, 1]


days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
offers = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]),
    st.tuples(
        st.sampled_from(["active", "inactive", "temporarily closed", "defunct"]),
        days,
        st.lists(st.sampled_from(["x", "y"]), unique=True, max_size=2).map(tuple),
    ),
)
linked = st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from(["taal", "werk"])))


@given(offers, linked)
def test_the_cells_of_a_side_hold_exactly_what_the_row_holds(offers, linked) -> None:
    services = {
        slug: service(slug, status=status, valid_to=end, languages=spoken)
        for slug, (status, end, spoken) in offers.items()
    }
    links = {f"link__{slug}_{to}": link(slug, to) for slug, to in linked}
    whole = programme(goal__taal=goal(1), goal__werk=goal(2), **links)
    for row in find_coverage(whole, services, TODAY, "language"):
        told = {each.service.slug for cell in row.cells.values() for each in cell.live}
        assert told == {each.service.slug for each in row.whole.live}
        assert {each.service.slug for each in row.whole.offered} == {
            slug for slug, to in linked if to == row.goal and slug in services
        }
        assert all(each.ends_on >= TODAY for each in row.whole.ending)


def test_services_about_the_same_are_suggested_but_for_those_that_are_linked() -> None:
    whole = programme(goal__taal=goal(1, topics=("taal", "leren")), link__a=link("taalles", "taal"))
    offer = {
        each.slug: each
        for each in (
            service("taalles", topics=("taal",)),
            service("taalcafe", topics=("taal",)),
            service("school", topics=("taal", "leren")),
            service("geld", topics=("geld",)),
            service("lijn", topics=("taal",), national=True),
            service("oud", topics=("taal",), status="defunct"),
        )
    }
    found = suggest_services(whole, "taal", offer, TODAY)
    assert [each.slug for each in found] == ["school", "taalcafe"]
