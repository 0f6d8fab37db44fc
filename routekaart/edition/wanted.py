"""Asking for a new edition, because what residents read has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, Session

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Base, Database, Identified
from routekaart.edition.build import builder
from routekaart.edition.entries import Edition
from routekaart.edition.publish import Builder, build_and_publish
from routekaart.follower import Follower
from routekaart.settings import Settings

EVERY, AT_FIRST, LONGEST_WAIT = 2.0, 10.0, 300.0
"""Seconds between two looks, before the first one, and between two faults."""

MakeBuilder = Callable[[datetime], Builder]

log = logging.getLogger(__name__)


class EditionWanted(Identified, Base):
    """One wish. `why` says what changed, in a few words for the programme."""

    __tablename__ = "edition_wanted"

    asked_at: Mapped[datetime]
    why: Mapped[str]


def want_edition(session: Session, now: datetime, why: str) -> None:
    """Ask for an edition, in the caller's unit of work: no commit, no wish."""
    session.add(EditionWanted(asked_at=now, why=why))


def grant(database: Database, folder: Path, make_builder: MakeBuilder, now: datetime) -> bool:
    """Publish what was asked for, if anything was; whether it was.

    The wishes go in the unit that publishes, so that of several processes one does it, and a
    fault leaves them for the next look. Raises BrokenEdition.
    """
    with database.reading() as session:
        if session.scalars(select(EditionWanted.id).limit(1)).first() is None:
            return False
    build = make_builder(now)

    def take_wishes(session: Session) -> Edition:
        session.execute(delete(EditionWanted))
        return build(session)

    build_and_publish(database, folder, take_wishes, now, "bevestigd")
    return True


class Granting(Follower):
    """Looks whether an edition is wanted. One per process; one of them publishes it."""

    def __init__(
        self, database: Database, settings: Settings, clock: Callable[[], datetime]
    ) -> None:
        super().__init__("editions wanted", EVERY, LONGEST_WAIT, first_wait=AT_FIRST)
        self._database, self._settings, self._clock = database, settings, clock

    def look(self) -> bool:
        """Publish once what was asked for. Raises BrokenEdition, and whatever the database does."""
        settings = self._settings

        def make(now: datetime) -> Builder:
            day = now.astimezone(ZONE).date()
            return builder(settings.content_dir, settings.translations_dir, day)

        return grant(self._database, settings.editions_dir, make, self._clock())

    def tell(self, fault: Exception) -> None:
        log.warning("an edition that was wanted could not be published: %s", fault)
