"""The thread that looks at websites at night, in every process of the server; one of them does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, time

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Database
from routekaart.database.duty import is_done
from routekaart.edition.entries import Edition
from routekaart.follower import Follower
from routekaart.settings import Settings
from routekaart.websites.mentions import find_mentions

FROM, UNTIL = time(2), time(6)
"""When few people need those servers."""

EVERY, AT_FIRST, LONGEST_WAIT = 900.0, 120.0, 3600.0
"""Seconds between two looks at the clock, before the first one, and between two faults."""

log = logging.getLogger(__name__)


class Nightly(Follower):
    """Looks whether tonight was done already, and does it."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        clock: Callable[[], datetime],
        find_edition: Callable[[], Edition | None],
        every: float = EVERY,
    ) -> None:
        """`clock` gives an aware moment; `every` is the number of seconds between two looks."""
        super().__init__("links", every, LONGEST_WAIT, first_wait=min(AT_FIRST, every))
        self._database, self._settings = database, settings
        self._clock, self._find_edition = clock, find_edition

    def look(self) -> None:
        """Look at all websites, unless that was done. Raises whatever the database raises."""
        from routekaart.websites.checking import DUTY, check_all, open_visits

        now, edition = self._clock().astimezone(ZONE), self._find_edition()
        if edition is None or not FROM <= now.time() < UNTIL:
            return
        with self._database.reading() as session:
            if is_done(session, DUTY, now.date()):
                return
        urls = find_mentions(edition, now.date()).keys()
        visits = open_visits(self._settings, self.pause)
        report = check_all(self._database, urls, visits, self._clock)
        if report is not None:
            log.info("links: %s looked at, %s broken", report.checked, report.broken)

    def tell(self, fault: Exception) -> None:
        log.warning("links could not be looked at (%s); tried again later", type(fault).__name__)
