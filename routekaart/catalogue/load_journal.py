"""Telling what people changed since the last load, and writing down what this one does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from routekaart.catalogue.history import NOTHING, Change
from routekaart.catalogue.loaded import Loaded
from routekaart.catalogue.projection import digest

Verdict = Literal["same", "write", "leave"]


class LoadJournal:
    """What the last load wrote, field by field, as JSON; `null` where there is nothing."""

    def __init__(self, session: Session, by: str, now: datetime) -> None:
        self._session = session
        self._by = by
        self._now = now
        self._loaded = {(row.entry, row.field): row for row in session.scalars(select(Loaded))}
        self._entries = {entry for entry, _ in self._loaded}
        self._first: list[dict[str, str]] = []
        self._changes: list[dict[str, Any]] = []

    def knows(self, entry: str) -> bool:
        """Whether an earlier load wrote this entry."""
        return entry in self._entries

    def fields(self) -> Iterable[tuple[str, str]]:
        """Every entry and field that an earlier load wrote."""
        return tuple(self._loaded)

    def verdict(self, entry: str, field: str, *, kept: str, wanted: str, blank: str) -> Verdict:
        """What to do about a field: people change what no load wrote, unless it is still blank."""
        if kept == wanted:
            return "same"
        loaded = self._loaded.get((entry, field))
        return "write" if digest(kept) == (loaded.digest if loaded else digest(blank)) else "leave"

    def note(self, entry: str, field: str, *, kept: str, wanted: str) -> None:
        """Remember what this load makes of a field, once; a difference is history."""
        loaded = self._loaded.get((entry, field))
        if loaded is None:
            self._first.append({"entry": entry, "field": field, "digest": digest(wanted)})
        else:
            loaded.digest = digest(wanted)
        if kept != wanted:
            self._changes.append(
                {
                    "changed_at": self._now,
                    "changed_by": self._by,
                    "through": "content",
                    "entry": entry,
                    "field": field,
                    "was": None if kept == NOTHING else kept,
                    "became": None if wanted == NOTHING else wanted,
                }
            )

    def write(self) -> None:
        """Bring what was noted to the database. All at once: a first load notes ten thousand
        things, and a session that follows each of them takes seconds."""
        for kind, rows in ((Loaded, self._first), (Change, self._changes)):
            if rows:
                self._session.execute(insert(kind), rows)
