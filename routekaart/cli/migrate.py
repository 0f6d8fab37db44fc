"""`routekaart migrate`: make the database, or bring it up to this version."""

from __future__ import annotations

import click

from routekaart.cli.reporting import refusing_clearly
from routekaart.database import Database
from routekaart.database.migrating import head, upgrade
from routekaart.settings import Settings


@click.command()
def migrate() -> None:
    """Maak de database aan, of breng haar bij de tijd."""
    with refusing_clearly():
        database = Database(Settings.from_environment().database)
        database.create_file()
        before = upgrade(database)
    click.echo(_told(before, head()))


def _told(before: str | None, now: str) -> str:
    if before is None:
        return f"De database is gemaakt, versie {now}."
    if before == now:
        return f"De database is al bij de tijd, versie {now}."
    return f"De database is van versie {before} naar {now} gebracht."
