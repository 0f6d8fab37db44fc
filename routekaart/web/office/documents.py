"""What officers write over the content files: kept, taken away, given back to the files."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from routekaart.authoring.records import read_written
from routekaart.authoring.standing import give_back, take_away, write_unless_changed
from routekaart.catalogue.history import Change, Way
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.content_pack.written import Written
from routekaart.edition.content_files import ContentSource, read_content_files
from routekaart.programme.linking import THROUGH
from routekaart.web.kit.acting import actor, publish
from routekaart.web.kit.site import site

MOST_MOMENTS = 10

CHANGED = "Iemand anders veranderde dit net. Wat er nu staat, staat onderaan."


class Moment(NamedTuple):
    """When somebody changed an entry, in local time, and who."""

    at: datetime
    by: str


class Document(NamedTuple):
    """An entry by its name, such as `banner.dicht`, and what the files say of it, or None."""

    name: str
    in_files: Any = None

    @property
    def way(self) -> Way:
        who = actor()
        return Way(self.name, who.name, THROUGH, who.now)

    def list_moments(self) -> list[Moment]:
        """The last times it was changed, the last one first."""
        query = (
            select(Change.changed_at, Change.changed_by)
            .where(Change.entry == self.name)
            .distinct()
            .order_by(Change.changed_at.desc())
            .limit(MOST_MOMENTS)
        )
        with site().database.reading() as session:
            return [Moment(at.astimezone(ZONE), by) for at, by in session.execute(query)]

    def keep(self, after: Any, shown: str, note: str) -> tuple[str, ...]:
        """Have residents read this. Says why not; raises ChangedMeanwhile."""
        way, in_files = self.way, self.in_files
        return publish(
            lambda session: write_unless_changed(session, way, in_files, after, shown), note
        )

    def take_away(self, note: str) -> tuple[str, ...]:
        """Have it be no more. Says why not."""
        way, in_files = self.way, self.in_files
        return publish(lambda session: take_away(session, way, in_files), note)

    def give_back(self, note: str) -> tuple[str, ...]:
        """Have the files say it again. Says why not."""
        way, in_files = self.way, self.in_files
        return publish(lambda session: give_back(session, way, in_files), note)


def read_source() -> ContentSource:
    """What stands in the files."""
    return read_content_files(site().settings.content_dir, site().settings.translations_dir)


def read_all_written() -> Written:
    """What officers wrote."""
    with site().database.reading() as session:
        return read_written(session)
