"""`routekaart migrate`: make the database, or bring it up to this version."""

from __future__ import annotations

import click
from sqlalchemy.exc import SQLAlchemyError

from routekaart.database import Database
from routekaart.database.migrating import head, upgrade
from routekaart.database.revision import WrongRevision
from routekaart.settings import Settings, UnusableSetting


@click.command()
def migrate() -> None:
    """Maak de database aan, of breng haar bij de tijd."""
    try:
        settings = Settings.from_environment()
        database = Database(settings.database_url or settings.database_file)
        database.create_file()
        before = upgrade(database)
    except (UnusableSetting, WrongRevision) as refusal:
        raise click.ClickException(str(refusal)) from None
    except (SQLAlchemyError, OSError) as fault:
        cause = getattr(fault, "orig", None) or fault
        says = f"De database is niet te gebruiken; er is niets veranderd ({cause})."
        raise click.ClickException(says) from None
    click.echo(_told(before, head()))


def _told(before: str | None, now: str) -> str:
    if before is None:
        return f"De database is gemaakt, versie {now}."
    if before == now:
        return f"De database is al bij de tijd, versie {now}."
    return f"De database is van versie {before} naar {now} gebracht."
