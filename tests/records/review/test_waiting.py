"""What waits, what was decided, and what is brought back, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from routekaart.database import Database
from routekaart.review import deciding, drafts
from routekaart.review.drafts import NothingToSubmit, find_draft
from routekaart.review.versions import (
    AlreadyOpen,
    entry_names,
    find_version,
    list_versions,
    propose_version,
)
from routekaart.review.waiting import list_decided, list_waiting
from tests.records.packs import at
from tests.records.review.desk import (
    OFFICER,
    PING,
    actor,
    approve,
    change,
    draft_of,
    fill,
    live,
    submit,
    waiting,
)

ELDERS, COFFEE, NEW_PLACE = "service.elders", "service.koffie", "location.koffiehuis"


@pytest.fixture
def desk(database: Database) -> Database:
    fill(database)
    return database


def begin(desk: Database, entry: str, hours: int, **typed: Any) -> None:
    """Somebody sends in a new entry so many hours later."""
    with desk.writing() as session:
        drafts.begin_new(session, entry, draft_of(session).partner, actor())
    with desk.writing() as session:
        draft = draft_of(session, entry)
        drafts.save(session, draft, typed, draft.digests, actor())
    send_in(desk, entry, hours)


def send_in(desk: Database, entry: str, hours: int) -> None:
    with desk.writing() as session:
        drafts.submit(session, draft_of(session, entry), actor(later=timedelta(hours=hours)))


def test_the_longest_waiting_comes_first_but_places_before_what_needs_them(
    desk: Database,
) -> None:
    begin(desk, COFFEE, 1, name="Koffie", summary="Koffie.", places=(at("koffiehuis"),))
    change(desk, summary="Hulp bij geld.")
    send_in(desk, PING, 2)
    begin(desk, NEW_PLACE, 3, name="Koffiehuis")
    with desk.reading() as session:
        found = list_waiting(session)
        assert [each.proposal.entry for each in found] == [NEW_PLACE, COFFEE, PING]
        assert [each.needs for each in found] == [(), (NEW_PLACE,), ()]


def test_what_was_returned_waits_from_when_it_was_sent_in_again(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    send_in(desk, PING, 1)
    with desk.writing() as session:
        deciding.give_back(session, waiting(session).id, "Te kort.", actor(OFFICER))
    send_in(desk, PING, 5)
    with desk.reading() as session:
        (found,) = list_waiting(session)
        assert found.since == actor(later=timedelta(hours=5)).now


def test_what_was_decided_last_comes_first(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    submit(desk)
    approve(desk, later=timedelta(hours=1))
    change(desk, summary="Nog beter.")
    submit(desk)
    with desk.writing() as session:
        later = actor(OFFICER, timedelta(hours=2))
        deciding.give_back(session, waiting(session).id, "Te kort.", later)
    with desk.reading() as session:
        assert [each.state for each in list_decided(session, 5)] == ["returned", "approved"]
        assert [each.state for each in list_decided(session, 1)] == ["returned"]


def test_the_programme_proposes_what_an_entry_of_any_partner_said(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    submit(desk)
    approve(desk, later=timedelta(hours=1))
    with desk.writing() as session:
        newest, oldest = list_versions(session, PING)
        draft = find_draft(session, PING, None)
        for key, refusal in ((newest.key, NothingToSubmit), (oldest.key, None)):
            found = find_version(session, PING, UUID(key))
            if refusal is None:
                propose_version(session, draft, found[1], actor(OFFICER))
            else:
                with pytest.raises(refusal):
                    propose_version(session, draft, found[1], actor(OFFICER))
    approve(desk, later=timedelta(hours=2))
    assert live(desk).summary == "U krijgt hulp."


def test_nothing_is_brought_back_over_what_somebody_is_writing(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    with desk.writing() as session:
        draft = find_draft(session, PING, None)
        with pytest.raises(AlreadyOpen):
            propose_version(session, draft, draft.live, actor(OFFICER))


def test_every_entry_that_can_change_has_a_name(desk: Database) -> None:
    with desk.reading() as session:
        names = entry_names(session)
        assert names[PING] == "PING-loket"
        assert names["location.de-plint"] == "De Plint"
        assert not any(key.startswith("term.") for key in names)
        assert find_draft(session, "term.geld", None) is None
        assert find_draft(session, ELDERS, None) is not None
