"""A remark is kept once, on both databases."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from routekaart.signals.corrections import LONGEST, Correction, keep

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
