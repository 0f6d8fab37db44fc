"""An entry of the programme as an officer wants it: kept with history, if the whole still makes
sense with it and nobody else wanted something else of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.projection import digest, project
from routekaart.catalogue.services import Service
from routekaart.catalogue.terms import Term
from routekaart.content_pack.slugs import make_slug
from routekaart.programme.checks import Known, Misfit, find_misfits
from routekaart.programme.programme import NOUNS, Programme, compose
from routekaart.programme.records import keep_entry, read_programme, remove_entry

E = TypeVar("E", bound=Entry)

NOT_KEYS = ("nieuw", "xlsx")
"""Addresses of their own, beside those of the entries."""


class Refused(Exception):
    """With it the programme would not make sense. `misfits` says which entries, and why."""

    def __init__(self, misfits: list[Misfit]) -> None:
        super().__init__(", ".join(f"{each.entry}.{each.field}: {each.says}" for each in misfits))
        self.misfits = misfits


class Collided(Exception):
    """Somebody else changed these `fields` too since they were read, into something else."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def see(entry: Entry | None) -> dict[str, str]:
    """A digest of each field as it was read, to notice what changes meanwhile."""
    return {name: digest(value) for name, value in project(entry).items()} if entry else {}


def add_part(session: Session, kind: str, name: str, typed: Entry, way: Way) -> str:
    """Keep a new entry; gives its key, made of `name`. A second tap finds the first one's.

    `way.entry` is filled in here. Raises Refused.
    """
    programme = read_programme(session, to_change=True)
    own: Mapping[str, Entry] = getattr(programme, NOUNS[kind])
    same = next((key for key, each in own.items() if each == typed), None)
    if same is not None:
        return same
    key = make_slug(name, {*own, *NOT_KEYS})
    _keep(session, programme, way._replace(entry=f"{kind}.{key}"), typed)
    return key


def change_part(session: Session, typed: Entry, seen: Mapping[str, str], way: Way) -> bool:
    """Have `way.entry` be what was typed; whether that is news. `seen` is what `see` gave.

    A field that was left as it was stays as somebody else made it meanwhile.
    Raises Refused, Collided, and ChangedMeanwhile when it is not there any more.
    """
    programme = read_programme(session, to_change=True)
    now = dict(programme.entries()).get(way.entry)
    if now is None:
        raise ChangedMeanwhile
    wanted = merge(now, typed, seen)
    return wanted != now and _keep(session, programme, way, wanted)


def remove_part(session: Session, seen: Mapping[str, str], way: Way) -> bool:
    """Take `way.entry` away; whether it was there. Raises Refused, ChangedMeanwhile."""
    programme = read_programme(session, to_change=True)
    entries = dict(programme.entries())
    if way.entry not in entries:
        return False
    if see(entries[way.entry]) != seen:
        raise ChangedMeanwhile
    without = {name: each for name, each in entries.items() if name != way.entry}
    _check(session, programme, without)
    return remove_entry(session, way)


def merge(now: E, typed: E, seen: Mapping[str, str]) -> E:
    """What is there now, with what was typed where that is something else than was seen.

    Raises Collided.
    """
    there, wants = project(now), project(typed)
    changed = [each for each in wants if wants[each] != there[each]]
    meant = [each for each in changed if digest(wants[each]) != seen.get(each)]
    collided = [each for each in meant if digest(there[each]) != seen.get(each)]
    if collided:
        raise Collided(collided)
    return replace(now, **{each: getattr(typed, each) for each in meant})


def _keep(session: Session, programme: Programme, way: Way, entry: Entry) -> bool:
    _check(session, programme, {**dict(programme.entries()), way.entry: entry})
    return keep_entry(session, way, entry)


def _check(session: Session, before: Programme, after: Mapping[str, Any]) -> None:
    """What did not fit before is nothing new: it stands in the way of nobody. Raises Refused."""
    known = _read_known(session)
    already = set(find_misfits(before, known))
    misfits = [each for each in find_misfits(compose(after), known) if each not in already]
    if misfits:
        raise Refused(misfits)


def _read_known(session: Session) -> Known:
    return Known(
        services=set(session.scalars(select(Service.slug))),
        partners=set(session.scalars(select(Partner.slug))),
        topics=set(session.scalars(select(Term.key).where(Term.kind == "topic"))),
    )
