"""Writing a proposal: alone, together, and over each other."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from routekaart.catalogue.pack import PackOpeningTime
from routekaart.database import Database
from routekaart.review import drafts
from routekaart.review.drafts import Both, NothingToSubmit
from routekaart.review.proposals import find_open
from tests.records.packs import at, monday
from tests.records.review.desk import (
    OMAR,
    PING,
    actor,
    approve,
    change,
    changes,
    draft_of,
    fill,
    live,
    partners_of,
    submit,
)


@pytest.fixture
def desk(database: Database) -> Database:
    fill(database)
    return database


def test_what_is_saved_waits_and_residents_read_on(desk: Database) -> None:
    assert change(desk, summary="Hulp bij geld.") == {}
    assert live(desk).summary == "U krijgt hulp."
    with desk.reading() as session:
        assert draft_of(session).wanted.summary == "Hulp bij geld."  # type: ignore[attr-defined]


def test_an_entry_of_somebody_else_is_not_there(desk: Database) -> None:
    with desk.reading() as session:
        assert drafts.find_draft(session, "service.elders", partners_of(session)) is None
        assert drafts.find_draft(session, PING, ()) is None
        assert drafts.find_draft(session, "service.nergens", partners_of(session)) is None


@pytest.mark.parametrize("field", ["urgent", "assured_on", "partner", "programme_note", "source"])
def test_what_is_not_a_partners_to_say_is_refused(desk: Database, field: str) -> None:
    with pytest.raises(ValueError, match="partners"):
        change(desk, **{field: True})


def test_saving_what_stands_there_makes_no_proposal(desk: Database) -> None:
    change(desk, summary="U krijgt hulp.")
    with desk.reading() as session:
        assert find_open(session, PING) is None


def test_a_change_taken_back_leaves_no_proposal(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    change(desk, summary="U krijgt hulp.")
    with desk.reading() as session:
        assert find_open(session, PING) is None


def test_a_double_tap_is_one_change(desk: Database) -> None:
    with desk.reading() as session:
        opened = draft_of(session).digests
    for _ in range(2):
        assert change(desk, opened=opened, summary="Hulp bij geld.") == {}
    with desk.reading() as session:
        proposal = find_open(session, PING)
        assert proposal is not None
        assert proposal.version == 2


def test_two_who_change_different_fields_do_not_meet(desk: Database) -> None:
    with desk.reading() as session:
        opened = draft_of(session).digests
    change(desk, opened=opened, summary="Hulp bij geld.")
    assert change(desk, OMAR, opened, description="Wij helpen u.") == {}
    with desk.reading() as session:
        proposal = find_open(session, PING)
        assert proposal is not None
        assert proposal.wanted.keys() == {"summary", "description"}


def test_the_second_of_two_sees_both_and_nothing_of_theirs_is_kept_yet(desk: Database) -> None:
    with desk.reading() as session:
        opened = draft_of(session).digests
    change(desk, opened=opened, summary="Hulp bij geld.")
    collided = change(desk, OMAR, opened, summary="Hulp bij schulden.", description="Nieuw.")
    assert collided == {"summary": Both('"Hulp bij geld."', '"Hulp bij schulden."')}
    with desk.reading() as session:
        proposal = find_open(session, PING)
        assert proposal is not None
        assert proposal.wanted == {"summary": '"Hulp bij geld."'}


def test_two_who_type_the_same_do_not_meet(desk: Database) -> None:
    with desk.reading() as session:
        opened = draft_of(session).digests
    change(desk, opened=opened, summary="Hulp bij geld.")
    assert change(desk, OMAR, opened, summary="Hulp bij geld.") == {}


def test_hours_in_another_order_of_days_are_a_change_and_daily_is_seven_days(
    desk: Database,
) -> None:
    week = tuple(
        PackOpeningTime(weekday=day, opens=time(9), closes=time(12))
        for day in ("mo", "tu", "we", "th", "fr", "sa", "su")
    )
    change(desk, places=(at("de-plint", opening_times=week),))
    with desk.reading() as session:
        wanted: Any = draft_of(session).wanted
        assert [row.weekday for row in wanted.places[0].opening_times] == ["daily"]


def test_nothing_is_not_sent_in(desk: Database) -> None:
    with pytest.raises(NothingToSubmit):
        submit(desk)


def test_sending_in_twice_is_once(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    assert submit(desk) is submit(desk) is False
    with desk.reading() as session:
        proposal = find_open(session, PING)
        assert proposal is not None
        assert [each.step for each in proposal.steps] == ["change", "submit"]


def test_what_was_sent_in_and_is_changed_again_is_a_draft(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    submit(desk)
    change(desk, description="Wij helpen u.")
    with desk.reading() as session:
        proposal = find_open(session, PING)
        assert proposal is not None
        assert proposal.state == "draft"


def test_what_is_withdrawn_is_not_there_any_more(desk: Database) -> None:
    change(desk, summary="Hulp bij geld.")
    with desk.writing() as session:
        assert not drafts.withdraw(session, draft_of(session), actor())
    with desk.reading() as session:
        assert draft_of(session).wanted.summary == "U krijgt hulp."  # type: ignore[attr-defined]


class TestTrusted:
    @pytest.fixture
    def desk(self, database: Database) -> Database:
        fill(database, trusted=True)
        return database

    def test_hours_are_live_when_they_are_sent_in(self, desk: Database) -> None:
        change(desk, places=(at("de-plint", opening_times=(monday(13, 17),)),))
        assert submit(desk)
        assert live(desk).places[0].opening_times[0].opens == time(13)
        assert ("Samira", PING, "places") in changes(desk)

    def test_the_rest_waits(self, desk: Database) -> None:
        change(
            desk,
            summary="Hulp bij geld.",
            places=(at("de-plint", opening_times=(monday(13, 17),)),),
        )
        assert submit(desk)
        assert live(desk).summary == "U krijgt hulp."
        approve(desk)
        assert live(desk).summary == "Hulp bij geld."

    def test_what_is_withdrawn_is_taken_back(self, desk: Database) -> None:
        change(desk, places=(at("de-plint", opening_times=(monday(13, 17),)),))
        submit(desk)
        with desk.writing() as session:
            assert drafts.withdraw(session, draft_of(session), actor())
        assert live(desk).places[0].opening_times[0].opens == time(9)

    def test_a_closure_is_known_at_once(self, desk: Database) -> None:
        with desk.writing() as session:
            woej = draft_of(session).partner
            drafts.begin_new(session, "closure.woej-1", woej, actor())
        day = actor().now.date()
        change(desk, entry="closure.woej-1", starts_on=day, ends_on=day, reason="Dicht.")
        assert submit(desk, "closure.woej-1")
        assert live(desk, "closure.woej-1").starts_on == day
