"""Keeping what people say of translations: what they wrote, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import to_builtins
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.authoring.records import write_over
from routekaart.catalogue.history import NOTHING, Way, note_change
from routekaart.catalogue.projection import as_json
from routekaart.catalogue.texts import Origin, TextRow, digest_of
from routekaart.catalogue.translatable import split_key
from routekaart.edition.content_files import ContentSource
from routekaart.language.reviewing.verdicts import Row, Verdict, weigh_all
from routekaart.translating.live_texts import LiveText, LiveTexts
from routekaart.translating.originals import Originals
from routekaart.translating.places import Places
from routekaart.translating.standing import part_of

THROUGH = "translation"
"""The way that history names."""

KEPT = ("reviewed", "bettered")
"""Verdicts by which a text is other than it was, or has somebody who stands for it."""

Weighed = list[tuple[Row, Verdict]]


def take_over(
    session: Session, source: ContentSource, locale: str, rows: Iterable[Row], way: Way
) -> Weighed:
    """Weigh each row against the text as it is now, and keep what stands: a better wording was
    translated by a person, and what somebody called good was reviewed.

    `way` says who and when; its entry is not looked at. Commits nothing.
    """
    live = LiveTexts(session, source)
    places = Places(live.originals.pack, live.originals.route_map, locale)
    texts = {text.code: text for text in live.read(locale)}
    weighed = weigh_all(rows, {code: text.for_review(places) for code, text in texts.items()})
    keeper = _Keeper(session, live.originals, locale, way)
    for row, verdict in weighed:
        if verdict.kind in KEPT:
            origin: Origin = "reviewed" if verdict.kind == "reviewed" else "human"
            keeper.keep(texts[row.code], verdict.words, origin)
    return weighed


class _Keeper:
    def __init__(self, session: Session, originals: Originals, locale: str, way: Way) -> None:
        self._session, self._originals = session, originals
        self._locale, self._way = locale, way

    def keep(self, text: LiveText, words: str, origin: Origin) -> None:
        entry, field = split_key(text.key)
        if part_of(text.key) == "concepts":
            self._name(entry, words)
        row = self._find(entry, field)
        before = as_json((row.value, row.source_digest, row.origin)) if row else NOTHING
        wanted = (words, digest_of(text.dutch), origin)
        if row is None:
            row = TextRow(entry=entry, field=field, locale=self._locale)
            self._session.add(row)
        row.value, row.source_digest, row.origin = wanted
        row.changed_by, row.changed_at = self._way.by, self._way.now
        if before != (after := as_json(wanted)):
            way = self._way._replace(entry=entry)
            note_change(self._session, way, f"{field}@{self._locale}", before, after)

    def _find(self, entry: str, field: str) -> TextRow | None:
        query = select(TextRow).where(
            TextRow.entry == entry, TextRow.field == field, TextRow.locale == self._locale
        )
        return self._session.scalars(query.with_for_update()).one_or_none()

    def _name(self, entry: str, name: str) -> None:
        """Make this the first word of the concept. The others are still recognised."""
        concept = self._originals.concepts[entry.partition(".")[2]]
        others = [each for each in concept.words.get(self._locale, ()) if each != name]
        before = to_builtins(concept)
        words = before["words"] | {self._locale: [name, *others]}
        way = self._way._replace(entry=entry)
        write_over(self._session, way, before, before | {"words": words})
