"""A catalogue with two partners, and people who change it, for the tests of proposals."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.exporting import EntryRecords, described
from routekaart.catalogue.history import Change
from routekaart.catalogue.loading import load
from routekaart.catalogue.pack import PackPartner
from routekaart.catalogue.partners import Partner
from routekaart.database import Database
from routekaart.review import deciding, drafts
from routekaart.review.drafts import Both, Draft
from routekaart.review.proposals import Actor, Proposal
from tests.records.packs import a_pack, at, monday

PING = "service.ping"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SAMIRA, OMAR, OFFICER = "Samira", "Omar", "Anne"


def fill(database: Database, trusted: bool = False) -> None:
    """Load a service of Woej, open on Monday at De Plint, and one of another partner."""
    place = at("de-plint", opening_times=(monday(9, 12),))
    pack = a_pack(ping={"places": (place,)}, elders={"partner": "senw"})
    partners = {
        "woej": msgspec.structs.replace(pack.partners["woej"], trusted=trusted),
        "senw": PackPartner(name="S&W", source="M"),
    }
    with database.writing() as session:
        load(session, msgspec.structs.replace(pack, partners=partners), {}, "content", NOW)


def actor(name: str = SAMIRA, later: timedelta = timedelta()) -> Actor:
    return Actor(None, name, NOW + later)


def partners_of(session: Session, slug: str = "woej") -> tuple[uuid.UUID, ...]:
    return tuple(session.scalars(select(Partner.id).where(Partner.slug == slug)))


def draft_of(session: Session, entry: str = PING) -> Draft:
    found = drafts.find_draft(session, entry, partners_of(session))
    assert found is not None
    return found


def change(
    database: Database,
    by: str = SAMIRA,
    opened: Mapping[str, str] | None = None,
    entry: str = PING,
    **typed: Any,
) -> dict[str, Both]:
    """Somebody saves a section; `opened` is how the form stood when they opened it."""
    with database.writing() as session:
        draft = draft_of(session, entry)
        return drafts.save(session, draft, typed, opened or draft.digests, actor(by))


def submit(database: Database, entry: str = PING) -> bool:
    with database.writing() as session:
        return drafts.submit(session, draft_of(session, entry), actor())


def waiting(session: Session) -> Proposal:
    return session.scalars(select(Proposal).where(Proposal.state == "submitted")).one()


def approve(database: Database, later: timedelta = timedelta()) -> None:
    with database.writing() as session:
        found = waiting(session)
        seen = deciding.read_proposal(session, found).seen
        deciding.approve(session, found.id, seen, actor(OFFICER, later))


def live(database: Database, entry: str = PING) -> Any:
    """What the catalogue says now."""
    with database.reading() as session:
        return described(EntryRecords(session)[entry])


def changes(database: Database) -> list[tuple[str, str, str]]:
    """Of every change since the catalogue was loaded: by whom, of which entry, of which field."""
    with database.reading() as session:
        found = session.scalars(select(Change).where(Change.through != "content"))
        return sorted((each.changed_by, each.entry, each.field) for each in found)
