"""A translation is stale when the Dutch it was made from is not today's."""

from __future__ import annotations

from datetime import UTC, datetime

from routekaart.catalogue.stale import count_stale
from routekaart.catalogue.terms import Term
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.database import Database

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def translated(locale: str, dutch: str, entry: str = "term.geld") -> TextRow:
    return TextRow(
        entry=entry,
        field="name",
        locale=locale,
        value="x",
        source_digest=digest_of(dutch),
        origin="machine",
        changed_by="content",
        changed_at=NOW,
    )


def test_only_what_was_made_from_other_dutch_counts(database: Database) -> None:
    with database.writing() as session:
        session.add(Term(key="geld", kind="topic", name="Geld"))
        session.add(translated("en", "Geld"))
        session.add(translated("ar", "Munten"))
        session.add(translated("ti", "Munten"))
        session.add(translated("ti", "Weg", entry="term.is-er-niet-meer"))
        session.add(translated("fr", "Munten"))
    with database.reading() as session:
        assert count_stale(session) == {"ar": 1, "ti": 1}
