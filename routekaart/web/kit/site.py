"""What a running site has at hand: its settings, its database, its edition and its clock."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from flask import current_app
from werkzeug.exceptions import ServiceUnavailable

from routekaart.database import Database
from routekaart.edition.agenda import Agenda
from routekaart.edition.current import CurrentEdition
from routekaart.edition.entries import Edition
from routekaart.edition.store import Published
from routekaart.settings import Settings


@dataclass
class Site:
    """One per application. `clock` gives an aware datetime."""

    settings: Settings
    database: Database
    current: CurrentEdition
    clock: Callable[[], datetime]
    _agenda: Agenda | None = None
    _keeping: dict[str, tuple[Hashable, dict[Hashable, Any]]] = field(default_factory=dict)

    @property
    def published(self) -> Published:
        """What residents read now. Raises ServiceUnavailable before the very first edition."""
        if self.current.published is None:
            raise ServiceUnavailable
        return self.current.published

    @property
    def edition(self) -> Edition:
        return self.published.edition

    @property
    def agenda(self) -> Agenda:
        """When everything of the present edition is open."""
        edition = self.edition
        if self._agenda is None or self._agenda.edition is not edition:
            self._agenda = Agenda(edition)
        return self._agenda

    @property
    def sheets(self) -> dict[Hashable, Any]:
        """Pages kept for this day of this edition; empty again in the next."""
        return self._kept("sheets", self.clock().date())

    @property
    def said(self) -> dict[Hashable, str]:
        """What was said of this minute; empty again in the next."""
        now = self.clock()
        return self._kept("said", (now.date(), now.hour, now.minute, now.fold))

    def _kept(self, name: str, time: Hashable) -> dict[Hashable, Any]:
        published = self.published
        now = (published.number, published.digest, self.current.database_reachable, time)
        if name not in self._keeping or self._keeping[name][0] != now:
            self._keeping[name] = (now, {})
        return self._keeping[name][1]


def site() -> Site:
    """The site that answers the present request."""
    return cast(Site, current_app.extensions["routekaart"])
