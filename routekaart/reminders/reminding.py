"""The thread that reminds every day, in every process of the server; one of them does it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, time

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Database
from routekaart.follower import Follower
from routekaart.reminders.in_short import SayHours
from routekaart.settings import Settings

FROM = time(9)
"""Nobody is written to at night."""

EVERY, AT_FIRST, LONGEST_WAIT = 900.0, 60.0, 3600.0
"""Seconds: a start has other things to do, and a day has time enough."""

log = logging.getLogger(__name__)


class Reminding(Follower):
    """Looks whether today was done already, and does it from nine in the morning on."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        clock: Callable[[], datetime],
        say_hours: SayHours,
        every: float = EVERY,
    ) -> None:
        """`clock` gives an aware moment; `every` is the number of seconds between two looks."""
        super().__init__("reminders", every, LONGEST_WAIT, first_wait=min(AT_FIRST, every))
        self._database, self._settings = database, settings
        self._clock, self._say_hours = clock, say_hours

    def look(self) -> None:
        """Write today's letters, unless that was done. Raises whatever the database raises."""
        from routekaart.database.duty import is_done
        from routekaart.reminders.send import DUTY, desk_of, remind

        now = self._clock().astimezone(ZONE)
        if now.time() < FROM:
            return
        with self._database.reading() as session:
            if is_done(session, DUTY, now.date()):
                return
        report = remind(self._database, desk_of(self._settings, self._say_hours), now)
        if report is not None:
            log.info("reminders: %s letters about %s entries", report.letters, report.entries)

    def tell(self, fault: Exception) -> None:
        """Never what the fault says of itself: it may hold an address."""
        log.warning("nobody could be reminded (%s); tried again later", type(fault).__name__)
