"""A statement that was written out for one test serves all others.

Each test has a database of its own, and SQLAlchemy keeps statements for each apart. In a process
that serves the site there is one database, so nothing that is tested goes any other way.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

MANY = 2_000
"""More than there are."""


def share_statements() -> None:
    """From here on, for every database that is made."""
    written: LRUCache[Any, Any] = LRUCache(MANY)
    DefaultDialect.__eq__ = _is_alike  # type: ignore[method-assign]
    DefaultDialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]

    @event.listens_for(Engine, "engine_connect")
    def use(connection: Connection) -> None:
        connection.execution_options(compiled_cache=written)


def _is_alike(one: DefaultDialect, other: object) -> bool:
    return type(one) is type(other)
