"""`routekaart links`: whether the websites of entries still answer, by cron or by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import click

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.cli.reporting import refusing_clearly
from routekaart.cli.server import CannotStart
from routekaart.database import Database
from routekaart.database.revision import require_head
from routekaart.edition import store
from routekaart.settings import Settings
from routekaart.websites.checking import Report, check_all, open_visits
from routekaart.websites.mentions import find_mentions


@click.group()
def links() -> None:
    """De websites waar bewoners heen gaan."""


@links.command(name="check")
def check() -> None:
    """Kijk of elke website nog antwoordt. Eén keer per dag; het duurt een paar minuten."""
    with refusing_clearly(CannotStart):
        settings = Settings.from_environment()
        database = Database(settings.database)
        require_head(database)
        published = store.newest(settings.editions_dir)
        if published is None:
            raise CannotStart("Er is nog geen editie. Begin met `routekaart edition publish`.")
        today = datetime.now(ZONE).date()
        visits = open_visits(settings, _pause)
        urls = find_mentions(published.edition, today).keys()
        report = check_all(database, urls, visits, lambda: datetime.now(UTC))
    click.echo(_tell(report))


def _pause(seconds: float) -> bool:
    time.sleep(seconds)
    return False


def _tell(report: Report | None) -> str:
    if report is None:
        return "Vandaag is al gekeken of de links werken."
    return f"Websites bekeken: {report.checked}. Werken niet meer: {report.broken}."
