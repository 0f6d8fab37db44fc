"""Whom professionals call: kept beside the catalogue, and by nobody overwritten unseen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from routekaart.catalogue.contact_persons import (
    MOST,
    THROUGH,
    Contact,
    ContactPerson,
    find_last_change,
    keep_contacts,
    list_contacts,
    seen,
)
from routekaart.catalogue.history import Change, ChangedMeanwhile, Way
from routekaart.catalogue.partners import Partner
from tests.contents import everything

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WOEJ = "partner.woej"
SAMIRA = Contact("Samira", "+31703008834", None, "Maandag en dinsdag.")
DESK = Contact("Balie", None, "balie@woej.nl", "")


@pytest.fixture(autouse=True)
def partner(database) -> None:
    with database.writing() as session:
        session.add(Partner(slug="woej", name="Woej", source="test"))


def put(database, *contacts: Contact, was: str = seen(()), hours: int = 0) -> None:
    way = Way(WOEJ, "Omar", THROUGH, NOW + timedelta(hours=hours))
    with database.writing() as session:
        keep_contacts(session, contacts, was, way)


def kept(database) -> tuple[Contact, ...]:
    with database.reading() as session:
        return list_contacts(session, WOEJ)


def test_they_are_kept_in_order_and_replaced_as_a_whole(database) -> None:
    put(database, SAMIRA, DESK)
    assert kept(database) == (SAMIRA, DESK)
    put(database, DESK, was=seen((SAMIRA, DESK)), hours=1)
    assert kept(database) == (DESK,)
    with database.reading() as session:
        assert len(session.scalars(select(ContactPerson)).all()) == 1


def test_who_did_not_see_the_last_change_overwrites_nothing(database) -> None:
    put(database, SAMIRA)
    with pytest.raises(ChangedMeanwhile):
        put(database, DESK)
    put(database, SAMIRA)  # a second tap finds what the first one kept
    assert kept(database) == (SAMIRA,)


def test_no_more_than_the_form_has(sqlite_database) -> None:
    with pytest.raises(ValueError, match="rows"):
        put(sqlite_database, *[DESK] * (MOST + 1))


def test_history_tells_of_a_change_and_not_who_they_are(database) -> None:
    put(database, SAMIRA)
    put(database, DESK, was=seen((SAMIRA,)), hours=1)
    put(database, was=seen((DESK,)), hours=2)
    told = [value for where, value in everything(database) if where.startswith("change.")]
    assert not any(word in each for each in told for word in ("Samira", "70300", "balie", "Balie"))
    with database.reading() as session:
        assert len(session.scalars(select(Change)).all()) == 3
        last = find_last_change(session, WOEJ)
        assert last is not None
        assert (last.changed_by, last.changed_at) == ("Omar", NOW + timedelta(hours=2))
