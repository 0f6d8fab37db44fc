"""A remark is kept once, on both databases."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from routekaart.signals.corrections import (
    KEPT_FOR,
    LONGEST,
    STATES,
    Answered,
    AnsweredMeanwhile,
    Correction,
    answer,
    count_states,
    drop_closed,
    find_remarks,
    keep,
)

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def a_correction(**differs) -> Correction:
    known = {
        "submission": uuid.uuid4(),
        "service_slug": "ping-loket",
        "locale": "nl",
        "about": "times",
        "says": "",
        "created_at": NOW,
    }
    return Correction(**known | differs)


def count(database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Correction))


def test_a_remark_is_kept_as_it_was_said(database) -> None:
    says = "'; DROP TABLE correction; -- <script>alert(1)</script> مرحبا 💩\n=1+1"
    with database.writing() as session:
        keep(session, a_correction(says=says))
    with database.reading() as session:
        kept = session.scalars(select(Correction)).one()
        assert (kept.says, kept.state, kept.created_at) == (says, "new", NOW)


def test_a_form_sent_twice_is_one_remark_with_the_last_words(database) -> None:
    submission = uuid.uuid4()
    for says in ("een", "een", "een en nog iets"):
        with database.writing() as session:
            assert keep(session, a_correction(submission=submission, says=says)).says == says
    assert count(database) == 1


def test_two_at_the_same_moment_are_one_remark(database) -> None:
    submission, together = uuid.uuid4(), Barrier(4)

    def send(_number: int) -> uuid.UUID:
        together.wait()
        with database.writing() as session:
            return keep(session, a_correction(submission=submission)).id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(send, range(4)))) == 1
    assert count(database) == 1


def test_the_database_itself_refuses_a_second_one(database) -> None:
    submission = uuid.uuid4()
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add_all([a_correction(submission=submission), a_correction(submission=submission)])
    assert count(database) == 0


@pytest.mark.parametrize("wrong", [{"about": "names"}, {"says": "x" * (LONGEST + 1)}])
def test_what_the_form_cannot_have_sent_is_refused(sqlite_database, wrong) -> None:
    with pytest.raises(ValueError, match="remark"), sqlite_database.writing() as session:
        keep(session, a_correction(**wrong))


def a_remark(database, **differs) -> uuid.UUID:
    with database.writing() as session:
        return keep(session, a_correction(**differs)).id


def say(database, remark: uuid.UUID, state: str, was: str = "new", **differs) -> bool:
    said = Answered(state, "Omar", NOW, "Het is nu goed.")._replace(**differs)
    with database.writing() as session:
        return answer(session, remark, said, was)


def test_an_answer_says_what_came_of_it_by_whom_and_why(database) -> None:
    remark = a_remark(database)
    assert say(database, remark, "in hand")
    with database.reading() as session:
        kept = session.get(Correction, remark)
        assert (kept.state, kept.answered_by, kept.answered_at) == ("in hand", "Omar", NOW)
        assert kept.why == "Het is nu goed."
        seen = kept.seen
    assert say(database, remark, "mended", was=seen)
    assert not say(database, uuid.uuid4(), "mended")


def test_who_did_not_see_the_last_answer_does_not_overwrite_it(database) -> None:
    remark = a_remark(database)
    say(database, remark, "in hand")
    with pytest.raises(AnsweredMeanwhile):
        say(database, remark, "not needed", by="Samira")
    assert say(database, remark, "in hand"), "a second tap finds what the first one kept"


@pytest.mark.parametrize("wrong", [("new", ""), ("x", ""), ("mended", "x" * 201)])
def test_an_answer_that_the_form_cannot_have_sent_is_refused(sqlite_database, wrong) -> None:
    remark = a_remark(sqlite_database)
    with pytest.raises(ValueError, match="answer"):
        say(sqlite_database, remark, wrong[0], why=wrong[1])


def test_what_nobody_looked_at_comes_first_and_the_oldest_of_it(database) -> None:
    made = {
        name: a_remark(database, says=name, created_at=NOW + timedelta(hours=hours))
        for name, hours in (("b", 2), ("a", 1), ("held", 0), ("early", 0), ("late", 0))
    }
    say(database, made["held"], "in hand")
    say(database, made["early"], "mended", at=NOW)
    say(database, made["late"], "mended", at=NOW + timedelta(hours=1))
    with database.reading() as session:
        assert [each.says for each in find_remarks(session)] == ["a", "b", "held"]
        all_of_them = [each.says for each in find_remarks(session, STATES)]
        assert all_of_them == ["a", "b", "held", "late", "early"]
        assert [each.says for each in find_remarks(session, most=1)] == ["a"]
        assert find_remarks(session, slugs=["taalcafe"]) == []
        assert count_states(session) == {"new": 2, "in hand": 1, "mended": 2, "not needed": 0}
        assert sum(count_states(session, ["taalcafe"]).values()) == 0


def test_only_what_was_closed_half_a_year_ago_goes(database) -> None:
    for state in ("in hand", "mended", "not needed"):
        say(database, a_remark(database, says=state), state)
    a_remark(database, says="new")
    for later, left in ((KEPT_FOR - timedelta(seconds=1), 4), (KEPT_FOR, 2)):
        with database.writing() as session:
            drop_closed(session, NOW + later)
        assert count(database) == left
    with database.reading() as session:
        assert {each.says for each in find_remarks(session, STATES)} == {"in hand", "new"}
