"""People with an account and a moment, for the tests of signing in."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pyotp
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.accounts.audit import AuditEvent
from routekaart.accounts.people import Invitation, Person, invite
from routekaart.accounts.second_steps import CodeApp, confirm_code_app, offer_code_app
from routekaart.database import Database

NOW = datetime(2026, 11, 23, 10, 0, 10, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)

ADDRESS = "samira@woej.example.org"


def let_in(
    database: Database, email: str = ADDRESS, role: Any = "key figure", now: datetime = NOW
) -> None:
    """Somebody is invited."""
    with database.writing() as session:
        invite(session, Invitation(email, "Samira", (role,)), "beheerder", now)


def person(session: Session, email: str = ADDRESS) -> Person:
    """Whoever has this address, also when their account has ended."""
    return session.scalars(select(Person).where(Person.email == email)).one()


def connect_app(database: Database, email: str = ADDRESS) -> tuple[str, list[str]]:
    """Gives the secret of their app and their recovery codes. The code of NOW is used up by it."""
    with database.writing() as session:
        who = person(session, email)
        secret = offer_code_app(session, who).secret
        codes = confirm_code_app(session, who, code_at(secret, NOW), NOW)
    assert codes is not None
    return secret, codes


def secret_of(session: Session, email: str = ADDRESS) -> str:
    return session.get_one(CodeApp, person(session, email).id).secret


def code_at(secret: str, moment: datetime) -> str:
    """What the app shows then."""
    return pyotp.TOTP(secret).at(moment)


def events(database: Database) -> list[tuple[str, str]]:
    """Of every event what happened, and about what, in the order in which it did."""
    with database.reading() as session:
        found = session.scalars(select(AuditEvent).order_by(AuditEvent.at)).all()
        return [(each.kind, each.about) for each in found]


def together(deeds: list[Callable[[], Any]]) -> list[Any]:
    """What each gave, all done at the very same moment."""
    ready = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> Any:
        ready.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def overlapping(
    database: Database, first: Callable[[Session], Any], second: Callable[[Session], Any]
) -> tuple[Any, Any]:
    """What each gave, where the second begins before the first is done.

    The pause only makes it likelier that the second has come as far as it can.
    """

    def follow() -> Any:
        with database.writing() as session:
            return second(session)

    with ThreadPoolExecutor(1) as pool:
        with database.writing() as session:
            gave = first(session)
            session.flush()
            later = pool.submit(follow)
            time.sleep(0.3)
        return gave, later.result()
