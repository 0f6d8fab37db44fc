"""All of an entry holds, says somebody who knows: from then on it has one date and one source."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from routekaart.catalogue.assuring import assure
from routekaart.catalogue.exporting import described
from routekaart.catalogue.history import Change
from routekaart.catalogue.loading import load
from routekaart.catalogue.pack import PackDoubt, PackPhone, PackService
from routekaart.catalogue.projection import project
from routekaart.catalogue.services import Service
from routekaart.database import Database
from routekaart.edition.catalogue_entries import CatalogueEntries
from routekaart.edition.catalogue_rows import CatalogueRows
from routekaart.edition.catalogue_texts import CatalogueTexts
from tests.records.accounts.scene import overlapping
from tests.records.packs import DAY, a_pack, at, monday

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
"""In Leidschendam it is past midnight."""

OLD = {"assured_on": date(2024, 4, 1), "source": "P"}
PACK = a_pack(
    spreekuur={
        "phones": (PackPhone(number="070 300 88 34", **OLD), PackPhone(number="112")),
        "opening_times": (monday(9, 12, **OLD),),
        "places": (
            at("de-plint", opening_times=(monday(9, 10, **OLD), monday(13, 14)), **OLD),
            at("tuinkamer", phones=(PackPhone(number="14 070", **OLD),)),
        ),
        "doubts": (PackDoubt(field="email", value="?", note="?", **OLD),),
    },
    plain={},
)


@pytest.fixture
def loaded(database: Database) -> Database:
    with database.writing() as session:
        load(session, PACK, {}, "content", NOW - timedelta(days=400))
    return database


def find(session, slug: str) -> Service:
    return session.scalars(select(Service).where(Service.slug == slug)).one()


def confirm(database: Database, slug: str = "spreekuur", now: datetime = NOW) -> bool:
    with database.writing() as session:
        return assure(session, find(session, slug), "Samira", "confirmation", now)


def entry(database: Database, slug: str = "spreekuur") -> PackService:
    with database.reading() as session:
        found = described(find(session, slug))
    assert isinstance(found, PackService)
    return found


def history(database: Database) -> list[Change]:
    with database.reading() as session:
        since = select(Change).where(Change.changed_at == NOW).order_by(Change.field)
        return list(session.scalars(since))


def test_the_entry_and_every_row_of_it_are_of_today(loaded) -> None:
    assert confirm(loaded)
    now = entry(loaded)
    assert (now.assured_on, now.source) == (TODAY, "partner")
    rows = [*now.phones, *now.opening_times, *now.places]
    rows += [row for place in now.places for row in (*place.phones, *place.opening_times)]
    assert {(row.assured_on, row.source) for row in rows} == {(None, None)}
    with loaded.reading() as session:
        assert find(session, "spreekuur").assured_by == "Samira"


def test_what_is_in_doubt_stays_in_doubt(loaded) -> None:
    confirm(loaded)
    assert entry(loaded).doubts == PACK.services["spreekuur"].doubts


def test_residents_read_the_new_date_everywhere(loaded) -> None:
    confirm(loaded)
    with loaded.reading() as session:
        entries = CatalogueEntries(CatalogueRows(session), CatalogueTexts(session)).services()
    assert entries["spreekuur"].assured_on == TODAY
    assert [place.assured_on for place in entries["spreekuur"].places] == [None, None]
    assert entries["plain"].assured_on == DAY


def test_history_tells_exactly_what_changed(loaded) -> None:
    was = project(entry(loaded))
    confirm(loaded)
    became, changes = project(entry(loaded)), history(loaded)
    assert {each.field for each in changes} == {
        "assured_on",
        "source",
        "phones",
        "opening_times",
        "places",
    }
    for each in changes:
        assert (each.was, each.became) == (was[each.field], became[each.field])
        assert (each.entry, each.changed_by) == ("service.spreekuur", "Samira")
        assert each.through == "confirmation"
    confirm(loaded, "plain")
    plain = [each.field for each in history(loaded) if each.entry == "service.plain"]
    assert plain == ["assured_on", "source"]


def test_a_second_time_on_the_same_day_is_no_news(loaded) -> None:
    confirm(loaded)
    told = len(history(loaded))
    assert not confirm(loaded, now=NOW + timedelta(hours=20))
    assert len(history(loaded)) == told
    assert confirm(loaded, now=NOW + timedelta(days=1))


def test_of_two_at_the_same_moment_one_is_news(loaded) -> None:
    def deed(session) -> bool:
        return assure(session, find(session, "spreekuur"), "Samira", "confirmation", NOW)

    assert overlapping(loaded, deed, deed) == (True, False)
    with loaded.reading() as session:
        dated = select(func.count()).where(Change.field == "assured_on", Change.changed_at == NOW)
        assert session.scalar(dated) == 1


def test_a_later_load_leaves_alone_what_somebody_confirmed(loaded) -> None:
    confirm(loaded)
    with loaded.writing() as session:
        report = load(session, PACK, {}, "content", NOW + timedelta(days=1))
    assert report.changed == []
    assert "service.spreekuur.assured_on" in report.left_alone
    assert entry(loaded).assured_on == TODAY
