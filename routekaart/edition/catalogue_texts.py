"""The catalogue's words in every language, out of the records and their translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.language.locales import TRANSLATED
from routekaart.language.text import Text


class _Translation(NamedTuple):
    value: str
    source_digest: str
    by_a_person: bool


class CatalogueTexts:
    """All translations in the promised locales, by entry (`service.ping-loket`) and field."""

    def __init__(self, session: Session) -> None:
        columns = (
            TextRow.entry,
            TextRow.field,
            TextRow.locale,
            TextRow.value,
            TextRow.source_digest,
            TextRow.origin,
        )
        query = select(*columns).where(TextRow.locale.in_(TRANSLATED)).order_by(TextRow.locale)
        self._by_field: dict[tuple[str, str], dict[str, _Translation]] = defaultdict(dict)
        for entry, field, locale, value, digest, origin in session.execute(query):
            translation = _Translation(value, digest, origin != "machine")
            self._by_field[entry, field][locale] = translation

    def text(self, entry: str, field: str, dutch: str) -> Text:
        """These Dutch words with their translations.

        A translation of other words than today's is left out: residents rather get the Dutch
        than something that is no longer so.
        """
        found = self._by_field.get((entry, field))
        if not found:
            return Text(dutch)
        today = digest_of(dutch)
        fresh = {
            locale: translation
            for locale, translation in found.items()
            if translation.source_digest == today
        }
        return Text(
            dutch,
            translations={locale: translation.value for locale, translation in fresh.items()},
            reviewed=tuple(locale for locale, each in fresh.items() if each.by_a_person),
        )

    def missing(self, entry: str, field: str) -> Iterator[str]:
        """The promised locales in which this was never translated; a stale one is not missing."""
        found = self._by_field.get((entry, field), {})
        return (locale for locale in TRANSLATED if locale not in found)
