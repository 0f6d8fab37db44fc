"""What was used since the last look, counted in memory and written away beside the requests."""

from __future__ import annotations

import logging
from threading import Lock

from routekaart.database import Database
from routekaart.follower import Follower
from routekaart.signals.counting import Counted
from routekaart.signals.counts import add

EVERY, LONGEST_WAIT = 30.0, 60.0
"""Seconds between two looks, and between two faults. A process that is killed loses what came after
its last look."""

MOST_WAITING = 20_000
"""Numbers that wait at most, some four megabytes: ten days without a database on which every page
is read in every language. What is new after that is not counted."""

log = logging.getLogger(__name__)


class Tally(Follower):
    """Counts for one process. `count` may be called from any thread, and waits for nothing.

    What cannot be written stays, and is written with what comes after it. Should a database keep
    what it was given and break off before it says so, that is counted twice.
    """

    def __init__(self, database: Database, every: float = EVERY) -> None:
        """`every` is the number of seconds between two looks."""
        super().__init__("counts", every, LONGEST_WAIT, first_wait=every)
        self._database = database
        self._waiting: dict[Counted, int] = {}
        self._counting, self._writing = Lock(), Lock()

    def count(self, what: Counted) -> None:
        """One more of this."""
        with self._counting:
            waiting = self._waiting.get(what, 0)
            if waiting or len(self._waiting) < MOST_WAITING:
                self._waiting[what] = waiting + 1

    def look(self) -> int:
        """Write what waits; gives how much that was. Raises whatever the database raises."""
        with self._writing:
            with self._counting:
                taken = self._waiting.copy()
            if taken:
                with self._database.writing() as session:
                    add(session, taken)
                self._forget(taken)
        return sum(taken.values())

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
