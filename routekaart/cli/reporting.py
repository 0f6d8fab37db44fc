"""How commands tell of problems: each on a line of its own, with a count, or one clear sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
from sqlalchemy.exc import SQLAlchemyError

from routekaart.content_pack.problems import Problem
from routekaart.database.revision import WrongRevision
from routekaart.settings import UnusableSetting


@contextmanager
def refusing_clearly(*refusals: type[Exception]) -> Iterator[None]:
    """End the command in one clear sentence when settings, database or disk refuse.

    `refusals` are of the command itself; they say why in their own words.
    """
    expected: tuple[type[Exception], ...] = (UnusableSetting, WrongRevision, *refusals)
    try:
        yield
    except expected as refusal:
        raise click.ClickException(str(refusal)) from None
    except SQLAlchemyError as fault:
        says = "De database is niet te gebruiken; er is niets veranderd"
        raise click.ClickException(f"{says} ({name_cause(fault)}).") from None
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        raise click.ClickException(f"{where}{fault.strerror}.") from None


def name_cause(fault: SQLAlchemyError) -> str:
    """What the database itself says, without the statement that was tried."""
    return str(getattr(fault, "orig", None) or type(fault).__name__)


def refuse(problems: Collection[Problem | str], what: str) -> NoReturn:
    """Print every problem as `file:line: says`, then end with status 1 and one sentence.

    `what` begins that sentence: what was not done.
    """
    for problem in problems:
        click.echo(_near(problem) if isinstance(problem, Problem) else problem)
    count = "1 probleem" if len(problems) == 1 else f"{len(problems)} problemen"
    raise click.ClickException(f"{what}: {count}.")


def tell_warnings(warnings: Collection[Problem]) -> None:
    """Print what could be simpler, marked as such, with a count; nothing is refused for it."""
    for each in warnings:
        click.echo(_near(each._replace(says=f"Eenvoudiger: {each.says}")))
    if warnings:
        count = "1 plek" if len(warnings) == 1 else f"{len(warnings)} plekken"
        click.echo(f"Op {count} kan het Nederlands eenvoudiger; dat houdt niets tegen.")


def tell_files(verb: str, files: Iterable[Path]) -> None:
    """Print what was done to each file."""
    for file in files:
        click.echo(f"{verb}: {_short(file)}")


def _near(problem: Problem) -> str:
    return str(problem._replace(file=_short(problem.file)))


def _short(file: Path) -> Path:
    """The path as one would type it here."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
