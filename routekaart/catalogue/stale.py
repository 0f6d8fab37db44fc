"""Translations that were made from other Dutch than there is today."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.exporting import export
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.catalogue.translatable import texts_of
from routekaart.language.locales import TRANSLATED


def count_stale(session: Session) -> dict[str, int]:
    """How many texts of the catalogue residents read in Dutch because it changed since, by locale;
    only locales that have any. Reads the whole catalogue: ask for it seldom."""
    today = {key: digest_of(dutch) for key, dutch in texts_of(export(session)).items()}
    columns = (TextRow.entry, TextRow.field, TextRow.locale, TextRow.source_digest)
    query = select(*columns).where(TextRow.locale.in_(TRANSLATED))
    stale = Counter(
        locale
        for entry, field, locale, digest in session.execute(query)
        if digest != today.get(f"{entry}.{field}", digest)
    )
    return {locale: stale[locale] for locale in TRANSLATED if stale[locale]}
