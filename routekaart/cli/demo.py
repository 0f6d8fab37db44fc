"""`routekaart demo`: the site with all its content, from nothing, in one command."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from sqlalchemy.exc import SQLAlchemyError

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.cli.content_loading import load_content
from routekaart.cli.reporting import refusing_clearly
from routekaart.cli.server import (
    CannotStart,
    require_port,
    require_secret,
    require_writable,
    run_server,
)
from routekaart.database import Database
from routekaart.database.migrating import upgrade
from routekaart.edition import publish, store
from routekaart.edition.build import BrokenEdition, builder
from routekaart.edition.store import Published
from routekaart.settings import Settings


@click.command()
def demo() -> None:
    """Maak alles klaar (database, inhoud, editie) en start de site."""
    with refusing_clearly(CannotStart):
        settings = Settings.from_environment()
        require_port(settings)
        _prepare_or_keep(settings)
    run_server(settings, _choose_worker(settings))


def _choose_worker(settings: Settings) -> str:
    """With examples to sign in as, unless other machines could use them too."""
    from routekaart.web.accounts.demo import stays_here

    if stays_here(settings):
        return "make_demo_worker"
    click.echo("Andere computers kunnen hierbij; daarom logt niemand in als voorbeeld.")
    return "make_worker"


def prepare(settings: Settings, now: datetime) -> Published:
    """Migrate, load the content pack, and publish what changed; a second time changes nothing.

    `now` is an aware moment. Raises CannotStart or WrongRevision when there can be no database,
    BrokenEdition when the content may not be published; then the last edition is still there.
    """
    require_writable(settings)
    require_secret(settings)
    database = Database(settings.database)
    try:
        database.create_file()
        upgrade(database)
        load_content(database, settings, "content", now)
        day = now.astimezone(ZONE).date()
        build = builder(settings.content_dir, settings.translations_dir, day)
        return publish.publish_at_start(database, settings.editions_dir, build, now)
    except (SQLAlchemyError, OSError) as fault:
        cause = getattr(fault, "orig", None) or fault
        raise CannotStart(f"De database is niet te gebruiken: {cause}.") from fault
    finally:
        # The server's processes are forked off this one and must not share its connections.
        database.engine.dispose()


def _prepare_or_keep(settings: Settings) -> None:
    """Content with mistakes never takes the site down: the last edition goes on."""
    try:
        published = prepare(settings, datetime.now(UTC))
    except BrokenEdition as broken:
        kept = store.newest(settings.editions_dir)
        if kept is None:
            raise CannotStart(f"De inhoud kan niet gepubliceerd worden:\n{broken}") from broken
        click.echo(f"De inhoud kan niet gepubliceerd worden:\n{broken}", err=True)
        click.echo(f"Bewoners lezen editie {kept.number}, die al gepubliceerd was.", err=True)
    else:
        count = len(published.edition.services)
        click.echo(f"Editie {published.number} staat klaar: {count} diensten.")
