"""`routekaart doctor`: what is configured, and what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from routekaart.catalogue.holiday_closures import find_last_holiday
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.cli.content_check import find_problems
from routekaart.cli.reporting import name_cause, refusing_clearly
from routekaart.cli.server import CannotStart, require_writable
from routekaart.database import Database
from routekaart.database.migrating import head
from routekaart.database.revision import WrongRevision, require_head
from routekaart.edition import publish, store
from routekaart.language.extraction import messages_file, untranslated
from routekaart.language.locales import TRANSLATED
from routekaart.mail.outbox import Backlog, backlog
from routekaart.search.index_folder import IndexFolder
from routekaart.settings import PREFIX, Settings

MOST_SHOWN = 10
"""Problems of one kind; the command that checks them tells all."""

HOLIDAYS_AHEAD = timedelta(days=183)
"""Public holidays are seeded up to the end of next year; half a year is left to do it again."""

LONGEST_WAIT = timedelta(hours=1)
"""Of a message. A mail server may be away for a while, and then somebody must look."""


class Finding(NamedTuple):
    """One line of the report."""

    is_good: bool
    says: str


@click.command()
def doctor() -> None:
    """Toon alle instellingen, en wat er mis is."""
    with refusing_clearly():
        settings = Settings.from_environment()
    for line in describe_settings(settings):
        click.echo(line)
    click.echo()
    findings = list(examine(settings, datetime.now(UTC)))
    for is_good, says in findings:
        click.echo(f"{'goed' if is_good else 'MIS '}  {says}")
    wrong = sum(not finding.is_good for finding in findings)
    if wrong:
        raise click.ClickException("1 ding is mis." if wrong == 1 else f"{wrong} dingen zijn mis.")


def describe_settings(settings: Settings) -> Iterator[str]:
    """Each setting with its value and where that comes from; passwords are not shown."""
    for each in fields(settings):
        name = f"{PREFIX}{each.name.upper()}"
        origin = "uit de omgeving" if name in os.environ else "standaard"
        yield f"{name} = {_shown(getattr(settings, each.name))}  ({origin})"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    text = str(value)
    if "://" not in text:
        return text
    try:
        return make_url(text).render_as_string(hide_password=True)
    except ArgumentError:
        return "(een adres dat niet te lezen is)"


def examine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Everything that has to be right for residents to be served. `now` is an aware moment."""
    yield _examine_data_folder(settings)
    yield from _examine_database(settings, now)
    yield _examine_edition(settings, now)
    yield from _examine_holidays(settings, now)
    yield from _examine_search(settings)
    yield from _examine_translations(settings)
    yield from _examine_content(settings, now)
    yield Finding(
        bool(settings.trusted_hosts or settings.public_url),
        f"Deze site antwoordt op: {_shown(settings.trusted_hosts)} {settings.public_url}".rstrip(),
    )


def _examine_data_folder(settings: Settings) -> Finding:
    return _try(
        lambda: require_writable(settings),
        f"In {settings.data_dir} kan geschreven worden.",
    )


def _examine_database(settings: Settings, now: datetime) -> Iterator[Finding]:
    database = Database(settings.database)
    try:
        reached = _try(
            lambda: require_head(database), f"De database antwoordt en staat op versie {head()}."
        )
        yield reached
        if reached.is_good:
            editions = publish.editions(database)
            says = f"Edities in de database: {len(editions)}"
            yield Finding(
                bool(editions),
                f"{says}, de nieuwste is {editions[0].number}." if editions else f"{says}.",
            )
            with database.reading() as session:
                mail = backlog(session, now)
            yield from examine_mail(settings, mail, now)
    finally:
        database.engine.dispose()


