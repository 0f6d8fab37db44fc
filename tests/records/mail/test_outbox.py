"""Letters wait in the database, and each is taken by one process only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import CheckConstraint, Table, func, select
from sqlalchemy.exc import IntegrityError

from routekaart.database import Base, Database
from routekaart.mail.attempts import LEASE, claim, give_up, mark_sent, put_off
from routekaart.mail.letters import USE, Letter
from routekaart.mail.outbox import KEPT, Backlog, Message, UnusableAddress, backlog, post, tidy

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LETTER = Letter("Inloggen", "Dag Jan, مرحبا", "<p>Dag Jan, مرحبا</p>", timedelta(minutes=10))
LONGER = Letter("Uitnodiging", "Dag", "<p>Dag</p>")


def posted(database: Database, letter: Letter = LETTER, now: datetime = NOW) -> None:
    with database.writing() as session:
        post(session, letter, "jan@example.org", now)


def only(database: Database) -> Message:
    with database.reading() as session:
        return session.scalars(select(Message)).one()


def test_a_letter_waits_as_it_was_written(database) -> None:
    posted(database)
    kept = only(database)
    assert (kept.subject, kept.text, kept.html) == (LETTER.subject, LETTER.text, LETTER.html)
    assert (kept.created_at, kept.next_try_at, kept.tries) == (NOW, NOW, 0)
    assert kept.expires_at == NOW + timedelta(minutes=10)


def test_without_the_callers_commit_there_is_no_letter(database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        post(session, LETTER, "jan@example.org", NOW)
        raise ZeroDivisionError
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0


@pytest.mark.parametrize("recipient", ["", "jan", "a@b.nl,c@d.nl", "a@b.nl\r\nBcc: c@d.nl"])
def test_an_address_that_is_none_is_refused_and_not_repeated(sqlite_database, recipient) -> None:
    with sqlite_database.writing() as session, pytest.raises(UnusableAddress) as refusal:
        post(session, LETTER, recipient, NOW)
    assert "@" not in str(refusal.value)


def test_a_claimed_letter_is_nobody_elses_till_the_lease_runs_out(database) -> None:
    posted(database, LONGER)
    claimed = claim(database, NOW)
    assert (claimed.text, claimed.tries) == (LONGER.text, 1)
    assert claim(database, NOW) is None
    assert claim(database, NOW + LEASE - MINUTE) is None
    assert claim(database, NOW + LEASE).tries == 2


def test_of_many_at_the_same_moment_one_gets_it(database) -> None:
    posted(database)
    together = Barrier(4)

    def take(_number: int) -> Message | None:
        together.wait()
        return claim(database, NOW)

    with ThreadPoolExecutor(4) as pool:
        assert sum(each is not None for each in pool.map(take, range(4))) == 1


def test_who_waits_longest_goes_first(database) -> None:
    for minute, letter in ((2, LETTER), (1, LONGER)):
        posted(database, letter, NOW - minute * MINUTE)
    assert claim(database, NOW).subject == LETTER.subject
    assert claim(database, NOW).subject == LONGER.subject
    assert claim(database, NOW) is None


def test_what_is_not_due_yet_or_of_no_use_any_more_is_not_claimed(database) -> None:
    posted(database)
    assert claim(database, NOW - MINUTE) is None
    assert claim(database, NOW + 10 * MINUTE) is None


def test_a_sent_letter_loses_its_words_and_is_not_sent_again(database) -> None:
    posted(database)
    mark_sent(database, claim(database, NOW), NOW)
    kept = only(database)
    assert (kept.text, kept.html, kept.sent_at) == ("", "", NOW)
    assert claim(database, NOW + LEASE) is None


def test_a_letter_that_is_put_off_is_tried_later(database) -> None:
    posted(database)
    assert put_off(database, claim(database, NOW), "SMTPDataError 451", NOW)
    assert only(database).last_trouble == "SMTPDataError 451"
    assert claim(database, NOW + MINUTE / 2) is None
    assert claim(database, NOW + MINUTE).text == LETTER.text


def test_a_letter_that_would_come_too_late_is_given_up(database) -> None:
    posted(database)
    late = NOW + 9.5 * MINUTE
    assert not put_off(database, claim(database, late), "timeout", late)
    kept = only(database)
    assert (kept.gave_up_at, kept.text, kept.html) == (late, "", "")


def test_tidying_gives_up_the_useless_and_forgets_the_old(database) -> None:
    posted(database)
    tidy(database, NOW + 9 * MINUTE)
    assert only(database).text == LETTER.text
    tidy(database, NOW + 10 * MINUTE)
    assert (only(database).gave_up_at, only(database).text) == (NOW + 10 * MINUTE, "")
    tidy(database, NOW + 9 * MINUTE + KEPT)
    assert only(database).recipient == "jan@example.org"
    tidy(database, NOW + 10 * MINUTE + KEPT)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0


def test_who_got_a_letter_is_forgotten_after_a_week(database) -> None:
    posted(database)
    mark_sent(database, claim(database, NOW), NOW)
    tidy(database, NOW + KEPT - MINUTE)
    assert only(database).sent_at == NOW
    tidy(database, NOW + KEPT)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0


def test_the_backlog_counts_and_names_nobody(database) -> None:
    with database.reading() as session:
        assert backlog(session, NOW) == Backlog(0, None, {})
    for minute in (3, 2, 1, 0):
        posted(database, LONGER, NOW - minute * MINUTE)
    give_up(database, claim(database, NOW), "SMTPRecipientsRefused 550", NOW)
    mark_sent(database, claim(database, NOW), NOW)
    with database.reading() as session:
        found = backlog(session, NOW)
        assert found == Backlog(2, NOW - MINUTE, {"SMTPRecipientsRefused 550": 1})
        assert backlog(session, NOW + KEPT).troubles == {}


GOOD: dict[str, Any] = {
    "recipient": "jan.o'brien+noord%x@mail.example.org",
    "subject": "Inloggen",
    "text": "",
    "html": "",
    "created_at": NOW,
    "expires_at": NOW + USE,
    "next_try_at": NOW,
    "sent_at": NOW,
    "last_trouble": "SMTPDataError 451",
}
SPOILED: dict[str, list[dict[str, Any]]] = {
    "ck_message_recipient_form": [
        {"recipient": recipient}
        for recipient in ("", "jan", "@b.nl", "a@b\nBcc: c@d", "a b@c.nl", "a@b,", "é@b.nl")
    ],
    "ck_message_subject_not_blank": [{"subject": " "}],
    "ck_message_created_at_before_expires_at": [{"expires_at": NOW - MINUTE}],
    "ck_message_tries_not_negative": [{"tries": -1}],
    "ck_message_one_end": [{"gave_up_at": NOW}],
    "ck_message_words_gone": [
        {"text": "Dag"},
        {"html": "<p>"},
        {"text": "Dag", "sent_at": None, "gave_up_at": NOW},
    ],
    "ck_message_last_trouble_form": [{"last_trouble": "550 <jan@example.org> unknown"}],
}
"""By the name of the constraint: changes to a good row that it must refuse."""


def insert(database: Database, **values: Any) -> None:
    with database.engine.begin() as connection:
        table = Base.metadata.tables["message"]
        connection.execute(table.insert().values(id=uuid4(), **GOOD | values))


def test_the_database_itself_refuses_what_must_never_be(database) -> None:
    table = Base.metadata.tables["message"]
    assert isinstance(table, Table)
    checks = {each.name for each in table.constraints if isinstance(each, CheckConstraint)}
    assert checks == set(SPOILED)
    insert(database)
    for name, changes in SPOILED.items():
        for values in changes:
            with pytest.raises(IntegrityError, match=name):
                insert(database, **values)
