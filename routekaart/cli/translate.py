"""`routekaart translate`: every text out of code, templates and content into the gettext files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

import routekaart
from routekaart.cli.content_sources import read_sources
from routekaart.cli.reporting import refuse, refusing_clearly, tell_files
from routekaart.content_pack.problems import Problem
from routekaart.edition.page_origins import origins_file, read_origins
from routekaart.edition.page_pairs import pair_pieces
from routekaart.edition.pages import each_translated_page, stale_pages, updated_origins
from routekaart.language import extraction, glossary
from routekaart.language.catalogues import UNREADABLE, content_file, unread_problem
from routekaart.language.cldr import names_file, write_names
from routekaart.language.locales import LOCALES, TRANSLATED
from routekaart.settings import Settings

PACKAGE = Path(routekaart.__file__).parent


@click.command()
@click.option(
    "--check", is_flag=True, help="Schrijf niets; zeg wat er anders zou worden of ontbreekt."
)
@click.option("--compile", "only_compile", is_flag=True, help="Maak alleen de .mo-bestanden.")
def translate(check: bool, only_compile: bool) -> None:
    """Werk alle vertaalbestanden bij en maak ze klaar voor gebruik."""
    with refusing_clearly():
        settings = Settings.from_environment()
    if not only_compile:
        updated = _updated_files(settings)
        changed = {path: new for path, new in updated.items() if _content(path) != new}
        if check:
            _refuse_changes(changed, settings)
            return
        for path, new in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(new)
        tell_files("Bijgewerkt", changed)
    _compile(settings.translations_dir)


def _updated_files(settings: Settings) -> dict[Path, bytes]:
    """What every file of words should hold now. Ends the command when something is unreadable."""
    sources = read_sources(settings.content_dir)
    if sources.problems:
        # Going on would drop the translations of all that could not be read.
        refuse(sources.problems, "Niets vertaald")
    try:
        strings = extraction.extract_messages(PACKAGE)
    except extraction.UnreadableSource as broken:
        refuse([broken.problem], "Niets vertaald")
    folder = settings.translations_dir
    updated = {names_file(locale): write_names(locale) for locale in LOCALES}
    unread: list[Problem] = []
    for locale in TRANSLATED:
        messages, content = extraction.messages_file(folder, locale), content_file(folder, locale)
        for path in (messages, content):
            try:
                updated[path] = (
                    extraction.updated_messages(path, locale, strings)
                    if path == messages
                    else extraction.updated_content(path, locale, sources.dutch)
                )
            except UNREADABLE as error:
                unread.append(unread_problem(path, error))
        origins, problems = _page_origins(settings.content_dir / "pages", locale)
        updated |= origins
        unread += problems
    if unread:
        refuse(unread, "Niets vertaald")
    return updated


def _page_origins(pages: Path, locale: str) -> tuple[dict[Path, bytes], list[Problem]]:
    """Which Dutch the pages of a locale were made from; nothing for a locale without pages."""
    if problems := read_origins(pages, locale).problems:
        return {}, problems
    updated = updated_origins(pages, locale)
    return {origins_file(pages, locale): updated} if updated else {}, []


def _refuse_changes(changed: dict[Path, bytes], settings: Settings) -> None:
    problems = [
        *(Problem(path, 1, "Loopt achter: draai `make translate`.") for path in changed),
        *_untranslated(settings),
        *_strays(settings),
    ]
    if problems:
        refuse(problems, "De vertalingen zijn niet af")
    click.echo("De vertalingen zijn bij.")


def _untranslated(settings: Settings) -> Iterator[Problem]:
    for locale in TRANSLATED:
        yield from extraction.untranslated(settings.translations_dir, locale)
        yield from extraction.stale(settings.translations_dir, locale)
        yield from stale_pages(settings.content_dir / "pages", locale)


def _strays(settings: Settings) -> Iterator[Problem]:
    """Where a term of the glossary is called something else."""
    terms, problems = glossary.read_glossary(settings.translations_dir)
    yield from problems
    yield from glossary.problems(settings.translations_dir, terms)
    for locale, of_locale in terms.items():
        for page in each_translated_page(settings.content_dir / "pages", locale):
            for each in pair_pieces(page.dutch, page.translation):
                for says in glossary.find_strays(
                    of_locale, each.dutch.words, each.translation.words
                ):
                    yield Problem(page.file, each.translation.line, says)


def _compile(folder: Path) -> None:
    unread: list[Problem] = []
    for locale in TRANSLATED:
        try:
            extraction.compile_messages(folder, locale)
        except UNREADABLE as error:
            file = extraction.messages_file(folder, locale)
            unread.append(unread_problem(file, error))
    if unread:
        refuse(unread, "Niet alle vertalingen zijn klaar voor gebruik")


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