def examine_mail(settings: Settings, mail: Backlog, now: datetime) -> Iterator[Finding]:
    """Whether mail goes out, what waits too long and what was given up; never for whom."""
    host = urlsplit(settings.mail_url).hostname
    server = f"Mail gaat uit via {host}." if host else "Geen mailserver: berichten blijven wachten."
    yield Finding(True, f"{server} Nu wachten er {mail.waiting}.")
    if mail.oldest is not None and now - mail.oldest > LONGEST_WAIT:
        says = f"Al sinds {mail.oldest.astimezone(ZONE):%d-%m-%Y %H:%M} wacht er een bericht."
        yield Finding(False, says)
    for trouble, count in mail.troubles.items():
        why = trouble or "het kwam te laat"
        yield Finding(False, f"Berichten opgegeven in de laatste week: {count} ({why}).")


def _examine_edition(settings: Settings, now: datetime) -> Finding:
    published = store.newest(settings.editions_dir)
    if published is None:
        return Finding(False, f"In {settings.editions_dir} staat geen goede editie.")
    moment = published.published_at.astimezone(ZONE)
    days = (now - published.published_at).days
    age = "vandaag" if days < 1 else f"{days} {'dag' if days == 1 else 'dagen'} oud"
    count = len(published.edition.services)
    says = f"Bewoners lezen editie {published.number} van {moment:%d-%m-%Y %H:%M}"
    return Finding(True, f"{says} ({age}, {count} diensten).")


def _examine_holidays(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether residents are told in time that everything is closed."""
    published = store.newest(settings.editions_dir)
    if published is None:
        return
    last = find_last_holiday(published.edition.closures)
    if last is not None and last - now.astimezone(ZONE).date() >= HOLIDAYS_AHEAD:
        yield Finding(True, f"De feestdagen zijn bekend tot en met {last:%d-%m-%Y}.")
        return
    says = "De feestdagen zijn niet bekend"
    if last is not None:
        says = f"De feestdagen zijn maar bekend tot en met {last:%d-%m-%Y}"
    mend = "draai routekaart content load en dan edition publish, of voeg ze toe bij Sluitingen"
    yield Finding(False, f"{says}: {mend}.")


def _examine_search(settings: Settings) -> Iterator[Finding]:
    folder = settings.indexes_dir
    published = store.newest(settings.editions_dir)
    if folder.exists() and not folder.is_dir():
        yield Finding(False, f"{folder} is geen map: elk proces maakt nu zijn eigen zoekindex.")
    elif published is not None:
        index = IndexFolder(folder).open(published)
        says = f"De zoekindex van editie {published.number}"
        state = "wordt bij de start gemaakt" if index is None else f"heeft {len(index)} pagina's"
        yield Finding(True, f"{says} {state}.")


def _examine_translations(settings: Settings) -> Iterator[Finding]:
    for locale in TRANSLATED:
        source = messages_file(settings.translations_dir, locale)
        compiled = source.with_suffix(".mo")
        lacking = list(untranslated(settings.translations_dir, locale))
        if lacking:
            yield Finding(False, f"Vertaling {locale}: {len(lacking)} teksten zijn niet vertaald.")
        elif not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            says = "is nog niet gecompileerd (routekaart translate --compile)"
            yield Finding(False, f"Vertaling {locale} {says}.")
        else:
            yield Finding(True, f"Vertaling {locale} is volledig en gecompileerd.")


def _examine_content(settings: Settings, now: datetime) -> Iterator[Finding]:
    problems = find_problems(settings.content_dir, settings.translations_dir, now)
    for problem in problems[:MOST_SHOWN]:
        yield Finding(False, str(problem))
    if len(problems) > MOST_SHOWN:
        more = len(problems) - MOST_SHOWN
        yield Finding(False, f"… en nog {more} problemen: zie routekaart content check.")
    if not problems:
        yield Finding(True, f"De inhoud in {settings.content_dir} kan gepubliceerd worden.")


def _try(deed: Callable[[], None], says: str) -> Finding:
    try:
        deed()
    except (CannotStart, WrongRevision) as refusal:
        return Finding(False, str(refusal))
    except SQLAlchemyError as fault:
        return Finding(False, f"De database is niet te gebruiken ({name_cause(fault)}).")
    return Finding(True, says)
