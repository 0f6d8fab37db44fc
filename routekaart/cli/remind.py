"""`routekaart remind`: what the server does by itself every day, by cron or by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.cli.reporting import refusing_clearly
from routekaart.cli.server import CannotStart, require_secret
from routekaart.database import Database
from routekaart.database.revision import require_head
from routekaart.mail.sending import send_due
from routekaart.reminders.send import Report, desk_of
from routekaart.reminders.send import remind as write_letters
from routekaart.settings import Settings
from routekaart.web.kit.dutch_hours import say_hours


@click.command(name="remind")
def remind() -> None:
    """Vraag partners of hun gegevens nog kloppen, en verstuur wat wacht. Mag vaker per dag."""
    now = datetime.now(UTC)
    with refusing_clearly(CannotStart):
        settings = Settings.from_environment()
        database = Database(settings.database)
        require_secret(settings)
        require_head(database)
        report = write_letters(database, desk_of(settings, say_hours), now.astimezone(ZONE))
        sent = _send_all(database, settings, now)
    click.echo(f"{_tell(report)} Verstuurd: {sent}.")


def _send_all(database: Database, settings: Settings, now: datetime) -> int:
    """Round after round, till nothing more can go out now; gives the number of letters."""
    total = 0
    while sent := send_due(database, settings, now):
        total += sent
    return total


def _tell(report: Report | None) -> str:
    """What was done, in numbers: who was written to is nobody's business."""
    if report is None:
        return "Vandaag is al gevraagd wat nog klopt."
    return (
        f"Brieven: {report.letters}. Diensten: {report.entries}. "
        f"Voor het programma: {report.for_the_programme}."
    )
