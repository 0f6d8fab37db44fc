"""A small catalogue and content pack, and somebody who translates them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from routekaart.authoring.records import write_over
from routekaart.catalogue.history import Change, Way
from routekaart.catalogue.services import Service
from routekaart.database import Database
from routekaart.edition.build import builder
from routekaart.edition.content_files import ContentSource, read_content_files
from routekaart.edition.entries import Edition
from routekaart.language.fingerprints import fingerprint
from routekaart.language.reviewing.verdicts import GOOD, Row, Verdict
from routekaart.translating.keeping import THROUGH, take_over
from routekaart.translating.live_texts import LiveText, LiveTexts
from tests.records.editions.conftest import a_catalogue, content

__all__ = ["a_catalogue", "content"]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CONCEPT = """\
[rood-staan]
route = "schulden"

[rood-staan.words]
nl = ["Rood staan", "debet"]
ar = ["مكشوف", "سحب"]
"""


@dataclass
class Translator:
    """Omar, who sees the texts of one language and says something of them."""

    database: Database
    folder: Path
    locale: str = "ar"

    @property
    def source(self) -> ContentSource:
        return read_content_files(self.folder / "content", self.folder / "translations")

    def texts(self) -> LiveTexts:
        with self.database.reading() as session:
            return LiveTexts(session, self.source)

    def see(self, key: str) -> LiveText:
        return {each.key: each for each in self.texts().read(self.locale)}[key]

    def say(self, text: LiveText, better: str = "", by: str = "Omar") -> Verdict:
        """That it is good as it was seen, or a better wording."""
        shown = text.standing.words
        marks = fingerprint(text.dutch), fingerprint(shown)
        row = Row(2, text.code, *marks, shown, "" if better else GOOD, better)
        with self.database.writing() as session:
            way = Way("", by, THROUGH, NOW)
            ((_, verdict),) = take_over(session, self.source, self.locale, [row], way)
        return verdict

    def edition(self) -> Edition:
        """What residents read, if it were published now."""
        with self.database.reading() as session:
            folders = self.folder / "content", self.folder / "translations"
            return builder(*folders, date(2026, 11, 23))(session)

    def change_summary(self, slug: str, dutch: str) -> None:
        """As an approved proposal does."""
        with self.database.writing() as session:
            row = session.scalars(select(Service).where(Service.slug == slug)).one()
            was, row.summary = row.summary, dutch
            session.add(
                Change(
                    changed_at=NOW,
                    changed_by="Samira",
                    through="proposal:1",
                    entry=f"service.{slug}",
                    field="summary",
                    was=f'"{was}"',
                    became=f'"{dutch}"',
                )
            )

    def write(self, name: str, before: object, after: object) -> None:
        with self.database.writing() as session:
            write_over(session, Way(name, "Noor", "programme", NOW), before, after)

    def history(self, entry: str, field: str) -> list[tuple[str, str | None, str | None]]:
        query = select(Change).where(Change.entry == entry, Change.field == field)
        with self.database.reading() as session:
            return [(each.changed_by, each.was, each.became) for each in session.scalars(query)]


@pytest.fixture
def omar(database: Database, content: Path, a_catalogue: Callable[..., None]) -> Translator:
    a_catalogue(database)
    (content / "content" / "concepts").mkdir()
    (content / "content" / "concepts" / "geld.toml").write_text(CONCEPT)
    return Translator(database, content)
