"""Approving, returning and mending, and what becomes of the catalogue and its history."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.catalogue.record_fields import RefusedLoad
from routekaart.catalogue.services import Service
from routekaart.database import Database
from routekaart.review import deciding, drafts
from routekaart.review.proposals import Proposal
from routekaart.review.versions import find_version, list_versions, to_bring_back
from routekaart.review.workflow import NotPossible
from tests.records.packs import at, monday
from tests.records.review.desk import (
    OFFICER,
    PING,
    actor,
    approve,
    change,
    changes,
    draft_of,
    fill,
    live,
    submit,
    waiting,
)


@pytest.fixture
def desk(database: Database) -> Database:
    fill(database)
    return database


@pytest.fixture
def sent_in(desk: Database) -> Database:
    change(desk, summary="Hulp bij geld.")
    submit(desk)
    return desk


def test_what_is_approved_is_what_the_catalogue_says(sent_in: Database) -> None:
    approve(sent_in)
    assert live(sent_in).summary == "Hulp bij geld."


def test_approving_says_who_stands_for_it_and_since_when(sent_in: Database) -> None:
    assert live(sent_in).assured_on == date(2025, 3, 1)
    approve(sent_in)
    assert (live(sent_in).assured_on, live(sent_in).source) == (date(2026, 11, 23), "partner")


def test_history_names_who_approved_and_every_field(sent_in: Database) -> None:
    approve(sent_in)
    assert changes(sent_in) == [
        (OFFICER, PING, field) for field in ("assured_on", "source", "summary")
    ]


def test_nothing_that_was_not_read_is_approved(sent_in: Database) -> None:
    with sent_in.reading() as session:
        seen = deciding.read_proposal(session, waiting(session)).seen
    change(sent_in, summary="Iets heel anders.")
    submit(sent_in)
    with sent_in.writing() as session, pytest.raises(ChangedMeanwhile):
        deciding.approve(session, waiting(session).id, seen, actor(OFFICER))


def test_what_the_catalogue_says_meanwhile_is_read_first(sent_in: Database) -> None:
    with sent_in.reading() as session:
        found = waiting(session)
        identity, seen = found.id, deciding.read_proposal(session, found).seen
    fill_again(sent_in)
    with sent_in.writing() as session:
        with pytest.raises(ChangedMeanwhile):
            deciding.approve(session, identity, seen, actor(OFFICER))
        (difference,) = deciding.read_proposal(session, waiting(session)).differences
        assert difference.is_overtaken


def fill_again(desk: Database) -> None:
    """Somebody changes the very same words in another way."""
    with desk.writing() as session:
        session.scalars(select(Service).where(Service.slug == "ping")).one().summary = "Toch niet."


def test_approving_twice_is_once(sent_in: Database) -> None:
    with sent_in.writing() as session:
        found = waiting(session)
        identity, seen = found.id, deciding.read_proposal(session, found).seen
        deciding.approve(session, identity, seen, actor(OFFICER))
    with sent_in.writing() as session:
        deciding.approve(session, identity, seen, actor(OFFICER))
    assert len(changes(sent_in)) == 3


def test_what_is_returned_says_why_and_can_be_sent_again(sent_in: Database) -> None:
    with sent_in.writing() as session:
        found = waiting(session)
        with pytest.raises(ValueError, match="comment"):
            deciding.give_back(session, found.id, "  ", actor(OFFICER))
        assert not deciding.give_back(session, found.id, "Te lang.", actor(OFFICER))
    with sent_in.reading() as session:
        proposal = draft_of(session).proposal
        assert proposal is not None
        assert (proposal.state, proposal.steps[-1].comment) == ("returned", "Te lang.")
    assert live(sent_in).summary == "U krijgt hulp."
    change(sent_in, summary="Hulp.")
    submit(sent_in)
    approve(sent_in)
    assert live(sent_in).summary == "Hulp."


def test_a_draft_is_not_approved(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    with desk.writing() as session:
        found = session.scalars(select(Proposal)).one()
        seen = deciding.read_proposal(session, found).seen
        with pytest.raises(NotPossible):
            deciding.approve(session, found.id, seen, actor(OFFICER))


def test_an_officer_mends_before_approving(sent_in: Database) -> None:
    with sent_in.writing() as session:
        reading = deciding.read_proposal(session, waiting(session))
        words = {"summary": "Hulp met geld."}
        deciding.amend(session, reading.proposal.id, reading.seen, words, actor(OFFICER))
    approve(sent_in)
    assert live(sent_in).summary == "Hulp met geld."


def test_an_officer_mends_only_what_was_read(sent_in: Database) -> None:
    with sent_in.reading() as session:
        reading = deciding.read_proposal(session, waiting(session))
    change(sent_in, summary="Iets heel anders.")
    submit(sent_in)
    words = {"summary": "Hulp met geld."}
    with sent_in.writing() as session, pytest.raises(ChangedMeanwhile):
        deciding.amend(session, reading.proposal.id, reading.seen, words, actor(OFFICER))


def test_a_new_service_is_there_once_it_is_approved(desk: Database) -> None:
    with desk.writing() as session:
        woej = draft_of(session).partner
        drafts.begin_new(session, "service.koffie", woej, actor())
    change(
        desk,
        entry="service.koffie",
        name="Koffie",
        summary="U drinkt koffie.",
        topics=("geld",),
        places=(at("tuinkamer", opening_times=(monday(9, 12),)),),
    )
    submit(desk, "service.koffie")
    approve(desk)
    made = live(desk, "service.koffie")
    assert (made.partner, made.topics, made.assured_on) == ("woej", ("geld",), date(2026, 11, 23))
    assert ("Anne", "service.koffie", "name") in changes(desk)


def test_a_place_that_is_not_there_is_refused_with_its_name(desk: Database) -> None:
    change(desk, places=(at("nergens"),))
    submit(desk)
    with pytest.raises(RefusedLoad, match="nergens"):
        approve(desk)
    assert live(desk).places[0].location == "de-plint"


def test_any_version_can_be_looked_at_and_brought_back(desk: Database) -> None:
    for hour, summary in enumerate(("Een.", "Twee.", "Drie."), start=1):
        change(desk, summary=summary)
        submit(desk)
        approve(desk, later=timedelta(hours=hour))
    with desk.writing() as session:
        versions = list_versions(session, PING)
        assert [each.by for each in versions] == [OFFICER, OFFICER, OFFICER, "content"]
        found = find_version(session, PING, UUID(versions[1].key))
        assert found is not None
        assert found[1].summary == "Twee."  # type: ignore[attr-defined]
        draft = draft_of(session)
        drafts.save(session, draft, to_bring_back(PING, found[1]), draft.digests, actor())
    submit(desk)
    approve(desk, later=timedelta(hours=9))
    assert live(desk).summary == "Twee."
    assert live(desk).assured_on == date(2026, 11, 23)
