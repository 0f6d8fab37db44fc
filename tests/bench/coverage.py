"""How long the pages of the programme take that lay all services beside all goals: of a thousand
services, each beside two goals, and of a year in which all were used in two languages every day."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from routekaart.accounts import sessions
from routekaart.accounts.people import Invitation, invite
from routekaart.application import create_app
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.projection import as_json
from routekaart.database import Database
from routekaart.edition.entries import Edition
from routekaart.edition.store import Published
from routekaart.programme.entries import Link
from routekaart.programme.records import ProgrammeEntry, read_programme
from routekaart.settings import Settings
from routekaart.signals.counts import DailyCount
from routekaart.web.kit.cookies import COOKIE
from tests.bench.measured import Measured, at_most
from tests.bench.searching import grow
from tests.real_site import Reading

SERVICES, DAYS, BUDGET = 1_000, 365, 200.0
"""The last in milliseconds."""

TURNS = 7
"""Of which the least counts: what else the machine does can only add to it."""

USE = "/programma/gebruik"
PAGES = {
    "/programma/doelen": "goals and who works on them",
    "/programma/doelen?per=plek": "  by place",
    "/programma/doelen?per=doelgroep": "  by audience",
    "/programma/doelen?per=taal": "  by language",
    USE: "use of each goal",
}


def coverage(settings: Settings, published: Published) -> Iterator[Measured]:
    """`settings` are of a site of its own; its database is filled here."""
    edition = grow(published.edition, SERVICES)
    database = Database(settings.database)
    now = datetime.now(ZONE)
    with database.writing() as session:
        _link(session, edition)
        _count(session, edition, now.date())
        token = _invite(session, now)
    grown = Published(1, now, f"{SERVICES:064}", "", None, edition)
    app = create_app(settings, current=Reading(grown))  # type: ignore[arg-type]
    client = _sign_in(app, token)
    first = _ask(client, USE)
    yield Measured(
        f"adding up a year of counts of {SERVICES:,} services, once a day", f"{first:.0f} ms"
    )
    for path, what in PAGES.items():
        least = min(_ask(client, path) for _ in range(TURNS))
        yield at_most(f"{what}, {SERVICES:,} services", least, BUDGET, "ms")


def _link(session: Session, edition: Edition) -> None:
    """The second goal of each is another one than its first."""
    goals = [*read_programme(session).goals]
    rows = []
    for number, slug in enumerate(edition.services):
        for goal in (goals[number % len(goals)], goals[(number * 7 + 1) % len(goals)]):
            link = Link(
                service=slug, goal=goal, strength="direct", says="Zo helpt het.", source="M"
            )
            rows.append({"name": f"link.bench-{slug}-{goal}", "content": as_json(link)})
    named = {row["name"]: row for row in rows}
    session.execute(insert(ProgrammeEntry), [*named.values()])


def _count(session: Session, edition: Edition, today: date) -> None:
    for back in range(1, DAYS + 1):
        day = today - timedelta(days=back)
        rows = [
            {"kind": "service", "key": slug, "day": day, "locale": locale, "number": 3}
            for slug in edition.services
            for locale in ("nl", "ar")
        ]
        session.execute(insert(DailyCount), rows)


def _invite(session: Session, now: datetime) -> str:
    invitation = Invitation("bench@example.org", "Bench", ("officer",), ())
    person = invite(session, invitation, "bench", now)
    return sessions.begin(session, person, now, "Bench", second_step=True)


def _sign_in(app: Flask, token: str) -> FlaskClient:
    client = app.test_client()
    client.set_cookie(COOKIE, token, domain="localhost", secure=True)
    return client


def _ask(client: FlaskClient, path: str) -> float:
    """Milliseconds. Raises RuntimeError for anything but a page."""
    since = time.perf_counter()
    answer = client.get(path, base_url="https://localhost")
    spent = (time.perf_counter() - since) * 1e3
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return spent
