"""A question that many read and few go on from is one to look at."""

from __future__ import annotations

from routekaart.language.text import Text
from routekaart.routemap.route_map import Answer, Outcome, Question, RouteMap
from routekaart.signals.stopping import ENOUGH_READ, find_stops


def a_question(key: str, *leads_to: str, discreet: bool = False) -> Question:
    answers = tuple(Answer(each, Text(each), each) for each in leads_to)
    return Question(key, Text(key), answers, discreet=discreet)


def an_outcome(key: str) -> Outcome:
    return Outcome(key, Text(key), (), "net")


MAP = RouteMap(
    "begin",
    {
        "begin": a_question("begin", "geld", "thuis"),
        "geld": a_question("geld", "huur", "schulden", "huur"),
        "thuis": a_question("thuis", "veilig", discreet=True),
    },
    {key: an_outcome(key) for key in ("huur", "schulden", "veilig", "anders")},
    (),
    "anders",
)


def find(**read: int) -> list[tuple[str, int, int]]:
    kinds = {key: "question" if key in MAP.questions else "outcome" for key in read}
    found = find_stops(MAP, {(kinds[key], key): number for key, number in read.items()})
    return [(each.question.key, each.read, each.went_on) for each in found]


def test_a_step_counts_when_less_than_half_goes_on() -> None:
    assert find(geld=40, huur=10, schulden=10) == []
    assert find(geld=41, huur=10, schulden=10) == [("geld", 41, 20)]


def test_who_says_that_the_question_is_not_there_goes_on() -> None:
    assert find(geld=41, huur=10, anders=11) == []


def test_where_most_stop_comes_first() -> None:
    assert find(begin=100, geld=45, huur=2) == [("begin", 100, 45), ("geld", 45, 2)]
    assert find(begin=100, geld=49, thuis=0, huur=0)[0] == ("begin", 100, 49)


def test_a_few_readers_tell_nothing() -> None:
    assert find(geld=ENOUGH_READ - 1) == []
    assert find(geld=ENOUGH_READ) == [("geld", ENOUGH_READ, 0)]


def test_who_leaves_a_discreet_page_in_a_hurry_is_no_sign() -> None:
    assert find(thuis=500) == []


def test_what_counts_twice_is_counted_once() -> None:
    """Two answers may lead to the same page, and a service may be called as a step is."""
    assert find(geld=50, huur=20) == [("geld", 50, 20)]
    assert find_stops(MAP, {("question", "geld"): 50, ("service", "huur"): 50})[0].went_on == 0
