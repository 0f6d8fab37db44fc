"""The server looks at websites at night only, once, and whatever happens to the database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Database
from routekaart.edition.entries import Edition, Partner, Service
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap
from routekaart.settings import Settings
from routekaart.websites import checking
from routekaart.websites.mentions import Mention, find_mentions
from routekaart.websites.nightly import Nightly
from routekaart.websites.visiting import Finding
from tests.faults.patience import until

NIGHT = datetime(2026, 11, 23, 2, 0, tzinfo=ZONE)
DAY = NIGHT.date()


def a_service(slug: str, url: str | None, **differs) -> Service:
    return Service(
        slug, slug.title(), "ping", Text("x"), assured_on=date(2026, 1, 1), url=url, **differs
    )


def an_edition(*services: Service) -> Edition:
    partner = Partner("ping", "PING", website="https://ping.example/")
    by_slug = {each.slug: each for each in services}
    return Edition(RouteMap("a", {}, {}, (), "b"), by_slug, {}, {"ping": partner}, {})


EDITION = an_edition(
    a_service("loket", "https://ping.example/loket"),
    a_service("koffie", "https://ping.example/"),
    a_service("gestopt", "https://oud.example/", valid_to=DAY - timedelta(1)),
    a_service("thuis", None),
)


def test_what_residents_are_sent_to_is_looked_at_and_nothing_else() -> None:
    found = find_mentions(EDITION, DAY)
    assert found == {
        "https://ping.example/": [
            Mention("partner.ping", "PING", "ping"),
            Mention("service.koffie", "Koffie", "ping"),
        ],
        "https://ping.example/loket": [Mention("service.loket", "Loket", "ping")],
    }


@pytest.fixture
def visited(monkeypatch) -> list[str]:
    found: list[str] = []

    def visit(url: str, _now: datetime) -> Finding:
        found.append(url)
        return Finding()

    monkeypatch.setattr(checking, "open_visits", lambda *_: visit)
    return found


Make = Callable[..., Nightly]


@pytest.fixture
def nightly(sqlite_database: Database, tmp_path) -> Make:
    def make(now: datetime = NIGHT, edition: Edition | None = EDITION) -> Nightly:
        settings = Settings(data_dir=tmp_path, check_links=True)
        return Nightly(sqlite_database, settings, lambda: now, lambda: edition, every=0.02)

    return make


def test_a_night_is_done_once(nightly: Make, visited: list[str]) -> None:
    for _ in range(2):
        nightly().look()
    assert visited == ["https://ping.example/", "https://ping.example/loket"]


@pytest.mark.parametrize("hour", [0, 1, 6, 12, 23])
def test_nobody_is_asked_by_day(nightly: Make, visited: list[str], hour: int) -> None:
    nightly(NIGHT.replace(hour=hour)).look()
    assert visited == []


def test_before_the_first_edition_there_is_nothing_to_look_at(nightly: Make, visited) -> None:
    nightly(edition=None).look()
    nightly().look()
    assert len(visited) == 2


def test_a_database_that_is_gone_is_said_and_found_again(
    nightly: Make, visited, sqlite_database: Database, caplog
) -> None:
    caplog.set_level(logging.INFO)
    aside = sqlite_database.file.rename(sqlite_database.file.with_name("aside"))
    thread = nightly()
    thread.start()
    try:
        assert until(lambda: "links could not be looked at" in caplog.text)
        aside.rename(sqlite_database.file)
        thread.stop()
        thread.start()
        assert until(lambda: "links: 2 looked at, 0 broken" in caplog.text)
    finally:
        thread.stop()
