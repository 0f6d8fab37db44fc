"""The content pack out of the database, whole enough to start another site from."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.exporting import export
from routekaart.catalogue.pack_writing import write_pack
from routekaart.catalogue.texts import TextRow
from routekaart.catalogue.translatable import texts_of as texts_of_pack
from routekaart.language.catalogues import Translation, content_file
from routekaart.language.extraction import updated_content
from routekaart.language.locales import TRANSLATED
from routekaart.routemap.content_files import read_route_map
from routekaart.routemap.content_files import texts_of as texts_of_map


def export_catalogue(session: Session, content: Path, translations: Path) -> None:
    """Write the catalogue into `content`, and its translations into the files that are there."""
    pack = export(session)
    write_pack(pack, content / "catalogue")
    route_map = read_route_map(content / "routemap", {}).route_map
    dutch = texts_of_pack(pack) | texts_of_map(route_map)
    for locale in TRANSLATED:
        rows = session.scalars(select(TextRow).where(TextRow.locale == locale))
        file = content_file(translations, locale)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(updated_content(file, locale, dutch, _fresh(rows, dutch)))


def copy_rest(content: Path, translations: Path, folder: Path) -> tuple[Path, Path]:
    """Copy what is not in the database; gives the content and translations folders in `folder`."""
    new_content, new_translations = folder / "content", folder / "translations"
    for part in ("routemap", "pages"):
        shutil.copytree(content / part, new_content / part, dirs_exist_ok=True)
    shutil.copytree(
        translations, new_translations, ignore=shutil.ignore_patterns("*.mo"), dirs_exist_ok=True
    )
    return new_content, new_translations


def _fresh(rows: Iterable[TextRow], dutch: dict[str, str]) -> dict[str, Translation]:
    """Translations of today's Dutch, by key."""
    return {
        row.key: Translation(row.value, dutch[row.key], row.origin == "reviewed")
        for row in rows
        if row.key in dutch and row.made_from(dutch[row.key])
    }
