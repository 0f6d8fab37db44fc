"""Every text that is translated here, in every language, as it stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.texts import TextRow
from routekaart.edition.content_files import ContentSource
from routekaart.language.locales import TRANSLATED
from routekaart.language.reviewing import values
from routekaart.language.reviewing.gettext_texts import content_code
from routekaart.language.reviewing.review_text import ReviewText, State
from routekaart.translating.order import noun_of
from routekaart.translating.originals import Originals, read_originals
from routekaart.translating.places import Places
from routekaart.translating.standing import (
    Kept,
    Part,
    Standing,
    find_standing,
    find_standing_of_name,
    part_of,
)

Counts = Counter[tuple[Part, State]]


class LiveText(NamedTuple):
    """One text in one language. `by` and `at` are of what was written here; else empty."""

    key: str
    dutch: str
    standing: Standing
    by: str = ""
    at: datetime | None = None

    @property
    def code(self) -> str:
        """What it is called in every sheet for reviewers."""
        return content_code(self.key)

    def for_review(self, places: Places) -> ReviewText:
        """As a reviewer sees it."""
        return ReviewText(
            self.code,
            places.of_content(self.key),
            self.dutch,
            self.standing.words,
            self.standing.state,
            partial(values.find_slip_in_prose, self.dutch),
        )


class LiveTexts:
    """The texts as the session sees them, with the files as they are."""

    def __init__(self, session: Session, source: ContentSource) -> None:
        self.originals: Originals = read_originals(session, source)
        self.dutch = self.originals.read_dutch()
        self._filed = source.translations
        self._kept = {(key, locale): kept for key, locale, kept in _read_kept(session)}

    def read(self, locale: str) -> list[LiveText]:
        """All of one language, in the order in which translators meet them."""
        return [self._text(key, dutch, locale) for key, dutch in self.dutch.items()]

    def count(self, locale: str) -> Counts:
        """How many texts of each part stand how."""
        return Counter(
            (part_of(key), self._standing(key, dutch, locale).state)
            for key, dutch in self.dutch.items()
        )

    def _text(self, key: str, dutch: str, locale: str) -> LiveText:
        kept, standing = self._kept.get((key, locale)), self._standing(key, dutch, locale)
        if kept is None or kept.words != standing.words:
            return LiveText(key, dutch, standing)
        return LiveText(key, dutch, standing, kept.by, kept.at)

    def _standing(self, key: str, dutch: str, locale: str) -> Standing:
        kept = self._kept.get((key, locale))
        match noun_of(key):
            case "concept":
                words = self.originals.concepts[key.split(".")[1]].words.get(locale)
                return find_standing_of_name(dutch, kept, words[0] if words else None)
            case "question" | "outcome":
                return find_standing(dutch, kept, self._filed.get(locale, {}).get(key))
            case _:  # of the catalogue, the files count only once they were read in
                return find_standing(dutch, kept, None)


def count_stale(session: Session, source: ContentSource) -> dict[str, int]:
    """By locale, how many texts were translated from other Dutch than today's."""
    texts = LiveTexts(session, source)
    return {locale: count_state(texts.count(locale), "stale") for locale in TRANSLATED}


def count_state(counts: Counts, state: State) -> int:
    """How many texts of all parts together stand so."""
    return sum(number for (_, found), number in counts.items() if found == state)


def _read_kept(session: Session) -> Iterator[tuple[str, str, Kept]]:
    # Columns rather than records: there are thousands, of which nearly all are only counted.
    columns = (
        TextRow.entry,
        TextRow.field,
        TextRow.locale,
        TextRow.value,
        TextRow.source_digest,
        TextRow.origin,
        TextRow.changed_by,
        TextRow.changed_at,
    )
    for row in session.execute(select(*columns)):
        entry, field, locale, *kept = row
        yield f"{entry}.{field}", locale, Kept._make(kept)
