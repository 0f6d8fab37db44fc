"""Approving with all that follows: what residents read, and what whoever sent it in is told."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from routekaart.accounts.ending import end_account
from routekaart.accounts.people import Invitation, Person, invite
from routekaart.database import Database
from routekaart.edition.entries import Edition
from routekaart.edition.publish import editions
from routekaart.edition.store import newest
from routekaart.mail.outbox import Message
from routekaart.review import deciding, drafts, notices
from routekaart.review.proposals import Actor, Proposal
from routekaart.review.verdicts import (
    Choice,
    Desk,
    Overtaken,
    Refused,
    approve_all,
    return_to_sender,
)
from routekaart.settings import Settings
from tests.records.packs import at
from tests.records.review.desk import (
    NOW,
    OFFICER,
    PING,
    actor,
    change,
    draft_of,
    fill,
    live,
    partners_of,
    submit,
)
from tests.records.review.small_content import translate_catalogue, write_content

ADDRESS = "https://routekaart.example.nl/partner"
NEW_PLACE, COFFEE = "location.koffiehuis", "service.koffie"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    fill(database)
    translate_catalogue(database)
    root = write_content(tmp_path / "pack")
    settings = Settings(
        data_dir=tmp_path / "instance",
        content_dir=root / "content",
        translations_dir=root / "translations",
    )
    return Desk(database, settings, ADDRESS)


def samira(desk: Desk) -> Actor:
    """An editor of Woej with an account."""
    with desk.database.writing() as session:
        them = Invitation("samira@example.org", "Samira", ("partner editor",), partners_of(session))
        return Actor(invite(session, them, "test", NOW).id, "Samira", NOW)


def send_in(desk: Desk, by: Actor, entry: str = PING, **typed: object) -> None:
    with desk.database.writing() as session:
        draft = draft_of(session, entry)
        drafts.save(session, draft, typed, draft.digests, by)
    with desk.database.writing() as session:
        drafts.submit(session, draft_of(session, entry), by)


def begin(desk: Desk, entry: str) -> None:
    with desk.database.writing() as session:
        drafts.begin_new(session, entry, draft_of(session).partner, actor())


def choices(desk: Desk) -> list[Choice]:
    with desk.database.reading() as session:
        waiting = session.scalars(select(Proposal).where(Proposal.state == "submitted"))
        read = [deciding.read_proposal(session, each) for each in waiting]
        return [Choice(each.proposal.id, each.seen) for each in read]


def choice_of(desk: Desk, entry: str) -> Choice:
    with desk.database.reading() as session:
        ids = {each.id: each.entry for each in session.scalars(select(Proposal))}
    return next(each for each in choices(desk) if ids[each.proposal] == entry)


def read_by_residents(desk: Desk) -> Edition | None:
    found = newest(desk.settings.editions_dir)
    return found.edition if found else None


def letters(desk: Desk) -> list[Message]:
    with desk.database.reading() as session:
        return list(session.scalars(select(Message).order_by(Message.created_at)))


def test_what_is_approved_is_what_residents_read(desk: Desk) -> None:
    send_in(desk, actor(), summary="Hulp bij geld.")
    approve_all(desk, choices(desk), actor(OFFICER))
    assert read_by_residents(desk).services["ping"].summary.nl == "Hulp bij geld."


def test_a_new_place_is_approved_with_what_happens_there(desk: Desk) -> None:
    begin(desk, COFFEE)
    send_in(desk, actor(), COFFEE, name="Koffie", summary="Koffie.", places=(at("koffiehuis"),))
    begin(desk, NEW_PLACE)
    send_in(desk, actor(), NEW_PLACE, name="Koffiehuis")
    approve_all(desk, choices(desk), actor(OFFICER))
    (place,) = read_by_residents(desk).services["koffie"].places
    assert place.location == "koffiehuis"


def test_one_that_cannot_be_keeps_all_from_being_approved_and_is_named(desk: Desk) -> None:
    send_in(desk, actor(), summary="Hulp bij geld.")
    begin(desk, COFFEE)
    send_in(desk, actor(), COFFEE, name="Koffie", summary=" ")
    with pytest.raises(Refused) as refusal:
        approve_all(desk, choices(desk), actor(OFFICER))
    assert list(refusal.value.reasons) == [choice_of(desk, COFFEE).proposal]
    assert live(desk.database).summary == "U krijgt hulp."
    assert editions(desk.database) == []


def test_what_is_wrong_anyway_is_nobodys_fault(desk: Desk) -> None:
    send_in(desk, actor(), summary="Hulp bij geld.")
    begin(desk, COFFEE)
    send_in(desk, actor(), COFFEE, name="Koffie", summary="Koffie.")
    (desk.settings.content_dir / "pages" / "nl" / "over.md").unlink()
    with pytest.raises(Refused) as refusal:
        approve_all(desk, choices(desk), actor(OFFICER))
    assert list(refusal.value.reasons) == [None]
    assert "over.md" in refusal.value.reasons[None][0]


def test_what_the_records_refuse_is_said_in_words(desk: Desk) -> None:
    send_in(desk, actor(), minimum_age=60, maximum_age=18)
    with pytest.raises(Refused) as refusal:
        approve_all(desk, choices(desk), actor(OFFICER))
    ((reason,),) = refusal.value.reasons.values()
    assert reason.startswith("Gegevens passen niet bij elkaar")


def test_one_that_changed_meanwhile_keeps_all_from_being_approved(desk: Desk) -> None:
    send_in(desk, actor(), summary="Hulp bij geld.")
    begin(desk, COFFEE)
    send_in(desk, actor(), COFFEE, name="Koffie", summary="Koffie.")
    read = choices(desk)
    change(desk.database, summary="Iets anders.")
    submit(desk.database)
    with pytest.raises(Overtaken) as overtaken:
        approve_all(desk, read, actor(OFFICER))
    assert overtaken.value.proposal == choice_of(desk, PING).proposal
    assert editions(desk.database) == []


def test_who_sent_it_in_is_told_once_that_it_is_approved(desk: Desk) -> None:
    send_in(desk, samira(desk), name="Spreekuur")
    read = choices(desk)
    for _ in range(2):
        approve_all(desk, read, actor(OFFICER))
    (letter,) = letters(desk)
    assert letter.recipient == "samira@example.org"
    assert "Spreekuur" in letter.text
    assert ADDRESS in letter.text


def test_who_sent_it_in_is_told_why_it_came_back(desk: Desk) -> None:
    send_in(desk, samira(desk), summary="Hulp bij geld.")
    (read,) = choices(desk)
    for _ in range(2):
        return_to_sender(desk, read.proposal, "Te kort.\nWie helpt?", actor(OFFICER))
    (letter,) = letters(desk)
    assert "Te kort.\nWie helpt?\n" in letter.text
    assert "teruggedraaid" not in letter.text
    assert editions(desk.database) == []


def test_what_residents_read_already_they_read_no_more_when_it_comes_back(desk: Desk) -> None:
    with desk.database.writing() as session:
        draft_of(session).partner.trusted = True
    them = samira(desk)
    send_in(desk, them, places=(at("de-plint"),))
    assert live(desk.database).places[0].opening_times == ()
    (read,) = choices(desk)
    return_to_sender(desk, read.proposal, "Er is een inloop.", actor(OFFICER))
    assert read_by_residents(desk).services["ping"].places[0].opening_times != ()
    assert "teruggedraaid" in letters(desk)[-1].text


def test_what_the_programme_changes_itself_all_editors_are_told(desk: Desk) -> None:
    samira(desk)
    with desk.database.writing() as session:
        officer = invite(
            session, Invitation("anne@example.org", OFFICER, ("officer",)), "test", NOW
        )
        anne = Actor(officer.id, OFFICER, NOW)
    send_in(desk, anne, name="Spreekuur")
    approve_all(desk, choices(desk), anne)
    (letter,) = letters(desk)
    assert letter.recipient == "samira@example.org"
    assert "Het programma veranderde iets: Spreekuur." in letter.text


def test_who_may_change_these_entries_no_more_is_told_nothing(desk: Desk) -> None:
    them = samira(desk)
    send_in(desk, them, summary="Hulp bij geld.")
    with desk.database.writing() as session:
        end_account(session, session.get_one(Person, them.person), "test", NOW)
    approve_all(desk, choices(desk), actor(OFFICER))
    assert letters(desk) == []


def test_no_letter_goes_out_about_what_did_not_happen(desk: Desk) -> None:
    send_in(desk, samira(desk), places=(at("nergens"),))
    with pytest.raises(Refused):
        approve_all(desk, choices(desk), actor(OFFICER))
    assert letters(desk) == []


def test_what_is_live_at_once_is_told(desk: Desk) -> None:
    them = samira(desk)
    send_in(desk, them, summary="Hulp bij geld.")
    with desk.database.writing() as session:
        found = session.get_one(Proposal, choices(desk)[0].proposal)
        notices.tell_live(session, found, ADDRESS, NOW)
    (letter,) = letters(desk)
    assert "zien bewoners meteen" in letter.text


def test_nothing_is_known_of_another_proposal(desk: Desk) -> None:
    with pytest.raises(Overtaken):
        approve_all(
            desk, [Choice(uuid.uuid4(), "x")], Actor(None, OFFICER, datetime.now(NOW.tzinfo))
        )
