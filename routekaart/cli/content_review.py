"""A language to a neighbour and back: `content export --for-review` and `content import-review`."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click

from routekaart.cli.content_sources import read_sources
from routekaart.cli.language_review import LanguageReview, UnreadableLanguage
from routekaart.cli.reporting import refuse, tell_files
from routekaart.content_pack.whole_files import write_whole
from routekaart.language.reviewing.review_text import ReviewText
from routekaart.language.reviewing.sheet_reading import LARGEST, UnusableSheet, read_sheet
from routekaart.language.reviewing.sheet_writing import TooLong, write_sheet
from routekaart.language.reviewing.verdicts import Row, Verdict, weigh_all
from routekaart.settings import Settings


def export_for_review(settings: Settings, locale: str, file: Path | None) -> None:
    """Write a sheet of this locale; never over a file, which a neighbour may have filled in."""
    file = file or Path(f"nakijken-{locale}.xlsx")
    if file.exists():
        says = f"{file} bestaat al, en er kan werk van iemand in staan; kies een andere naam."
        raise click.ClickException(says)
    language = _read(settings, locale, "Niets geschreven")
    texts = language.texts()
    try:
        write_whole({file: write_sheet(texts, locale, language.say)})
    except TooLong as text:
        raise click.ClickException(f"De tekst '{text}' is te lang voor een blad.") from None
    click.echo(f"{len(texts)} teksten om na te kijken staan in {file}.")


def import_review(settings: Settings, file: Path, day: date) -> None:
    """Take over what a neighbour said on `day`, and tell what could not be."""
    try:
        with file.open("rb") as workbook:
            sheet = read_sheet(workbook.read(LARGEST + 1))
    except UnusableSheet as refusal:
        raise click.ClickException(str(refusal)) from None
    language = _read(settings, sheet.locale, "Niets overgenomen")
    texts = {text.code: text for text in language.texts()}
    verdicts = weigh_all(sheet.rows, texts)
    standing = {row.code: verdict for row, verdict in verdicts if verdict.stands}
    waiting = language.waiting(standing)
    files = language.take_over(standing, day)
    write_whole(files)
    _tell_conflicts(verdicts, texts)
    tell_files("Bijgewerkt", files)
    click.echo(_summary(verdicts, waiting))


def _read(settings: Settings, locale: str, otherwise: str) -> LanguageReview:
    sources = read_sources(settings.content_dir)
    if sources.problems:
        refuse(sources.problems, otherwise)
    try:
        return LanguageReview(settings, sources, locale)
    except UnreadableLanguage as unreadable:
        refuse(unreadable.problems, otherwise)


def _tell_conflicts(verdicts: list[tuple[Row, Verdict]], texts: dict[str, ReviewText]) -> None:
    for row, verdict in verdicts:
        if verdict.kind == "conflict":
            where = texts[row.code].place.words if row.code in texts else "onbekend"
            click.echo(f"Rij {row.number} ({where}): {verdict.says} In de rij: '{verdict.words}'.")


def _summary(verdicts: list[tuple[Row, Verdict]], waiting: set[str]) -> str:
    count = Counter(verdict.kind for row, verdict in verdicts if row.code not in waiting)
    parts = [
        f"{count['reviewed']} goed bevonden",
        f"{count['bettered']} verbeterd",
        f"{count['conflict']} niet overgenomen",
    ]
    if count["known"]:
        parts.append(f"{count['known']} al eerder nagekeken")
    if waiting:
        parts.append(f"{len(waiting)} nog niet af (kijk alle vormen van die zin na)")
    return f"Nagekeken: {', '.join(parts)}."
