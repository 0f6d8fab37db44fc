"""Translations of the route map that were written here, beside those in the files."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from routekaart.catalogue.texts import TextRow
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
    of_the_map = or_(*(TextRow.entry.startswith(f"{noun}.") for noun in NOUNS))
    for row in session.scalars(select(TextRow).where(of_the_map)):
        words = dutch.get(row.key)
        if words is not None and row.locale in ours and row.made_from(words):
            ours[row.locale][row.key] = Translation(row.value, words, row.origin != "machine")
    return {locale: {**translations.get(locale, {}), **ours[locale]} for locale in ours}
