"""Pages drawn before anybody asks: at every edition that is taken up, and every day that begins."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import islice

from flask import Flask

from routekaart.edition.entries import Edition
from routekaart.follower import Follower
from routekaart.language.locales import LOCALES
from routekaart.web.kit.sheets import MOST_SHEETS
from routekaart.web.kit.shell import find_own_address
from routekaart.web.kit.site import Site, Visit

MOST_AHEAD = MOST_SHEETS * 4 // 5
"""Pages; the rest of the room is for what else is asked for."""

LONGEST_WAIT = 60.0
"""Seconds between two looks when something goes wrong each time."""

PAUSE = 0.002
"""Seconds between two pages, in which visitors go first."""

log = logging.getLogger(__name__)

FindAddresses = Callable[[Edition, date], Iterable[str]]


class Drawing(Follower):
    """Asks for pages as a visitor would, so that their sheets are there when one comes.

    A page that a visitor asks for earlier is drawn for him; nobody waits for this.
    """

    def __init__(
        self,
        app: Flask,
        running: Site,
        find_addresses: FindAddresses,
        of_the_minute: Iterable[str],
        every: float = 1.0,
    ) -> None:
        """Addresses are below `/<locale>/`; `every` is the number of seconds between two looks."""
        super().__init__("drawing", every, LONGEST_WAIT, first_wait=every)
        self._app, self._running = app, running
        self._address = find_own_address(running.settings)
        self._find_addresses, self._of_the_minute = find_addresses, tuple(of_the_minute)
        self._day: Hashable = None
        self._minute: Hashable = None
        self._failed: set[str] = set()

    def look(self) -> int:
        """Draw what this day or this minute lacks. Gives the number of pages."""
        visit = self._running.visit()
        if visit.latest is None:
            return 0
        day, minute = _day_of(visit), visit.now.replace(second=0, microsecond=0)
        if day != self._day:
            found: Iterable[str] = self._find_addresses(visit.edition, visit.now.date())
            found = islice(found, MOST_AHEAD // len(LOCALES))
        else:
            found = self._of_the_minute if minute != self._minute else ()
        drawn = sum(self._draw(path, day) for path in _in_every_language(found))
        self._day, self._minute = day, minute
        return drawn

    def tell(self, fault: Exception) -> None:
        """Visitors then wait for every page that is not drawn."""
        log.error("could not draw ahead", exc_info=fault)

    def _draw(self, path: str, day: Hashable) -> bool:
        """Ask for one page; not for one of an edition or a day that is over.

        A page that fails keeps no other from being drawn. Of each it is told once, by its address.
        """
        if self.pause(PAUSE) or _day_of(self._running.visit()) != day:
            return False
        is_drawn = False
        fault: Exception | None = None
        try:
            with self._app.test_request_context(path, base_url=self._address):
                is_drawn = self._app.full_dispatch_request().status_code < 500
        except Exception as raised:  # on its way out, where no error page stands in for it
            fault = raised
        if not is_drawn and path not in self._failed:
            self._failed.add(path)
            log.error("could not draw %s ahead", path, exc_info=fault)
        return is_drawn


def _day_of(visit: Visit) -> Hashable:
    return visit.version, visit.now.date()


def _in_every_language(addresses: Iterable[str]) -> Iterator[str]:
    return (f"/{locale}/{address}" for address in addresses for locale in LOCALES)
