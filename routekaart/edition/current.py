"""The edition residents read in this process. Never waits for the database, never goes without."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import exc, select

from routekaart.database import Database
from routekaart.edition import store
from routekaart.edition.publish import envelope_of
from routekaart.edition.records import EditionRecord
from routekaart.edition.store import DamagedEdition, Envelope, Published
from routekaart.follower import Follower

LONGEST_WAIT = 5.0
"""Seconds between two looks at a database that does not answer."""

_LOOKS_BACK = 20

log = logging.getLogger(__name__)

Head = tuple[int, datetime]
"""Number and moment: a database put back from a copy may use a number a second time."""


class CurrentEdition(Follower):
    """Starts from the newest good file; once started, follows the database from a thread.

    The newest edition that can be read counts: a damaged one is passed over. `published` and
    `database_reachable` may be read from any thread.
    """

    def __init__(self, database: Database, folder: Path, every: float = 1.0) -> None:
        """`every` is the number of seconds between two looks."""
        super().__init__("edition", every, LONGEST_WAIT)
        self.published = store.newest(folder)
        self.database_reachable = True
        self._database = database
        self._folder = folder
        self._looking = Lock()
        self._damaged: set[Head] = set()
        self._unfiled: Envelope | None = None

    def look(self) -> None:
        """Take up what is newer. Raises whatever the database raises.

        Also for who has just published: of two that look at once, one waits for the other.
        """
        with self._looking:
            newer = self._find_newer()
            self._note_reachable(True)
            if newer is not None:
                envelope, self.published = newer
                log.info("edition %s taken up", self.published.number)
                self._unfiled = None if self._has_file(self.published) else envelope
            self._file()

    def tell(self, fault: Exception) -> None:
        """A database that does not answer is no fault of ours, and residents are told of it."""
        if isinstance(fault, exc.DBAPIError | exc.TimeoutError):
            self._note_reachable(False, type(fault).__name__)
        else:
            log.error("no newer edition can be taken up", exc_info=fault)

    def _find_newer(self) -> tuple[Envelope, Published] | None:
        now = self.published
        with self._database.reading() as session:
            heads = session.execute(
                select(EditionRecord.number, EditionRecord.published_at)
                .order_by(EditionRecord.number.desc())
                .limit(_LOOKS_BACK)
            )
            for number, published_at in heads.all():
                if now is not None and (number, published_at) == (now.number, now.published_at):
                    return None
                if (number, published_at) in self._damaged:
                    continue
                record = session.get_one(EditionRecord, number)
                try:
                    envelope = envelope_of(record)
                    return envelope, envelope.open()
                except DamagedEdition as damage:
                    self._damaged.add((number, published_at))
                    log.error("edition %s passed over: %s", number, damage)
        return None

    def _has_file(self, published: Published) -> bool:
        try:
            return store.load(store.path_of(self._folder, published.number)) == published
        except (DamagedEdition, OSError):
            return False

    def _file(self) -> None:
        """Write the copy that a start without a database needs; a full disk is tried again."""
        if self._unfiled is None:
            return
        try:
            store.save(self._folder, self._unfiled)
        except OSError as error:
            log.debug("edition %s has no file yet: %s", self._unfiled.number, error)
        else:
            self._unfiled = None

    def _note_reachable(self, reachable: bool, fault: str = "") -> None:
        if reachable != self.database_reachable:
            self.database_reachable = reachable
            if reachable:
                log.info("the database answers again")
            else:
                log.warning("the database does not answer (%s); residents read on", fault)
