"""Looking at every website once on a day, by one process, and keeping what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import NamedTuple

import routekaart
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Database
from routekaart.database.duty import claim
from routekaart.settings import Settings
from routekaart.websites.line import Line
from routekaart.websites.mentions import take_turns
from routekaart.websites.records import forget, keep, read_websites
from routekaart.websites.standing import Standing, judge
from routekaart.websites.targets import read_target
from routekaart.websites.visiting import Finding, Manners, Stopped, visit

DUTY = "links"

Visit = Callable[[str, datetime], Finding]


class Report(NamedTuple):
    """How many were looked at, and how many are broken by now."""

    checked: int
    broken: int


def open_visits(settings: Settings, pause: Callable[[float], bool]) -> Visit:
    """Real visits, under our own name and with the address of the site, for whoever wonders."""
    agent = f"Routekaart/{routekaart.__version__} (+{settings.origin}; looks whether links work)"
    line, manners = Line(agent), Manners(pause)
    return lambda url, now: visit(url, line.ask, manners, now)


def check_all(
    database: Database, urls: Collection[str], visit: Visit, clock: Callable[[], datetime]
) -> Report | None:
    """Look at all of these; None when that was begun today already.

    The day is claimed first and each finding kept by itself, so that the database is never held
    while a server is waited for. What a process that is killed did not come to waits a day.
    """
    day = clock().astimezone(ZONE).date()
    with database.writing() as session:
        if not claim(session, DUTY, day):
            return None
        standings = {url: each.standing for url, each in read_websites(session).items()}
        forget(session, standings.keys() - set(urls))
    known = {url: standings.get(url, Standing()) for url in urls}
    checked = 0
    for url in take_turns(urls):
        if _is_left_alone(url, known, clock()):
            continue
        try:
            finding = visit(url, clock())
        except Stopped:
            break
        known[url] = judge(known[url], finding, day)
        _keep(database, url, known[url], day)
        checked += 1
    return Report(checked, sum(each.is_broken for each in known.values()))


def _is_left_alone(url: str, known: dict[str, Standing], now: datetime) -> bool:
    """Whether its host asked to come back later, by this address or another."""
    host = _host_of(url)
    return any(
        each.not_before is not None and each.not_before > now and _host_of(other) == host
        for other, each in known.items()
    )


def _host_of(url: str) -> str:
    target = read_target(url)
    return target.host if target else ""


def _keep(database: Database, url: str, standing: Standing, day: date) -> None:
    with database.writing() as session:
        keep(session, url, standing, day)
