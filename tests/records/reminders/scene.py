"""A catalogue with a few entries, people who edit them, and letters to read."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.accounts.people import Invitation, Person, invite
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.phones import Phone
from routekaart.catalogue.services import Service, ServiceAtLocation
from routekaart.database import Database
from routekaart.mail.outbox import Message
from routekaart.reminders.asked import AskedRow
from routekaart.reminders.links import ConfirmLinks
from routekaart.reminders.send import Desk, Report, remind

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
LONG_AGO = TODAY - 200 * DAY
ORIGIN = "https://routekaart.example.nl"
SAMIRA, OMAR = "samira@example.org", "omar@example.org"
LINKS = ConfirmLinks(b"a secret that only this site knows")


def say_hours(times: Sequence[OpeningTime], _today: date) -> list[str]:
    return [f"dag {each.weekday}, {each.opens:%H.%M} uur" for each in times if each.opens]


DESK = Desk(LINKS, say_hours, ORIGIN)


def a_partner(database: Database, slug: str = "woej", **services: date | dict) -> uuid.UUID:
    """A partner with services by slug: the day each was assured on, or all its fields."""
    with database.writing() as session:
        partner = Partner(slug=slug, name=slug.capitalize(), source="M")
        session.add(partner)
        for name, known in services.items():
            fields = known if isinstance(known, dict) else {"assured_on": known}
            session.add(a_service(name.replace("_", "-"), partner, **fields))
        session.flush()
        return partner.id


def a_service(slug: str, partner: Partner, **fields: object) -> Service:
    known = {
        "name": slug.capitalize(),
        "summary": "U krijgt hulp.",
        "assured_on": TODAY,
        "assured_by": "content",
        "source": "M",
        "phones": [Phone(number="+31703008834")],
    }
    return Service(slug=slug, partner=partner, **known | fields)


def a_place(name: str = "De Plint") -> ServiceAtLocation:
    return ServiceAtLocation(
        location=Location(
            slug=name.lower().replace(" ", "-"),
            name=name,
            assured_on=TODAY,
            assured_by="content",
            source="M",
        ),
        opening_times=[OpeningTimeRow(weekday=0, opens=time(9), closes=time(12))],
    )


def let_edit(database: Database, email: str, *partners: uuid.UUID, name: str = "Samira") -> None:
    with database.writing() as session:
        invite(session, Invitation(email, name, ("partner editor",), partners), "test", NOW)


def person(session: Session, email: str) -> Person:
    return session.scalars(select(Person).where(Person.email == email)).one()


def service(session: Session, slug: str) -> Service:
    return session.scalars(select(Service).where(Service.slug == slug)).one()


def run(database: Database, days: int = 0) -> Report | None:
    """What a run does, so many days from now."""
    return remind(database, DESK, NOW + days * DAY)


def letters(database: Database, days: int = 0) -> dict[str, str]:
    """The letters written on a day, by recipient: nobody has two."""
    moment = NOW + days * DAY
    with database.reading() as session:
        found = session.scalars(select(Message).where(Message.created_at == moment)).all()
    assert len({each.recipient for each in found}) == len(found)
    return {each.recipient: f"{each.subject}\n{each.text}" for each in found}


def told(database: Database, days: int = 0) -> dict[str, set[str]]:
    """The entries in each letter of a day, by recipient."""
    return {
        email: {
            name.lower()
            for name in re.findall(r"^([A-Z][\w-]+)\n.+ gecontroleerd op", text, re.MULTILINE)
        }
        for email, text in letters(database, days).items()
    }


def tokens(text: str) -> list[str]:
    return re.findall(rf"{ORIGIN}/bevestigen/([\w.-]+)", text)


def asked(database: Database) -> list[AskedRow]:
    with database.reading() as session:
        return list(session.scalars(select(AskedRow).order_by(AskedRow.round, AskedRow.kind)))
