"""The site around a small catalogue, with an officer who is signed in and proposals to send in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from routekaart.accounts.people import Invitation, invite
from routekaart.application import create_app
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.review import drafts
from routekaart.review.proposals import Actor, Proposal
from routekaart.review.publishing import publish_change
from routekaart.settings import Settings
from tests.pages.accounts.conftest import Browser, Desk
from tests.records.review.desk import NOW, PING, actor, draft_of, fill, partners_of
from tests.records.review.small_content import translate_catalogue, write_content


@dataclass
class ReviewDesk(Desk):
    """The desk, and what partners do beside it."""

    settings: Settings | None = None

    def officer(self) -> Browser:
        self.invite("anne@example.org", "officer", name="Anne")
        return self.sign_in_fully("anne@example.org")[0]

    def editor(self, slug: str = "woej") -> Actor:
        """Samira keeps the entries of a partner."""
        with self.database.writing() as session:
            partners = partners_of(session, slug)
            them = Invitation("samira@example.org", "Samira", ("partner editor",), partners)
            return Actor(invite(session, them, "test", NOW).id, "Samira", NOW)

    def save(self, entry: str = PING, by: Actor | None = None, **typed: Any) -> None:
        with self.database.writing() as session:
            draft = draft_of(session, entry)
            drafts.save(session, draft, typed, draft.digests, by or actor())

    def send_in(self, entry: str = PING, by: Actor | None = None, **typed: Any) -> uuid.UUID:
        """A partner changes something and sends it in."""
        self.save(entry, by, **typed)
        with self.database.writing() as session:
            drafts.submit(session, draft_of(session, entry), by or actor())
        return self.proposal(entry).id

    def begin(self, entry: str) -> None:
        """A partner begins a new entry."""
        with self.database.writing() as session:
            drafts.begin_new(session, entry, draft_of(session).partner, actor())

    def proposal(self, entry: str = PING) -> Proposal:
        newest = select(Proposal).where(Proposal.entry == entry).order_by(Proposal.created_at)
        with self.database.reading() as session:
            return list(session.scalars(newest))[-1]

    def resident(self, path: str) -> str:
        """What a resident reads."""
        return str(self.app.test_client().get(path, base_url="https://localhost").text)


@pytest.fixture
def desk(sqlite_database: Database, tmp_path: Path) -> ReviewDesk:
    fill(sqlite_database)
    translate_catalogue(sqlite_database)
    root = write_content(tmp_path / "pack")
    settings = Settings(
        data_dir=tmp_path,
        content_dir=root / "content",
        translations_dir=root / "translations",
    )
    publish_change(sqlite_database, settings, lambda _: True, NOW, "")
    current = CurrentEdition(sqlite_database, settings.editions_dir)
    made = ReviewDesk(None, sqlite_database, NOW + timedelta(hours=1), settings)  # type: ignore[arg-type]
    made.app = create_app(settings, lambda: made.now, current)
    made.app.testing = True
    return made
