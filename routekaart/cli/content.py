"""`routekaart content`: check, load and write back the content pack."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.cli import content_loading as loading
from routekaart.cli.content_check import find_problems
from routekaart.cli.content_export import RefusedExport, copy_rest, export_catalogue
from routekaart.cli.content_review import export_for_review, import_review
from routekaart.cli.plain_language import find_warnings
from routekaart.cli.reporting import refuse, refusing_clearly, tell_warnings
from routekaart.database import Database
from routekaart.database.revision import require_head
from routekaart.edition.build import BrokenEdition
from routekaart.language.locales import TRANSLATED
from routekaart.settings import Settings


@click.group()
def content() -> None:
    """De inhoud: wat er in de map `content` en in de vertalingen staat."""


@content.command()
def check() -> None:
    """Noem alles wat er mis is, en welk Nederlands eenvoudiger kan, met bestand en regel."""
    with refusing_clearly():
        settings = Settings.from_environment()
        now = datetime.now(UTC)
        problems = find_problems(settings.content_dir, settings.translations_dir, now)
        warnings = find_warnings(settings.content_dir)
    tell_warnings(warnings)
    if problems:
        refuse(problems, "De inhoud is niet in orde")
    click.echo("De inhoud is in orde.")


@content.command(name="load")
def load_content() -> None:
    """Laad catalogus en programma in de database; wat mensen daar wijzigden, blijft staan."""
    with refusing_clearly():
        settings = Settings.from_environment()
        try:
            report = loading.load_content(
                _database(settings), settings, "content load", datetime.now(UTC)
            )
        except BrokenEdition as broken:
            refuse(broken.problems, "Niets geladen")
    click.echo(str(report))


@content.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--for-review",
    "locale",
    type=click.Choice(TRANSLATED),
    help="Schrijf alle teksten van een taal naar een XLSX-bestand om na te kijken.",
)
def export(folder: Path | None, locale: str | None) -> None:
    """Schrijf de catalogus terug naar de bestanden, of alle inhoud naar FOLDER.

    Met --for-review is FOLDER de naam van het XLSX-bestand.
    """
    with refusing_clearly(RefusedExport):
        settings = Settings.from_environment()
        if locale is not None:
            export_for_review(settings, locale, folder)
            return
        if folder is not None and folder.is_file():
            raise click.BadParameter(f"{folder} is een bestand, geen map.")
        database = _database(settings)
        content_dir, translations_dir = settings.content_dir, settings.translations_dir
        if folder is not None:
            content_dir, translations_dir = copy_rest(content_dir, translations_dir, folder)
        with database.reading() as session:
            export_catalogue(session, content_dir, translations_dir)
    click.echo(f"De catalogus staat in {content_dir / 'catalogue'}.")
    click.echo(f"Het programma staat in {content_dir / 'programme'}.")


@content.command(name="import-review")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take_review(file: Path) -> None:
    """Neem over wat iemand nakeek in FILE; zeg wat niet overgenomen kon worden."""
    with refusing_clearly():
        import_review(Settings.from_environment(), file, datetime.now(ZONE).date())


def _database(settings: Settings) -> Database:
    database = Database(settings.database)
    require_head(database)
    return database
