"""Every letter arrives once, or waits, or is given up: whatever the mail server does."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from routekaart.database import Database
from routekaart.mail.attempts import LEASE
from routekaart.mail.letters import Letter, sign_in_link
from routekaart.mail.outbox import Message, post
from routekaart.mail.sending import AT_ONCE, send_due
from routekaart.settings import Settings
from tests.faults.mail.conftest import CANARY

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LINK = f"https://routekaart.example.nl/inloggen/{'x' * 90}?{CANARY}=é"
JAN, ANNA = f"jan.{CANARY}@example.org", f"anna.{CANARY}@example.org"


def posted(database: Database, *recipients: str, minutes: int = 10) -> None:
    with database.writing() as session:
        for recipient in recipients:
            post(session, sign_in_link("Sevgi Öz", LINK, minutes), recipient, NOW)


def kept(database: Database) -> list[Message]:
    with database.reading() as session:
        return list(session.scalars(select(Message).order_by(Message.recipient)))


def test_a_letter_arrives_as_it_was_written(database, settings, office, opens) -> None:
    opens()
    posted(database, JAN)
    assert send_due(database, settings, NOW) == 1
    (mail,) = office.received
    assert office.to == [JAN]
    assert (mail["To"], mail["From"]) == (JAN, f"Routekaart <{settings.mail_from}>")
    assert mail["Subject"] == "Inloggen bij de routekaart"
    assert mail["Date"].datetime == NOW
    assert mail["Message-ID"] == f"<{kept(database)[0].id}@routekaart.example.nl>"
    assert mail["Auto-Submitted"] == "auto-generated"
    text, page = mail.iter_parts()
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n") == sign_in_link("Sevgi Öz", LINK).text
    assert page.get_content().replace("\r\n", "\n") == sign_in_link("Sevgi Öz", LINK).html


def test_a_sent_letter_is_not_sent_again_and_its_link_is_gone(
    sqlite_database, settings, office, opens
) -> None:
    opens()
    posted(sqlite_database, JAN)
    for minute in range(0, 60, 5):
        send_due(sqlite_database, settings, NOW + minute * MINUTE)
    assert len(office.received) == 1
    (message,) = kept(sqlite_database)
    assert (message.text, message.html) == ("", "")


def test_while_the_server_is_down_a_letter_waits_and_then_arrives_once(
    database, settings, office, opens
) -> None:
    posted(database, JAN)
    assert send_due(database, settings, NOW) == 0
    assert kept(database)[0].last_trouble == "ConnectionRefusedError"
    opens()
    assert send_due(database, settings, NOW + MINUTE / 2) == 0
    assert send_due(database, settings, NOW + MINUTE) == 1
    assert send_due(database, settings, NOW + 2 * MINUTE) == 0
    assert len(office.received) == 1


def test_a_server_that_is_down_is_tried_once_a_round(sqlite_database, settings) -> None:
    posted(sqlite_database, JAN, ANNA)
    send_due(sqlite_database, settings, NOW)
    assert sorted(each.tries for each in kept(sqlite_database)) == [0, 1]


def test_without_a_mail_server_letters_wait(sqlite_database, tmp_path) -> None:
    posted(sqlite_database, JAN)
    assert send_due(sqlite_database, Settings(data_dir=tmp_path), NOW) == 0
    assert kept(sqlite_database)[0].tries == 0


def test_a_refused_recipient_is_given_up_and_the_next_one_served(
    sqlite_database, settings, office, opens, caplog
) -> None:
    opens()
    office.answers[ANNA] = f"550 <{ANNA}> unknown"
    posted(sqlite_database, ANNA, JAN)
    assert send_due(sqlite_database, settings, NOW) == 1
    refused, sent = kept(sqlite_database)
    assert (refused.gave_up_at, refused.last_trouble) == (NOW, "SMTPRecipientsRefused 550")
    assert (refused.text, sent.sent_at) == ("", NOW)
    assert f"message {refused.id} is given up: SMTPRecipientsRefused 550" in caplog.text


def test_a_recipient_who_cannot_be_served_now_waits(
    sqlite_database, settings, office, opens
) -> None:
    opens()
    office.answers[ANNA] = "450 grey listed"
    posted(sqlite_database, ANNA, JAN)
    assert send_due(sqlite_database, settings, NOW) == 1
    office.answers.clear()
    assert send_due(sqlite_database, settings, NOW + MINUTE) == 1
    assert office.to == [JAN, ANNA]


@pytest.mark.parametrize(("answer", "is_given_up"), [("451 later", False), ("554 never", True)])
def test_a_mail_that_is_refused_waits_or_is_given_up(
    *, answer, is_given_up, sqlite_database, settings, office, opens
) -> None:
    opens()
    office.after_data = answer
    posted(sqlite_database, JAN)
    assert send_due(sqlite_database, settings, NOW) == 0
    (message,) = kept(sqlite_database)
    assert message.last_trouble == f"SMTPDataError {answer[:3]}"
    assert (message.gave_up_at is not None) == is_given_up


@pytest.mark.parametrize("at", ["address", "mail"])
def test_a_server_that_drops_the_line_gets_the_letter_later(
    at, sqlite_database, settings, office, opens
) -> None:
    opens()
    if at == "address":
        office.answers[JAN] = ""
    else:
        office.after_data = ""
    posted(sqlite_database, JAN, ANNA)
    assert send_due(sqlite_database, settings, NOW) == 0
    assert sum(each.tries for each in kept(sqlite_database)) == 1
    office.answers, office.after_data = {}, "250 OK"
    assert send_due(sqlite_database, settings, NOW + MINUTE) == 2
    assert sorted(office.to) == [ANNA, JAN]


def test_two_at_once_send_each_letter_once(database, settings, office, opens) -> None:
    opens()
    recipients = [f"{number}.{JAN}" for number in range(8)]
    posted(database, *recipients)
    together = Barrier(2)

    def send(_number: int) -> int:
        together.wait()
        return send_due(database, settings, NOW)

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(send, range(2))) + send_due(database, settings, NOW) == 8
    assert sorted(office.to) == recipients


def test_a_round_ends_before_its_leases_do(sqlite_database, settings, office, opens) -> None:
    opens()
    posted(sqlite_database, *(f"{number}.{JAN}" for number in range(AT_ONCE + 2)))
    assert send_due(sqlite_database, settings, NOW) == AT_ONCE
    assert send_due(sqlite_database, settings, NOW) == 2


def test_who_was_killed_while_sending_leaves_the_letter_to_another(
    sqlite_database, settings, office, opens, monkeypatch
) -> None:
    opens()
    posted(sqlite_database, JAN, minutes=60)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("routekaart.mail.line.Line.send", killed)
        with pytest.raises(KeyboardInterrupt):
            send_due(sqlite_database, settings, NOW)
        assert send_due(sqlite_database, settings, NOW) == 0
    assert send_due(sqlite_database, settings, NOW + LEASE) == 1


@pytest.mark.parametrize("subject", [f"Hallo\r\nBcc: {ANNA}", f"Hallo\nBcc: {ANNA}", "a\r\n\r\nb"])
def test_a_subject_cannot_begin_a_header(subject, sqlite_database, settings, office, opens) -> None:
    """Not by a letter, and not by who writes in the database either."""
    with pytest.raises(ValueError, match="one line"):
        Letter(subject, "", "")
    opens()
    posted(sqlite_database, JAN)
    with sqlite_database.writing() as session:
        session.scalars(select(Message)).one().subject = subject
    assert send_due(sqlite_database, settings, NOW) == 0
    assert office.received == []
    assert kept(sqlite_database)[0].last_trouble == "ValueError"


def test_trouble_of_three_days_is_said_without_saying_of_whom(
    sqlite_database, settings, caplog
) -> None:
    caplog.set_level(logging.INFO)
    with sqlite_database.writing() as session:
        post(session, Letter("Uitnodiging", LINK, LINK), JAN, NOW)
    now = NOW
    while kept(sqlite_database)[0].gave_up_at is None:
        now = kept(sqlite_database)[0].next_try_at
        send_due(sqlite_database, settings, now)
    (message,) = kept(sqlite_database)
    assert timedelta(days=2, hours=20) <= now - NOW < timedelta(days=3)
    assert caplog.text.count(f"message {message.id} waits: ConnectionRefusedError") > 10
    assert caplog.text.count(f"message {message.id} is given up: ConnectionRefusedError") == 1
