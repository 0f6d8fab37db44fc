"""`routekaart edition`: publish what the catalogue and the route map say now, or go back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.cli.reporting import refuse, refusing_clearly
from routekaart.database import Database
from routekaart.database.revision import require_head
from routekaart.edition import publish
from routekaart.edition.build import BrokenEdition, builder
from routekaart.edition.store import DamagedEdition
from routekaart.settings import Settings


@click.group(name="edition")
def edition() -> None:
    """De edities: wat bewoners lezen."""


@edition.command(name="publish")
@click.option("--note", default="", help="Waarom; staat in de lijst.")
def publish_edition(note: str) -> None:
    """Maak een nieuwe editie van de catalogus en de routekaart, en publiceer haar."""
    now = datetime.now(UTC)
    with _ready() as (settings, database):
        day = now.astimezone(ZONE).date()
        build = builder(settings.content_dir, settings.translations_dir, day)
        done = publish.build_and_publish(database, settings.editions_dir, build, now, note)
    if done.published_at == now:
        click.echo(f"Editie {done.number} is gepubliceerd: {len(done.edition.services)} diensten.")
    else:
        click.echo(f"Er is niets veranderd: editie {done.number} blijft.")


@edition.command(name="list")
def list_editions() -> None:
    """Toon alle edities, de nieuwste eerst: die lezen bewoners."""
    with _ready() as (_, database):
        found = publish.editions(database)
    for each in found:
        moment = f"{each.published_at.astimezone(ZONE):%d-%m-%Y %H:%M}"
        back = f"terug naar editie {each.rolled_back_to}" if each.rolled_back_to else ""
        click.echo("  ".join(filter(None, (f"{each.number:>5}", moment, back, each.note))))
    if not found:
        click.echo("Er is nog geen editie. Maak de eerste met: routekaart edition publish")


@edition.command(name="rollback")
@click.argument("number", type=click.IntRange(min=1))
def roll_back(number: int) -> None:
    """Laat bewoners weer lezen wat in editie NUMBER stond."""
    with _ready() as (settings, database):
        done = publish.rollback(database, settings.editions_dir, number, datetime.now(UTC))
    click.echo(f"Editie {done.number} is gepubliceerd, met de inhoud van editie {number}.")


@contextmanager
def _ready() -> Iterator[tuple[Settings, Database]]:
    """The settings and a database of this version; what goes wrong ends as one clear message."""
    with refusing_clearly(), _refusing_editions():
        settings = Settings.from_environment()
        database = Database(settings.database)
        require_head(database)
        yield settings, database


@contextmanager
def _refusing_editions() -> Iterator[None]:
    try:
        yield
    except BrokenEdition as broken:
        refuse(broken.problems, "Niet gepubliceerd, de vorige editie blijft staan")
    except publish.UnknownEdition as unknown:
        raise click.ClickException(f"Editie {unknown} bestaat niet.") from None
    except publish.AlreadyCurrent as current:
        says = f"Dat lezen bewoners al: het staat in editie {current}, de nieuwste."
        raise click.ClickException(says) from None
    except DamagedEdition as damage:
        raise click.ClickException(f"Die editie is niet meer te lezen ({damage}).") from None
