"""What was before: the Dutch that a translation was made from, and the translations before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.history import Change
from routekaart.catalogue.texts import digest_of
from routekaart.catalogue.translatable import split_key
from routekaart.translating.live_texts import LiveText


class Version(NamedTuple):
    """What a translation said before; nobody in person reads content in."""

    at: datetime
    by: str
    words: str


def find_earlier_dutch(session: Session, texts: Iterable[LiveText]) -> dict[str, str]:
    """By key of a stale text, the Dutch it was made from, as far as files or history know it."""
    stale = {text.key: text.standing for text in texts if text.standing.state == "stale"}
    known = {key: standing.was for key, standing in stale.items() if standing.was}
    sought = {key: standing.made_from for key, standing in stale.items() if key not in known}
    if not sought:
        return known
    said = _said_before(session, {split_key(key)[0] for key in sought})
    return known | {key: said[mark] for key, mark in sought.items() if mark in said}


def list_versions(session: Session, locale: str, keys: Collection[str]) -> dict[str, list[Version]]:
    """By key, what each of these texts said in this language, the newest first."""
    asked = {split_key(key): key for key in keys}
    query = (
        select(Change)
        .where(
            Change.entry.in_({entry for entry, _ in asked}),
            Change.field.in_({f"{field}@{locale}" for _, field in asked}),
            Change.became.is_not(None),
        )
        .order_by(Change.changed_at.desc())
    )
    versions: dict[str, list[Version]] = {key: [] for key in keys}
    for change in session.scalars(query):
        key = asked.get((change.entry, change.field.rpartition("@")[0]))
        if key is not None:
            words, *_ = msgspec.json.decode(change.became or "")
            by = "" if change.through == "content" else change.changed_by
            versions[key].append(Version(change.changed_at, by, words))
    return versions


def _said_before(session: Session, entries: Collection[str]) -> dict[str, str]:
    """All words that these entries ever said in Dutch, by their digest."""
    query = select(Change.was).where(
        Change.entry.in_(entries), Change.was.is_not(None), ~Change.field.contains("@")
    )
    return {
        digest_of(words): words
        for was in session.scalars(query)
        for words in _words_in(msgspec.json.decode(was or ""))
    }


def _words_in(value: Any) -> Iterator[str]:
    """Every text in a JSON value, however deep: a field may be a list of places."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _words_in(each)
