"""All that a database holds, to look for what may not be there or to see that nothing changed."""

from __future__ import annotations

from sqlalchemy import inspect, text

from routekaart.database import Database


def everything(database: Database) -> list[tuple[str, str]]:
    """Every value with the table and column in which it stands."""
    with database.reading() as session:
        tables = inspect(session.connection()).get_table_names()
        return [
            (f"{table}.{column}", str(value))
            for table in tables
            for row in session.execute(text(f'SELECT * FROM "{table}"')).mappings()
            for column, value in row.items()
        ]
