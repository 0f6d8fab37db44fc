"""Which schema this version works with, and which one the database has.

Apart from `migrating`, so that a server that only asks does not read all of Alembic first.
"""

from __future__ import annotations

from sqlalchemy import inspect, text

from routekaart.database import Database

HEAD = "0021"
"""The newest revision in `migrations/`; revisions are numbered in order."""


class WrongRevision(Exception):
    """The database has another schema than this version of Routekaart works with."""


def revision_of(database: Database) -> str | None:
    """The revision the database has; None when it is empty."""
    with database.reading() as session:
        if not inspect(session.connection()).has_table("alembic_version"):
            return None
        found: str | None = session.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def require_head(database: Database) -> None:
    """Raise WrongRevision unless the database has the schema this version works with."""
    current = revision_of(database)
    if current == HEAD:
        return
    require_known(current)
    raise WrongRevision(
        f"De database staat op versie {current or 'leeg'}, deze Routekaart werkt met "
        f"{HEAD}. Voer eerst `routekaart migrate` uit."
    )


def require_known(current: str | None, newest: str = HEAD) -> None:
    """Raise WrongRevision for a revision that comes after `newest`."""
    if current is not None and current > newest:
        raise WrongRevision(
            f"De database is van een nieuwere Routekaart (versie {current}) dan deze "
            f"({newest}). Gebruik de nieuwere Routekaart of zet een back-up terug."
        )
