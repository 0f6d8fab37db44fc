"""The programme in the database: loaded, changed by people, and never undone by a later load."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from routekaart.catalogue.history import Change, ChangedMeanwhile, Way
from routekaart.database import Database
from routekaart.programme.linking import (
    Pair,
    Said,
    UnknownLink,
    find_link,
    keep_link,
    remove_link,
    seen,
)
from routekaart.programme.loading import load_programme
from routekaart.programme.programme import Programme
from routekaart.programme.records import keep_entry, read_programme, remove_entry
from tests.records.review.desk import fill
from tests.rules.programme.scene import goal, link, programme

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PAIR = Pair("ping", "taal")
SAID = Said("direct", "U oefent er Nederlands.", "programme", confirmed=True)


def way(entry: str = "") -> Way:
    return Way(entry, "Omar", "programme", NOW)


def load(database: Database, wanted: Programme) -> str:
    with database.writing() as session:
        return str(load_programme(session, wanted, "content", NOW))


def read(database: Database) -> Programme:
    with database.reading() as session:
        return read_programme(session)


def fields_changed(database: Database, entry: str) -> list[str]:
    with database.reading() as session:
        found = select(Change.field).where(Change.entry == entry, Change.changed_by == "Omar")
        return sorted(session.scalars(found))


def test_what_is_loaded_is_read_and_a_second_load_changes_nothing(database: Database) -> None:
    wanted = programme(goal__taal=goal(2, topics=("taal",)), link__a=link("ping-loket", "taal"))
    assert "Toegevoegd (4)" in load(database, wanted)
    assert read(database) == wanted
    assert load(database, wanted) == "Alles was al geladen."


def test_a_later_load_brings_news_and_leaves_what_people_changed(database: Database) -> None:
    load(database, programme(goal__taal=goal(2)))
    with database.writing() as session:
        changed = replace(goal(2), name="Taal voor iedereen")
        assert keep_entry(session, way("goal.taal"), changed)
    newer = replace(goal(2), name="Anders", in_plans=True)
    report = load(database, programme(goal__taal=newer))
    kept = read(database).goals["taal"]
    assert (kept.name, kept.in_plans) == ("Taal voor iedereen", True)
    assert "goal.taal.name" in report
    assert fields_changed(database, "goal.taal") == ["name"]


def test_what_people_took_away_stays_away(database: Database) -> None:
    wanted = programme(goal__taal=goal(2), link__a=link("ping-loket", "taal"))
    load(database, wanted)
    with database.writing() as session:
        assert remove_entry(session, way("link.a"))
        assert not remove_entry(session, way("link.a"))
    assert "link.a" in load(database, wanted)
    assert read(database).links == {}
    assert "says" in fields_changed(database, "link.a")


@pytest.fixture
def linkable(database: Database) -> Database:
    fill(database)
    load(database, programme(goal__taal=goal(2)))
    return database


def test_a_service_is_linked_once_however_often_somebody_taps(linkable: Database) -> None:
    for is_news in (True, False):
        with linkable.writing() as session:
            assert keep_link(session, PAIR, SAID, "", way()) == is_news
    found = read(linkable).links["ping-taal"]
    assert (found.says, found.source, found.confirmed) == (SAID.says, "programme", True)


def test_confirming_the_words_of_a_partner_keeps_them_the_partners(linkable: Database) -> None:
    with linkable.writing() as session:
        keep_link(session, PAIR, SAID._replace(source="partner", confirmed=False), "", way())
    was = seen(find_link(read(linkable), PAIR)[1])
    with linkable.writing() as session:
        keep_link(session, PAIR, SAID, was, way())
    found = read(linkable).links["ping-taal"]
    assert (found.source, found.confirmed) == ("partner", True)


def test_whoever_was_overtaken_changes_nothing(linkable: Database) -> None:
    with linkable.writing() as session:
        keep_link(session, PAIR, SAID, "", way())
    other = SAID._replace(says="Iets anders.")
    with pytest.raises(ChangedMeanwhile), linkable.writing() as session:
        keep_link(session, PAIR, other, "", way())
    assert read(linkable).links["ping-taal"].says == SAID.says


@pytest.mark.parametrize("pair", [Pair("nergens", "taal"), Pair("ping", "nergens")])
def test_a_link_needs_a_service_and_a_goal(linkable: Database, pair: Pair) -> None:
    with pytest.raises(UnknownLink), linkable.writing() as session:
        keep_link(session, pair, SAID, "", way())


def test_a_link_that_is_taken_back_is_history(linkable: Database) -> None:
    with linkable.writing() as session:
        keep_link(session, PAIR, SAID, "", way())
    with linkable.writing() as session:
        assert remove_link(session, PAIR, way())
    with linkable.writing() as session:
        assert not remove_link(session, PAIR, way())
    assert read(linkable).links == {}
