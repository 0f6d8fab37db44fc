"""What a running site has at hand, and what one request sees of it: one edition, one moment."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast

from flask import current_app, g
from werkzeug.exceptions import ServiceUnavailable

from routekaart.database import Database
from routekaart.edition.agenda import Agenda
from routekaart.edition.current import CurrentEdition
from routekaart.edition.entries import Edition
from routekaart.edition.store import Published
from routekaart.routemap.route_map import RouteMap
from routekaart.search.search import Search
from routekaart.search.shelf import CurrentSearch
from routekaart.settings import Settings
from routekaart.signals.tally import Tally

Kept = dict[Hashable, Any]

_EMPTY = Edition(RouteMap("", {}, {}, (), ""), services={}, locations={}, partners={}, terms={})
T = TypeVar("T")


@dataclass
class Site:
    """One per application. `clock` gives an aware datetime of the neighbourhood."""

    settings: Settings
    database: Database
    current: CurrentEdition
    searches: CurrentSearch
    clock: Callable[[], datetime]
    tally: Tally = field(init=False)
    _keeping: dict[str, tuple[Hashable, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tally = Tally(self.database, self.settings.secrets_dir, self.clock)

    def visit(self) -> Visit:
        """What a request sees from its first look to its last."""
        return Visit(
            self, self.clock(), self.current.published, bool(self.current.database_reachable)
        )

    def find_edition(self) -> Edition | None:
        """What residents read now; None before the very first edition."""
        published = self.current.published
        return published.edition if published is not None else None

    def keep(self, name: str, version: Hashable, make: Callable[[], Any]) -> Any:
        """The one thing kept under `name`, made anew when its version is another.

        Whoever has the old one keeps it: nothing of another version ever gets in.
        """
        kept = self._keeping.get(name)
        if kept is None or kept[0] != version:
            kept = self._keeping[name] = (version, make())
        return kept[1]


@dataclass
class Visit:
    """The site during one request: its edition and its time stand still."""

    site: Site
    now: datetime
    latest: Published | None
    """None before the very first edition."""
    database_reachable: bool

    may_be_kept: ClassVar[bool] = True
    """Whether what is drawn now is the same for all who ask."""

    @property
    def settings(self) -> Settings:
        return self.site.settings

    @property
    def database(self) -> Database:
        return self.site.database

    def clock(self) -> datetime:
        return self.now

    @property
    def published(self) -> Published:
        """What residents read now. Raises ServiceUnavailable before the very first edition."""
        if self.latest is None:
            raise ServiceUnavailable
        return self.latest

    @property
    def edition(self) -> Edition:
        return self.published.edition

    @property
    def edition_so_far(self) -> Edition:
        """The same, or one without anything before the very first: for the desk that makes it."""
        return self.latest.edition if self.latest is not None else _EMPTY

    @property
    def search(self) -> Search:
        """The search of this edition."""
        return self.site.searches.search_for(self.published)

    @cached_property
    def agenda(self) -> Agenda:
        """When everything of this edition is open."""
        agenda: Agenda = self.site.keep("agenda", self.version, lambda: Agenda(self.edition))
        return agenda

    @cached_property
    def sheets(self) -> Kept:
        """Pages kept for this day of this edition; empty again in the next."""
        return cast(Kept, self.site.keep("sheets", (*self.version, self.now.date()), dict))

    @cached_property
    def said(self) -> Kept:
        """What was said of this minute; empty again in the next."""
        now = self.now
        minute = (now.date(), now.hour, now.minute, now.fold)
        return cast(Kept, self.site.keep("said", (*self.version, minute), dict))

    def this_minute(self, name: str, find: Callable[[], T]) -> T:
        """What was found once this minute, for all requests."""
        said = self.said
        if name not in said:
            said[name] = find()
        return cast(T, said[name])

    @cached_property
    def version(self) -> tuple[Hashable, ...]:
        """Number and digest, because a restored backup may give a number out again."""
        published = self.published
        return published.number, published.digest, self.database_reachable


def site() -> Visit:
    """The site as the present request sees it."""
    visit: Visit | None = g.get("visit")
    if visit is None:
        running: Site = current_app.extensions["routekaart"]
        visit = g.visit = running.visit()
    return visit
