"""What an entry said before: any version can be looked at, and brought back as a proposal."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.exporting import EntryRecords, described
from routekaart.catalogue.history import NOTHING, Change
from routekaart.catalogue.locations import Location
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.projection import project
from routekaart.catalogue.services import Service
from routekaart.review.drafts import Draft, NothingToSubmit, save
from routekaart.review.fields import fields_for_partners, read_fields, with_fields
from routekaart.review.proposals import Actor, Proposal, find_open


class AlreadyOpen(Exception):
    """Another proposal for this entry has to be decided first."""


class Version(NamedTuple):
    """All that changed at one moment, by one person, in one way."""

    at: datetime
    by: str
    through: str
    changes: tuple[Change, ...]

    @property
    def key(self) -> str:
        """Names this version in an address."""
        return str(min(each.id for each in self.changes))


def list_versions(session: Session, entry: str) -> list[Version]:
    """The versions of an entry, the newest first; translations are not among them."""
    query = select(Change).where(Change.entry == entry, ~Change.field.contains("@"))
    groups: dict[tuple[datetime, str, str], list[Change]] = {}
    # Of the same moment: what was read in comes before what somebody made of it.
    newest_first = (Change.changed_at.desc(), Change.through.desc(), Change.field)
    for change in session.scalars(query.order_by(*newest_first)):
        groups.setdefault((change.changed_at, change.changed_by, change.through), []).append(change)
    return [Version(*key, tuple(changes)) for key, changes in groups.items()]


def find_version(session: Session, entry: str, key: uuid.UUID) -> tuple[Version, Entry] | None:
    """A version, and the whole entry as it was right after it: later changes undone."""
    versions = list_versions(session, entry)
    at = next((n for n, each in enumerate(versions) if each.key == str(key)), None)
    record = EntryRecords(session).find(entry)
    if at is None or record is None:
        return None
    now = described(record)
    values = undo(project(now), (change for each in versions[:at] for change in each.changes))
    differing = {name: value for name, value in values.items() if value != project(now)[name]}
    return versions[at], with_fields(now, read_fields(entry, differing))


def undo(values: dict[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """The values before these changes, which come newest first."""
    before = dict(values)
    for change in changes:
        if change.field in before:
            before[change.field] = change.was or NOTHING
    return before


def to_bring_back(entry: str, version: Entry) -> dict[str, object]:
    """The fields of a version that a new proposal can hold."""
    return {name: getattr(version, name) for name in sorted(fields_for_partners(entry))}


def propose_version(session: Session, draft: Draft, version: Entry, actor: Actor) -> Proposal:
    """Send in a proposal that makes the entry what it was, for the programme to read and approve.

    Raises NothingToSubmit where it is so already, and AlreadyOpen.
    """
    if draft.proposal is not None:
        raise AlreadyOpen
    save(session, draft, to_bring_back(draft.entry, version), draft.digests, actor)
    proposal = find_open(session, draft.entry)
    if proposal is None:
        raise NothingToSubmit
    proposal.take("submit", actor)
    return proposal


def entry_names(session: Session) -> dict[str, str]:
    """What every entry is called that a proposal can change, by its key, in order of name."""
    found = {
        f"{kind}.{key}": name
        for kind, columns in _NAMED.items()
        for key, name in session.execute(select(*columns)).all()
    }
    return dict(sorted(found.items(), key=lambda each: (each[1].casefold(), each[0])))


_NAMED: dict[str, tuple[Any, Any]] = {
    "service": (Service.slug, Service.name),
    "partner": (Partner.slug, Partner.name),
    "location": (Location.slug, Location.name),
    "closure": (ClosureRow.key, ClosureRow.reason),
}
