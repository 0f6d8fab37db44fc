"""Whoever keeps the server lets the first people in, and helps whoever is locked out."""

from __future__ import annotations

import uuid

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from routekaart.accounts import sessions
from routekaart.accounts.second_steps import has_code_app
from routekaart.catalogue.partners import Partner
from routekaart.cli.people import people
from routekaart.mail.outbox import Message
from tests.records.accounts.scene import ADDRESS, NOW, connect_app, events, person

SAMIRA = ("invite", ADDRESS, "--name", "Samira")
EDITOR = (*SAMIRA, "--role", "partner editor")


@pytest.fixture
def run(sqlite_database):
    """Run `routekaart people …` with two partners there; gives its status and its words."""
    with sqlite_database.writing() as session:
        for slug in ("woej", "senw"):
            session.add(Partner(id=uuid.uuid4(), slug=slug, name=slug, source="M"))
    runner = CliRunner(
        env={
            "ROUTEKAART_DATA_DIR": str(sqlite_database.file.parent),
            "ROUTEKAART_DATABASE_URL": "",
            "ROUTEKAART_PUBLIC_URL": "https://routekaart.example.nl/",
        }
    )

    def invoke(*arguments):
        result = runner.invoke(people, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.output

    return invoke


def test_somebody_is_invited_and_stands_on_the_list(run, sqlite_database):
    assert run("list") == (
        0,
        "Er heeft nog niemand een account. Nodig iemand uit: routekaart people invite\n",
    )
    asked = (*EDITOR, "--role", "officer", "--partner", "woej", "--partner", "senw")
    assert run(*asked) == (
        0,
        "Samira (samira@woej.example.org) heeft een account: officer, partner editor van senw, "
        "woej.\n"
        "Inloggen kan nu op https://routekaart.example.nl/inloggen\n"
        "Er is geen mail verstuurd. Geef dit adres zelf door.\n",
    )
    assert run("list") == (0, f"{ADDRESS}  Samira  officer, partner editor van senw, woej\n")
    assert events(sqlite_database) == [("invited", "beheer op de server")]


def test_with_a_mail_server_the_letter_goes_out_by_itself(run, sqlite_database, monkeypatch):
    monkeypatch.setenv("ROUTEKAART_MAIL_URL", "smtp://localhost")
    monkeypatch.setenv("ROUTEKAART_MAIL_FROM", "routekaart@example.nl")
    status, says = run(*SAMIRA, "--role", "key figure")
    assert status == 0
    assert "Een mail met dit adres staat klaar." in says
    with sqlite_database.reading() as session:
        letter = session.scalars(select(Message)).one()
    assert letter.recipient == ADDRESS
    assert "https://routekaart.example.nl/inloggen" in letter.text
    assert "hulp opzoeken samen met een bewoner" in letter.text


def test_inviting_again_adds_a_role_and_repeats_none(run):
    run(*EDITOR, "--partner", "woej")
    run(*EDITOR, "--partner", "woej")
    run(*SAMIRA, "--role", "key figure")
    assert run("list") == (0, f"{ADDRESS}  Samira  key figure, partner editor van woej\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            (*SAMIRA, "--role", "boss"),
            "De rol 'boss' bestaat niet. "
            "Dit zijn ze: administrator, key figure, officer, partner editor.",
        ),
        (
            (*EDITOR, "--partner", "woejj"),
            "De partner 'woejj' bestaat niet. Dit zijn ze: senw, woej.",
        ),
        (EDITOR, "--partner hoort bij de rol partner editor, en die bij --partner."),
        (
            (*SAMIRA, "--role", "officer", "--partner", "woej"),
            "--partner hoort bij de rol partner editor, en die bij --partner.",
        ),
        (
            SAMIRA,
            "Geef een rol met --role. "
            "Dit zijn ze: partner editor, key figure, officer, administrator.",
        ),
        (
            ("invite", "samira", "--name", "Samira", "--role", "officer"),
            "'samira' is geen e-mailadres.",
        ),
        (
            ("invite", ADDRESS, "--name", " \x1b", "--role", "officer"),
            "Geef een naam met --name.",
        ),
        (("end", ADDRESS), f"Een account van '{ADDRESS}' bestaat niet. Er is er nog geen."),
        (("reset-second-step", "x@"), "'x@' is geen e-mailadres."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_changes_nothing(
    run, sqlite_database, arguments, says
):
    assert run(*arguments) == (1, f"Error: {says}\n")
    assert events(sqlite_database) == []


def test_an_address_that_is_not_known_is_refused_with_those_that_are(run):
    run(*SAMIRA, "--role", "officer")
    says = f"Error: Een account van 'omar@woej.example.org' bestaat niet. Dit zijn ze: {ADDRESS}.\n"
    assert run("end", "Omar@woej.example.org") == (1, says)


def test_whoever_becomes_an_officer_signs_in_anew(run, sqlite_database):
    """Of two browsers both would see the app that is offered."""
    run(*SAMIRA, "--role", "key figure")
    with sqlite_database.writing() as session:
        token = sessions.begin(session, person(session), NOW, "Chrome")
    run(*SAMIRA, "--role", "officer")
    with sqlite_database.reading() as session:
        assert sessions.find(session, token, NOW) is None


def test_an_account_ends_once(run, sqlite_database):
    run(*SAMIRA, "--role", "officer")
    called = f"Het account van Samira ({ADDRESS})"
    assert run("end", ADDRESS.upper()) == (0, f"{called} is beëindigd.\n")
    assert run("end", ADDRESS) == (0, f"{called} was al beëindigd.\n")
    assert run("list")[1].startswith(f"{ADDRESS}  Samira  officer  (beëindigd op ")
    assert run("reset-second-step", ADDRESS) == (
        1,
        f"Error: {called} is beëindigd. Nodig eerst opnieuw uit.\n",
    )
    kinds = [kind for kind, _ in events(sqlite_database)]
    assert kinds == ["invited", "account ended"]


def test_whoever_lost_phone_and_codes_is_signed_out_and_can_connect_another_app(
    run, sqlite_database
):
    run(*SAMIRA, "--role", "officer")
    connect_app(sqlite_database)
    with sqlite_database.writing() as session:
        token = sessions.begin(session, person(session), NOW, "Chrome op Android", True)
    assert run("reset-second-step", ADDRESS) == (
        0,
        f"Samira ({ADDRESS}) is overal uitgelogd en heeft geen tweede stap meer.\n"
        "Een code-app verbinden kan weer na het inloggen met een link.\n",
    )
    with sqlite_database.reading() as session:
        assert sessions.find(session, token, NOW) is None
        assert not has_code_app(session, person(session).id)
    assert ("second step removed", "beheer op de server") in events(sqlite_database)


@pytest.mark.parametrize("command", [("list",), ("end", ADDRESS), ("reset-second-step", ADDRESS)])
def test_without_a_database_it_says_so(run, sqlite_database, command):
    sqlite_database.file.unlink()
    status, says = run(*command)
    assert status == 1
    assert "De database is niet te gebruiken" in says
    assert not sqlite_database.file.exists()
