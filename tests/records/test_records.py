"""What belongs together goes together, and what must stay stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.history import Change
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.particulars import CostOption, SpokenLanguage
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.phones import Phone
from routekaart.catalogue.services import Service, ServiceAtLocation
from routekaart.catalogue.terms import LocationTerm, ServiceTerm, Term
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.database import Database

CHILDREN = (Phone, OpeningTimeRow, SpokenLanguage, CostOption, ServiceTerm, ServiceAtLocation)
MOMENT = datetime(2026, 3, 3, 13, 30, tzinfo=timezone(timedelta(hours=1)))


def a_partner(**values: Any) -> Partner:
    return Partner(**{"slug": "woej", "name": "Woej", "source": "M"} | values)


def a_location(**values: Any) -> Location:
    known = {"assured_on": date(2024, 4, 1), "assured_by": "content", "source": "P"}
    return Location(**{"slug": "de-plint", "name": "De Plint"} | known | values)


def a_service(**values: Any) -> Service:
    known = {"assured_on": date(2025, 3, 1), "assured_by": "content", "source": "M"}
    words = {"slug": "ping-loket", "name": "PING-loket", "summary": "U krijgt hulp."}
    return Service(**words | known | {"partner": a_partner()} | values)


def a_full_service() -> Service:
    topic = Term(key="geld", kind="topic", name="Geld")
    monday = OpeningTimeRow(weekday=0, opens=time(10), closes=time(12))
    return a_service(
        phones=[Phone(number="112"), Phone(number="113")],
        terms=[ServiceTerm(term=topic, kind="topic")],
        languages=[SpokenLanguage(code="ti"), SpokenLanguage(code="nl")],
        costs=[CostOption(key="gratis", amount=0)],
        places=[
            ServiceAtLocation(
                location=a_location(), opening_times=[monday], phones=[Phone(number="14070")]
            )
        ],
    )


def a_closure(**values: Any) -> ClosureRow:
    days = {"starts_on": date(2026, 7, 20), "ends_on": date(2026, 7, 20)}
    return ClosureRow(**{"key": "zomer", "scope": "catalogue", "reason": "Dicht"} | days | values)


def count(session: Session, record: type[Any]) -> int:
    return session.scalars(select(func.count()).select_from(record)).one()


def test_what_hangs_on_a_service_keeps_its_order(database: Database) -> None:
    with database.writing() as session:
        session.add(a_full_service())
    with database.reading() as session:
        service = session.scalars(select(Service)).one()
        assert [phone.number for phone in service.phones] == ["112", "113"]
        assert [language.code for language in service.languages] == ["ti", "nl"]
        assert service.places[0].opening_times[0].opens == time(10)
        assert (service.topics, service.audiences) == (("geld",), ())


def test_a_service_takes_along_what_hangs_on_it_and_nothing_else(database: Database) -> None:
    with database.writing() as session:
        session.add(a_full_service())
    with database.writing() as session:
        session.execute(delete(Service))
    with database.reading() as session:
        assert [count(session, child) for child in CHILDREN] == [0] * len(CHILDREN)
        assert [count(session, kept) for kept in (Partner, Location, Term)] == [1, 1, 1]


@pytest.mark.parametrize("record", [Partner, Location, Term])
def test_what_a_service_needs_cannot_go(database: Database, record: type[Any]) -> None:
    with database.writing() as session:
        session.add(a_full_service())
    with pytest.raises(IntegrityError), database.writing() as session:
        session.execute(delete(record))


@pytest.mark.parametrize(
    "make",
    [
        lambda: a_partner(name="Ook Woej"),
        lambda: a_location(name="Ook De Plint"),
        lambda: a_service(partner=a_partner(slug="senw")),
        lambda: Term(key="geld", kind="audience", name="Voor wie geld zoekt"),
        a_closure,
    ],
)
def test_a_slug_is_there_once(database: Database, make: Any) -> None:
    with database.writing() as session:
        session.add_all([a_full_service(), a_closure()])
    with pytest.raises(IntegrityError, match=r"(?i)unique"), database.writing() as session:
        session.add(make())


def test_a_service_is_at_a_place_once(database: Database) -> None:
    place = a_location()
    twice = [ServiceAtLocation(location=place), ServiceAtLocation(location=place)]
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(a_service(places=twice))


def test_a_term_links_only_as_what_it_is(database: Database) -> None:
    topic = Term(key="geld", kind="topic", name="Geld")
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(a_service(terms=[ServiceTerm(term=topic, kind="audience")]))
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(a_location(terms=[LocationTerm(term=topic)]))


def test_a_term_grows_on_a_tree_of_its_kind(database: Database) -> None:
    with database.writing() as session:
        money = Term(key="geld", kind="topic", name="Geld")
        session.add(Term(key="schulden", kind="topic", name="Schulden", parent=money))
    with database.reading() as session:
        parent = session.scalars(select(Term.id).where(Term.key == "geld")).one()
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(Term(key="jongeren", kind="audience", name="Jongeren", parent_id=parent))


def a_text(**values: Any) -> TextRow:
    key = {"entry": "service.ping-loket", "field": "summary", "locale": "en"}
    words = {"value": "You get help.", "source_digest": digest_of("U krijgt hulp.")}
    who = {"origin": "machine", "changed_by": "content", "changed_at": MOMENT}
    return TextRow(**key | words | who | values)


def test_a_text_knows_its_key_and_its_dutch(database: Database) -> None:
    with database.writing() as session:
        session.add(a_text())
    with database.reading() as session:
        text = session.scalars(select(TextRow)).one()
        assert text.key == "service.ping-loket.summary"
        assert text.made_from("U krijgt hulp.")
        assert not text.made_from("U krijgt nu hulp.")
        assert text.changed_at == MOMENT
        assert text.changed_at.tzinfo is UTC


def test_a_field_has_one_translation_in_a_locale(database: Database) -> None:
    with database.writing() as session:
        session.add_all([a_text(), a_text(locale="ar"), a_text(field="alert")])
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(a_text(value="You are helped."))


def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"), database.writing() as session:
        session.add(a_text(changed_at=MOMENT.replace(tzinfo=None)))


def test_other_hours_come_back_as_they_were(database: Database) -> None:
    hours = ((time(9), time(12, 30)), (time(22), time(2)))
    with database.writing() as session:
        session.add(a_closure(keeps="other hours", hours=hours))
    with database.reading() as session:
        closure = session.scalars(select(ClosureRow)).one()
        assert closure.hours == hours
        assert closure.target is None


def test_a_closure_knows_what_it_is_about(database: Database) -> None:
    with database.writing() as session:
        session.add(a_closure(scope="location", location=a_location()))
    with database.reading() as session:
        assert session.scalars(select(ClosureRow)).one().target == "de-plint"


@pytest.mark.parametrize(
    "deed", [delete(Change), update(Change).values(changed_by="nobody")], ids=["delete", "update"]
)
def test_history_is_not_rewritten(database: Database, deed: Any) -> None:
    with database.writing() as session:
        session.add(
            Change(
                changed_at=MOMENT,
                changed_by="content",
                through="content",
                entry="service.ping-loket",
                field="name",
                became='"PING"',
            )
        )
    with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
        session.execute(deed)
    with database.reading() as session:
        assert session.scalars(select(Change.changed_by)).all() == ["content"]


@pytest.mark.postgresql
def test_history_is_not_emptied(
    new_postgresql: Callable[[str], Database], migrated_template: str
) -> None:
    database = new_postgresql(migrated_template)
    with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
        session.connection().exec_driver_sql("TRUNCATE change")


def test_reading_changes_nothing(database: Database) -> None:
    read_only = re.compile("readonly|read-only", re.IGNORECASE)
    with pytest.raises(DBAPIError, match=read_only), database.reading() as session:
        session.execute(insert(Partner).values(slug="woej", name="Woej", source="M"))


def add_and_stumble(session: Session) -> None:
    session.add(a_partner())
    session.flush()
    raise LookupError


def test_an_error_leaves_everything_as_it_was(database: Database) -> None:
    with pytest.raises(LookupError), database.writing() as session:
        add_and_stumble(session)
    with database.reading() as session:
        assert count(session, Partner) == 0
