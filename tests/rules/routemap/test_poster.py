"""What stands on the poster of a question."""

from __future__ import annotations

from routekaart.language.text import Text
from routekaart.routemap.poster import find_poster
from routekaart.routemap.route_map import Answer, Outcome, Question, RouteMap


def question(key: str, *answers: str, discreet: bool = False) -> Question:
    """Each answer is called after what it goes to."""
    made = tuple(Answer(each, Text(f"Ik zoek {each}"), each) for each in answers)
    return Question(key, Text(f"Wat is uw {key}?"), made, discreet=discreet)


def outcome(key: str, discreet: bool = False) -> Outcome:
    return Outcome(key, Text(f"Hulp bij {key}"), (), "net", discreet=discreet)


QUESTIONS = (
    question("voordeur", "begin"),
    question("begin", "geld", "thuis", "eten"),
    question("geld", "nu", "straks", "lening", "schuld"),
    question("nu", "huis", "straks"),
    question("straks", "lening", "later"),
    question("later", "schuld"),
    question("thuis", "gevaar", "bang", discreet=True),
)
OUTCOMES = (
    *map(outcome, ("eten", "lening", "schuld", "huis")),
    outcome("gevaar", discreet=True),
    outcome("bang", discreet=True),
)
MAP = RouteMap(
    "voordeur",
    {each.key: each for each in QUESTIONS},
    {each.key: each for each in OUTCOMES},
    (),
    "eten",
)


def groups(key: str) -> dict[str, list[tuple[str, str | None]]]:
    """The statements of each group, with the key of where they end."""
    poster = find_poster(MAP, key)
    assert poster is not None
    return {
        group.question.key: [
            (each.answer.key, each.outcome.key if each.outcome else None)
            for each in group.statements
        ]
        for group in poster.groups
    }


def test_its_own_statements_come_first_and_then_a_group_for_each_question_below() -> None:
    assert list(groups("geld")) == ["geld", "nu", "straks"]
    assert groups("geld")["geld"] == [("lening", "lening"), ("schuld", "schuld")]


def test_what_has_a_group_of_its_own_is_said_once() -> None:
    assert groups("geld")["nu"] == [("huis", "huis")]


def test_where_more_is_asked_no_end_is_told() -> None:
    assert groups("geld")["straks"] == [("lening", "lening"), ("later", None)]


def test_a_discreet_question_is_one_sentence_with_whom_to_call() -> None:
    assert groups("begin")["begin"] == [("thuis", "gevaar"), ("eten", "eten")]
    assert "thuis" not in groups("begin")


def test_what_is_discreet_has_no_poster() -> None:
    assert find_poster(MAP, "thuis") is None
    assert find_poster(MAP, "eten") is None, "nor has an outcome"


def test_it_is_called_as_people_say_it() -> None:
    poster = find_poster(MAP, "geld")
    assert poster is not None
    assert poster.answer.says.nl == "Ik zoek geld"


def test_the_first_question_of_all_has_no_poster() -> None:
    assert find_poster(MAP, "voordeur") is None
