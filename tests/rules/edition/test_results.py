"""To which services residents are sent, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from routekaart.edition.build import offer_of
from routekaart.edition.entries import Edition, ServiceAtLocation, Term
from routekaart.edition.results import (
    find_results,
    find_safety_net,
    find_topics,
    fits_age,
    list_offered,
    long_unchecked,
    ways_on,
)
from routekaart.language.text import Text
from routekaart.routemap.route_map import Outcome, Query, RouteMap

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def an_outcome(*first: str, also: Query | None = None, net: str = "net") -> Outcome:
    return Outcome("o", Text("Er is hulp."), first, net, also=also)


def slugs(services) -> list[str]:
    return [service.slug for service in services]


def test_the_map_decides_the_order(a_service, an_edition) -> None:
    edition = an_edition(*map(a_service, ["a", "b", "c", "net"]))
    results = find_results(edition, an_outcome("c", "a", "b"), TODAY)
    assert slugs(results.first) == ["c", "a", "b"]
    assert results.safety_net == edition.services["net"]


@pytest.mark.parametrize(
    ("particulars", "offered"),
    [
        ({}, True),
        ({"valid_to": TODAY}, True),
        ({"valid_from": TODAY}, True),
        ({"status": "temporarily closed"}, True),
        ({"valid_to": YESTERDAY}, False),
        ({"valid_from": TOMORROW}, False),
        ({"status": "defunct"}, False),
        ({"status": "inactive"}, False),
    ],
)
def test_what_is_not_on_offer_today_is_nowhere(a_service, an_edition, particulars, offered) -> None:
    edition = an_edition(a_service("a", topics=("geld",), **particulars), a_service("net"))
    results = find_results(edition, an_outcome("a"), TODAY)
    assert slugs(results.first) == (["a"] if offered else [])
    queried = find_results(edition, an_outcome(also=Query(topics=("geld",))), TODAY)
    assert slugs(queried.also) == (["a"] if offered else [])
    netted = find_results(edition, an_outcome(net="a"), TODAY)
    assert (netted.safety_net is not None) == offered


def test_who_finds_nothing_that_fits_is_shown_everything(a_service, an_edition) -> None:
    many = [a_service(f"s{number}") for number in range(9)]
    ended, line = a_service("ended", status="defunct"), a_service("line", national=True)
    edition = an_edition(*many, ended, line, a_service("net"))
    outcome = an_outcome("s0", also=Query(everything=True))
    assert slugs(find_results(edition, outcome, TODAY).also) == [each.slug for each in many[1:]]


def test_a_safety_net_that_stands_first_is_not_shown_twice(a_service, an_edition) -> None:
    edition = an_edition(a_service("a"), a_service("net"))
    assert find_results(edition, an_outcome("net", "a"), TODAY).safety_net is None


def test_a_query_adds_what_is_not_there_yet(a_service, an_edition) -> None:
    about = {"topics": ("geld",)}
    edition = an_edition(
        a_service("first", **about),
        a_service("net", **about),
        a_service("national", national=True, **about),
        a_service("other", topics=("taal",)),
        a_service("found", **about),
    )
    results = find_results(edition, an_outcome("first", also=Query(topics=("geld",))), TODAY)
    assert slugs(results.also) == ["found"]


def test_the_check_of_a_map_counts_on_nobody_that_residents_are_not_sent_to(
    a_service, an_edition
) -> None:
    about = {"topics": ("geld",)}
    edition = an_edition(
        a_service("national", national=True, **about),
        a_service("too-old", maximum_age=17, **about),
        a_service("other", topics=("taal",)),
        a_service("found", **about),
        a_service("net"),
    )
    query = Query(topics=("geld",), age=20)
    assert slugs(find_results(edition, an_outcome(also=query), TODAY).also) == ["found"]
    assert offer_of(edition).found(query) == {"found"}


def test_what_can_be_reached_comes_before_what_cannot(a_service, an_edition) -> None:
    edition = an_edition(
        a_service("a", topics=("geld",), phones=(), ask_through="net"),
        a_service("b", topics=("geld",)),
        a_service("c", topics=("geld",), urgent=True, phones=()),
        a_service("net"),
    )
    calm = Query(topics=("geld",))
    assert slugs(find_results(edition, an_outcome(also=calm), TODAY).also) == ["b", "a", "c"]
    hurry = Query(topics=("geld",), urgent=True)
    assert slugs(find_results(edition, an_outcome(also=hurry), TODAY).also) == ["c", "b", "a"]


def test_a_query_adds_a_handful_at_most(a_service, an_edition) -> None:
    many = [a_service(f"s{number:02}", topics=("geld",)) for number in range(30)]
    edition = an_edition(*many, a_service("net"))
    found = find_results(edition, an_outcome(also=Query(topics=("geld",))), TODAY).also
    assert slugs(found) == ["s00", "s01", "s02", "s03"]


@pytest.mark.parametrize(
    ("limits", "age", "fits"),
    [
        ((18, 27), 18, True),
        ((18, 27), 27, True),
        ((18, 27), 17, False),
        ((18, 27), 28, False),
        ((None, 27), 3, True),
        ((18, None), 99, True),
        ((None, None), 0, True),
        ((0, 0), 1, False),
    ],
)
def test_an_unknown_limit_shuts_nobody_out(a_service, limits, age, fits) -> None:
    service = a_service("a", minimum_age=limits[0], maximum_age=limits[1])
    assert fits_age(service, age) is fits


def with_elsewhere(edition: Edition, net: str) -> Edition:
    outcome = an_outcome(net=net)
    return replace(edition, route_map=RouteMap("s", {}, {"anders": outcome}, (), "anders"))


def test_who_helps_with_anything_is_shown_unless_it_stands_there_already(
    a_service, an_edition
) -> None:
    edition = with_elsewhere(an_edition(a_service("a"), a_service("net")), "net")
    net = edition.services["net"]
    assert find_safety_net(edition, TODAY, [edition.services["a"]]) == net
    assert find_safety_net(edition, TODAY, [net]) is None


def test_a_safety_net_that_is_not_there_is_not_shown(a_service, an_edition) -> None:
    ended = an_edition(a_service("net", valid_to=YESTERDAY))
    assert find_safety_net(with_elsewhere(ended, "net"), TODAY, []) is None
    assert find_safety_net(with_elsewhere(ended, "unknown"), TODAY, []) is None
    assert find_safety_net(ended, TODAY, []) is None


def test_the_neighbourhood_comes_first_and_then_who_can_be_reached(a_service, an_edition) -> None:
    edition = an_edition(
        a_service("a", national=True),
        a_service("b", phones=()),
        a_service("d"),
        a_service("c"),
        a_service("ended", valid_to=YESTERDAY),
    )
    assert slugs(list_offered(edition, TODAY)) == ["c", "d", "b", "a"]


def test_a_topic_without_help_today_is_not_offered(a_service, an_edition) -> None:
    terms = {key: Term(key, "topic", Text(key)) for key in ("taal", "geld", "wonen", "werk")}
    edition = an_edition(
        a_service("a", topics=("geld", "taal")),
        a_service("b", topics=("taal",)),
        a_service("c", topics=("wonen",), valid_from=TOMORROW),
    )
    found = find_topics(replace(edition, terms=terms), TODAY)
    assert [term.key for term in found] == ["taal", "geld"]


def test_long_unchecked_means_longer_than_a_year(a_service) -> None:
    checked = a_service("a", assured_on=TODAY - timedelta(days=365))
    assert not long_unchecked(checked, TODAY)
    assert long_unchecked(checked, TOMORROW)
    assert not long_unchecked(a_service("n", national=True, assured_on=date(2020, 1, 1)), TODAY)


def test_the_way_on_goes_through_whoever_can_be_reached(a_service, an_edition) -> None:
    edition = an_edition(
        a_service("a", phones=(), ask_through="b"),
        a_service("b", phones=(), ask_through="c"),
        a_service("c", status="defunct", ask_through="d"),
        a_service("d", phones=(), places=(ServiceAtLocation("plek"),)),
    )
    through = ways_on(edition, edition.services["a"], TODAY)
    assert through is not None
    assert through.slug == "d"


def test_a_way_on_that_goes_round_in_a_circle_ends(a_service, an_edition) -> None:
    edition = an_edition(
        a_service("a", phones=(), ask_through="b"), a_service("b", phones=(), ask_through="a")
    )
    assert ways_on(edition, edition.services["a"], TODAY) is None
