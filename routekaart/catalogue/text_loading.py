"""Loading translations, under the same rule as the entries: what people changed is left alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.history import NOTHING
from routekaart.catalogue.load_journal import LoadJournal
from routekaart.catalogue.projection import as_json
from routekaart.catalogue.texts import Origin, TextRow, digest_of
from routekaart.catalogue.translatable import split_key
from routekaart.language.catalogues import Translations

_Words = tuple[str, str, Origin]
"""A translation as it is compared: its words, the digest of the Dutch, who stands for it."""


class LoadedTexts(NamedTuple):
    """Names such as `service.ping-loket.summary@en`."""

    written: list[str]
    left_alone: list[str]


class TextLoading:
    """Brings the rows of translations up to the gettext catalogues."""

    def __init__(self, session: Session, journal: LoadJournal, by: str, now: datetime) -> None:
        self._session = session
        self._journal = journal
        self._by = by
        self._now = now
        self._rows = {(row.key, row.locale): row for row in session.scalars(select(TextRow))}
        self._report = LoadedTexts([], [])

    def load(self, texts: Translations, keys: Collection[str]) -> LoadedTexts:
        """Take in the translations of these keys; one that vanished is taken away."""
        wanted: dict[tuple[str, str], _Words | None] = {
            (f"{entry}.{field}", locale): None
            for entry, field, at, locale in (
                (entry, *name.rpartition("@")) for entry, name in self._journal.fields()
            )
            if at and f"{entry}.{field}" in keys
        }
        for locale, translations in texts.items():
            for key, each in translations.items():
                if key in keys and each.value.strip():
                    origin: Origin = "reviewed" if each.reviewed else "machine"
                    wanted[key, locale] = (each.value, digest_of(each.dutch), origin)
        for (key, locale), words in wanted.items():
            self._take(key, locale, words)
        return self._report

    def _take(self, key: str, locale: str, words: _Words | None) -> None:
        row = self._rows.get((key, locale))
        kept = as_json((row.value, row.source_digest, row.origin) if row else None)
        wanted = as_json(words)
        entry, field = split_key(key)
        field = f"{field}@{locale}"
        verdict = self._journal.verdict(entry, field, kept=kept, wanted=wanted, blank=NOTHING)
        if verdict == "leave":
            self._report.left_alone.append(f"{entry}.{field}")
            return
        if verdict == "write":
            self._write(key, locale, row, words)
            self._report.written.append(f"{entry}.{field}")
        self._journal.note(entry, field, kept=kept, wanted=wanted)

    def _write(self, key: str, locale: str, row: TextRow | None, words: _Words | None) -> None:
        if words is None:
            self._session.delete(row)
            return
        if row is None:
            entry, field = split_key(key)
            row = TextRow(entry=entry, field=field, locale=locale)
            self._session.add(row)
        row.value, row.source_digest, row.origin = words
        row.changed_by, row.changed_at = self._by, self._now
