"""Translations of the route map that were written here, beside those in the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from routekaart.authoring.drafting import Words
from routekaart.catalogue.history import NOTHING, Way, note_change
from routekaart.catalogue.projection import as_json
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.catalogue.translatable import split_key
from routekaart.language.catalogues import Translation, Translations
from routekaart.language.locales import TRANSLATED

NOUNS = ("question", "outcome")
"""The entries whose texts stand in the files, and here only where somebody wrote them anew."""


def with_written_texts(
    session: Session, translations: Translations, dutch: Mapping[str, str]
) -> Translations:
    """These, with what was written here of today's Dutch in place of what the files say.

    A translation of other Dutch than today's is left out, as everywhere. `dutch` is by key.
    """
    ours: dict[str, dict[str, Translation]] = {locale: {} for locale in TRANSLATED}
    for row in session.scalars(_of_the_map()):
        words = dutch.get(row.key)
        if words is not None and row.locale in ours and row.made_from(words):
            ours[row.locale][row.key] = Translation(row.value, words, row.origin != "machine")
    return {locale: {**translations.get(locale, {}), **ours[locale]} for locale in ours}


def find_written_texts(session: Session, dutch: Mapping[str, str]) -> dict[str, dict[str, Words]]:
    """Those that were written here of exactly this Dutch, by locale and key."""
    found: dict[str, dict[str, Words]] = {}
    for row in session.scalars(_of_the_map()):
        words = dutch.get(row.key)
        if words is not None and row.made_from(words):
            found.setdefault(row.locale, {})[row.key] = Words(row.value, words)
    return found


def write_text(session: Session, way: Way, locale: str, words: Translation) -> bool:
    """Have the text with the key `way.entry` read so in this language; whether it did not.

    It is a person's, and history tells whose.
    """
    entry, field = split_key(way.entry)
    row = session.scalars(
        select(TextRow).filter_by(entry=entry, field=field, locale=locale).with_for_update()
    ).one_or_none()
    if row is not None and row.value == words.value and row.made_from(words.dutch):
        return False
    was = as_json(row.value) if row is not None else NOTHING
    if row is None:
        row = TextRow(entry=entry, field=field, locale=locale)
        session.add(row)
    row.value, row.source_digest, row.origin = words.value, digest_of(words.dutch), "human"
    row.changed_by, row.changed_at = way.by, way.now
    if was != as_json(words.value):  # the same words may do for other Dutch
        note_change(
            session, way._replace(entry=entry), f"{field}@{locale}", was, as_json(words.value)
        )
    return True


def _of_the_map() -> Select[Any]:
    return select(TextRow).where(or_(*(TextRow.entry.startswith(f"{noun}.") for noun in NOUNS)))
