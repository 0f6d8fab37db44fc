"""What was used since the last look, counted in memory and written away beside the requests."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from routekaart.accounts import kept_lists
from routekaart.accounts.kept_secrets import keep_secret
from routekaart.database import Database
from routekaart.follower import Follower
from routekaart.signals import missing
from routekaart.signals.corrections import drop_closed
from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from routekaart.signals.unmet import Wish, keep, tidy

EVERY, LONGEST_WAIT = 30.0, 60.0
"""Seconds between two looks, and between two faults. A process that is killed loses what came after
its last look."""

MOST_WAITING = 20_000
"""Numbers that wait at most, some four megabytes: ten days without a database on which every page
is read in every language. What is new after that is not counted."""

MOST_WISHES = 1_000
"""Different words of a day that wait at most. They are in memory alone, until they are hashed."""

log = logging.getLogger(__name__)


class Tally(Follower):
    """Counts for one process. `count` and `wish` may be called by any thread and wait for nothing.

    What cannot be written stays, and is written with what comes after it. Should a database keep
    what it was given and break off before it says so, that is counted twice.
    """

    def __init__(
        self,
        database: Database,
        secrets_dir: Path,
        clock: Callable[[], datetime],
        every: float = EVERY,
    ) -> None:
        """`clock` gives an aware moment; `every` is the number of seconds between two looks."""
        super().__init__("counts", every, LONGEST_WAIT, first_wait=every)
        self._database, self._clock = database, clock
        self._secret = secrets_dir / "unmet-searches"
        self._tidied: date | None = None
        self._waiting: dict[Counted, int] = {}
        self._wishes: set[Wish] = set()
        self._counting, self._writing = Lock(), Lock()

    def count(self, what: Counted) -> None:
        """One more of this."""
        with self._counting:
            waiting = self._waiting.get(what, 0)
            if waiting or len(self._waiting) < MOST_WAITING:
                self._waiting[what] = waiting + 1

    def wish(self, wish: Wish) -> None:
        """This was looked for in vain."""
        with self._counting:
            if len(self._wishes) < MOST_WISHES:
                self._wishes.add(wish)

    def look(self) -> int:
        """Write what waits; gives how much was counted. Raises whatever the database raises."""
        with self._writing:
            counted = self._write_counts()
            self._write_wishes()
        return counted

    def _write_counts(self) -> int:
        with self._counting:
            taken = self._waiting.copy()
        if taken:
            with self._database.writing() as session:
                add(session, taken)
            self._forget(taken)
        return sum(taken.values())

    def _write_wishes(self) -> None:
        with self._counting:
            taken = sorted(self._wishes)
        now = self._clock()
        today = now.date()
        if not taken and today == self._tidied:
            return
        secret = keep_secret(self._secret) if taken else b""
        with self._database.writing() as session:
            for wish in taken:
                keep(session, wish, secret)
            tidy(session, today)
            drop_closed(session, now)
            missing.drop_old(session, today)
            kept_lists.drop_old(session, now)
        self._tidied = today
        with self._counting:
            self._wishes.difference_update(taken)

    def stop(self) -> None:
        """End it, and write what waits."""
        super().stop()
        try:
            self.look()
        except Exception as fault:  # there is no later look to leave it to
            self.tell(fault)

    def tell(self, fault: Exception) -> None:
        log.warning("what was counted could not be written (%s); it waits", type(fault).__name__)

    def _forget(self, written: dict[Counted, int]) -> None:
        with self._counting:
            for what, number in written.items():
                left = self._waiting.pop(what) - number
                if left:
                    self._waiting[what] = left
