"""Which service supports which goal: said, confirmed and taken back, with history."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.catalogue.projection import as_json, digest
from routekaart.catalogue.services import Service
from routekaart.programme.entries import Link, Source, Strength
from routekaart.programme.programme import Programme
from routekaart.programme.records import keep_entry, read_programme, remove_entry

THROUGH = "programme"
"""In history: by which way."""


class UnknownLink(Exception):
    """There is no such goal, or no such service."""


class Pair(NamedTuple):
    """A service and a goal, by slug and key."""

    service: str
    goal: str

    @property
    def key(self) -> str:
        return f"{self.service}-{self.goal}"


class Said(NamedTuple):
    """How a service supports a goal, and who says so."""

    strength: Strength
    says: str
    source: Source
    confirmed: bool


def find_link(programme: Programme, pair: Pair) -> tuple[str, Link | None]:
    """The link of this pair by its key, if there is one; else the key that it would have."""
    own = programme.links_of(pair.goal).items()
    found = next(((key, link) for key, link in own if link.service == pair.service), None)
    return found or (pair.key, None)


def seen(link: Link | None) -> str:
    """A digest of what was read, to notice when that changes meanwhile."""
    return digest(as_json(link)) if link is not None else ""


def keep_link(session: Session, pair: Pair, said: Said, was: str, way: Way) -> bool:
    """Say how this service supports this goal; whether that is news. `was` is what `seen` gave.

    The words of a document stay that document's as long as nobody changes them. A second tap
    finds what the first one kept. Raises UnknownLink, ChangedMeanwhile.
    """
    programme = read_programme(session, to_change=True)
    key, link = find_link(programme, pair)
    if pair.goal not in programme.goals or not _is_service(session, pair.service):
        raise UnknownLink(pair)
    wanted = Link(service=pair.service, goal=pair.goal, **said._asdict())
    if link is not None and (link.says, link.strength) == (wanted.says, wanted.strength):
        wanted = link if link.confirmed or not said.confirmed else _confirmed(link)
    if wanted == link:
        return False
    if seen(link) != was:
        raise ChangedMeanwhile
    return keep_entry(session, way._replace(entry=f"link.{key}"), wanted)


def propose_link(session: Session, pair: Pair, said: Said, was: str, way: Way) -> bool:
    """As `keep_link`, for a partner: it waits for an officer, whatever `said` says of that. Raises
    ChangedMeanwhile also when the programme says already how this service helps."""
    link = find_link(read_programme(session, to_change=True), pair)[1]
    if link is not None and link.confirmed:
        raise ChangedMeanwhile
    theirs = said._replace(source="partner", confirmed=False)
    return keep_link(session, pair, theirs, was, way)


def withdraw_link(session: Session, pair: Pair, way: Way) -> bool:
    """Take back what a partner proposed; whether it was there. What counts stays."""
    link = find_link(read_programme(session, to_change=True), pair)[1]
    return link is not None and not link.confirmed and remove_link(session, pair, way)


def refuse_link(session: Session, pair: Pair, why: str, was: str, way: Way) -> bool:
    """Say why what a partner proposed does not count; whether that is news. `was` is what `seen`
    gave. Raises ChangedMeanwhile when something else waits by now, or nothing."""
    key, link = find_link(read_programme(session, to_change=True), pair)
    if link is not None and link.refused == why:
        return False
    if link is None or not link.is_proposed or seen(link) != was:
        raise ChangedMeanwhile
    return keep_entry(session, way._replace(entry=f"link.{key}"), replace(link, refused=why))


def remove_link(session: Session, pair: Pair, way: Way) -> bool:
    """Take back that this service supports this goal; whether anybody said so."""
    key, link = find_link(read_programme(session), pair)
    return link is not None and remove_entry(session, way._replace(entry=f"link.{key}"))


def _confirmed(link: Link) -> Link:
    return replace(link, confirmed=True, refused=None)


def _is_service(session: Session, slug: str) -> bool:
    return session.scalars(select(Service.id).where(Service.slug == slug)).first() is not None
