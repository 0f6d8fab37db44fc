"""`routekaart content`: check, load and write back the content pack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from routekaart.catalogue.loading import RefusedLoad, load
from routekaart.catalogue.pack_files import read_pack
from routekaart.cli.content_check import find_problems
from routekaart.cli.content_export import RefusedExport, copy_rest, export_catalogue
from routekaart.cli.reporting import refuse
from routekaart.database import Database
from routekaart.database.revision import WrongRevision, require_head
from routekaart.language.catalogues import read_translations
from routekaart.settings import Settings, UnusableSetting


@click.group()
def content() -> None:
    """De inhoud: wat er in de map `content` en in de vertalingen staat."""


@content.command()
def check() -> None:
    """Noem alles wat er mis is, met bestand en regel."""
    with _clear_refusals():
        settings = Settings.from_environment()
        now = datetime.now(UTC)
        problems = find_problems(settings.content_dir, settings.translations_dir, now)
    if problems:
        refuse(problems, "De inhoud is niet in orde")
    click.echo("De inhoud is in orde.")


@content.command(name="load")
def load_content() -> None:
    """Laad de catalogus in de database; wat mensen daar wijzigden, blijft staan."""
    with _clear_refusals():
        settings = Settings.from_environment()
        pack, problems = read_pack(settings.content_dir / "catalogue")
        if pack is None:
            refuse(problems, "Niets geladen")
        texts = read_translations(settings.translations_dir)
        with _database(settings).writing() as session:
            report = load(session, pack, texts, by="content load", now=datetime.now(UTC))
    click.echo(str(report))


@content.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path | None) -> None:
    """Schrijf de catalogus terug naar de bestanden, of alle inhoud naar FOLDER."""
    with _clear_refusals():
        settings = Settings.from_environment()
        database = _database(settings)
        content_dir, translations_dir = settings.content_dir, settings.translations_dir
        if folder is not None:
            content_dir, translations_dir = copy_rest(content_dir, translations_dir, folder)
        with database.reading() as session:
            export_catalogue(session, content_dir, translations_dir)
    click.echo(f"De catalogus staat in {content_dir / 'catalogue'}.")


def _database(settings: Settings) -> Database:
    database = Database(settings.database_url or settings.database_file)
    require_head(database)
    return database


@contextmanager
def _clear_refusals() -> Iterator[None]:
    """What goes wrong ends as one clear sentence."""
    try:
        yield
    except (RefusedExport, RefusedLoad, UnusableSetting, WrongRevision) as refusal:
        raise click.ClickException(str(refusal)) from None
    except SQLAlchemyError as fault:
        cause = getattr(fault, "orig", None) or type(fault).__name__
        raise click.ClickException(f"De database is niet te gebruiken ({cause}).") from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}.") from None
