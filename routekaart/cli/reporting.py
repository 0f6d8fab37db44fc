"""How commands tell of problems: each on a line of its own, and a count at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NoReturn

import click

from routekaart.content_pack.problems import Problem


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
