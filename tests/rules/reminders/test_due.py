"""When a partner is asked what, for any entry and any day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from routekaart.reminders.due import (
    ALONG,
    PATIENCE,
    Asked,
    Closed,
    Question,
    Standing,
    gather,
    next_step,
    questions_on,
)

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
near = st.dates(TODAY - 800 * DAY, TODAY + 800 * DAY)
closures = st.tuples(near, st.integers(0, 60)).map(lambda it: Closed(it[0], it[0] + it[1] * DAY))
standings = st.builds(
    Standing,
    status=st.sampled_from(["active", "inactive", "temporarily closed", "defunct"]),
    assured_on=near,
    every_days=st.none() | st.integers(14, 730),
    valid_to=st.none() | near,
    closed=st.lists(closures, max_size=3).map(tuple),
)
questions = st.builds(
    Question, kind=st.sampled_from(["still right", "ends", "opens again"]), round=near, due_on=near
)


def about(kind: str, standing: Standing, today: date = TODAY) -> list[Question]:
    return [each for each in questions_on(standing, today) if each.kind == kind]


def test_an_entry_is_asked_about_after_half_a_year() -> None:
    (asked,) = about("still right", Standing("active", date(2026, 1, 1)))
    assert asked == Question("still right", date(2026, 1, 1), date(2026, 7, 2))


def test_or_after_as_long_as_it_says_itself() -> None:
    (asked,) = about("still right", Standing("active", date(2026, 1, 1), every_days=30))
    assert asked.due_on == date(2026, 1, 31)


def test_an_end_is_announced_thirty_days_before() -> None:
    (asked,) = about("ends", Standing("active", TODAY, valid_to=date(2027, 3, 1)))
    assert asked == Question("ends", date(2027, 3, 1), date(2027, 1, 30))


def test_a_closure_that_ends_within_a_week_asks_whether_it_opens_again() -> None:
    closed = Closed(date(2026, 11, 2), date(2026, 11, 30))
    (asked,) = about("opens again", Standing("active", TODAY, closed=(closed,)))
    assert asked == Question("opens again", date(2026, 12, 1), date(2026, 11, 24))


def test_nobody_is_asked_about_a_day_off_or_a_closure_to_come() -> None:
    day_off = Closed(TODAY - DAY, TODAY + DAY)
    to_come = Closed(TODAY + DAY, TODAY + 20 * DAY)
    over = Closed(TODAY - 20 * DAY, TODAY - DAY)
    assert about("opens again", Standing("active", TODAY, closed=(day_off, to_come, over))) == []


@given(standing=standings)
def test_nothing_is_asked_about_what_residents_are_not_sent_to(standing: Standing) -> None:
    is_over = standing.valid_to is not None and standing.valid_to < TODAY
    if is_over or standing.status in ("inactive", "defunct"):
        assert list(questions_on(standing, TODAY)) == []
    else:
        assert len(about("still right", standing)) == 1


@given(standing=standings)
def test_no_question_comes_twice_in_one_round(standing: Standing) -> None:
    asked = list(questions_on(standing, TODAY))
    assert len({(each.kind, each.round) for each in asked}) == len(asked)


def test_two_closures_that_follow_each_other_end_once() -> None:
    first = Closed(TODAY - 20 * DAY, TODAY)
    second = Closed(TODAY - 7 * DAY, TODAY + 3 * DAY)
    (asked,) = about("opens again", Standing("active", TODAY, closed=(first, second, second)))
    assert asked.round == TODAY + 4 * DAY


@given(standing=standings, days=st.integers(1, 730))
def test_once_assured_again_another_round_begins(standing: Standing, days: int) -> None:
    before = about("still right", standing)
    later = about("still right", standing._replace(assured_on=standing.assured_on + days * DAY))
    for one, other in zip(before, later, strict=True):
        assert one.round < other.round
        assert one.due_on < other.due_on


@given(question=questions)
def test_it_is_asked_once_more_and_then_the_programme_looks_after_it(question: Question) -> None:
    assert next_step(question, None, can_be_asked=True) == ("ask", question.due_on)
    first = Asked(question.due_on)
    second = next_step(question, first, can_be_asked=True)
    third = next_step(question, first._replace(again_on=TODAY), can_be_asked=True)
    if question.kind == "still right":
        assert second == ("ask again", question.due_on + PATIENCE)
        assert third == ("look after", TODAY + PATIENCE)
    else:
        assert (second, third) == (None, None)


@given(question=questions, asked=st.none() | st.builds(Asked, near, st.none() | near))
def test_what_nobody_can_be_asked_is_the_programmes_at_once(question, asked) -> None:
    assert next_step(question, asked, can_be_asked=False) == ("look after", question.due_on)


editors = st.dictionaries(st.integers(0, 9), st.frozensets(st.integers(0, 5), min_size=1))


@given(editors=editors, data=st.data())
def test_whoever_gets_a_letter_gets_all_that_is_soon_due_and_nobody_else_any(editors, data) -> None:
    some = st.sets(st.sampled_from(sorted(editors))) if editors else st.just(set())
    now, soon = data.draw(some), data.draw(some)
    chosen = gather(now, soon, editors.__getitem__)
    assert now <= chosen <= now | soon
    written_to = {person for entry in chosen for person in editors[entry]}
    for entry in soon - chosen:
        assert written_to.isdisjoint(editors[entry])
    reached = set(now)
    for _ in editors:
        people = {person for entry in reached for person in editors[entry]}
        reached |= {entry for entry in soon if people & editors[entry]}
    assert chosen == reached


def test_fourteen_days_is_also_how_far_is_looked_ahead() -> None:
    """So that of two entries due in one fortnight nobody hears twice."""
    assert ALONG == PATIENCE == 14 * DAY
