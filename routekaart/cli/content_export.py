"""The content pack out of the database, whole enough to start another site from."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.authoring.records import read_written
from routekaart.catalogue.exporting import export
from routekaart.catalogue.pack_writing import write_pack
from routekaart.catalogue.texts import TextRow
from routekaart.catalogue.translatable import texts_of as texts_of_pack
from routekaart.concepts.content_writing import write_concepts
from routekaart.edition import banners
from routekaart.edition.content_writing import write_banners, write_pages
from routekaart.language.catalogues import (
    UNREADABLE,
    Translation,
    content_file,
    unread_problem,
)
from routekaart.language.extraction import updated_content
from routekaart.language.locales import TRANSLATED
from routekaart.language.plain_dutch import word_list
from routekaart.programme.content_writing import write_programme
from routekaart.programme.records import read_programme
from routekaart.routemap.content_files import compose, read_map_files
from routekaart.routemap.content_files import texts_of as texts_of_map
from routekaart.routemap.content_writing import write_back


class RefusedExport(Exception):
    """Why nothing was written, with file and line."""


def export_catalogue(session: Session, content: Path, translations: Path) -> None:
    """Write catalogue, programme and what officers wrote into `content`, translations into the
    files that are there.

    Raises RefusedExport, with nothing written, when the route map or a translation file cannot be
    read: its texts would be lost.
    """
    pack, over = export(session), read_written(session)
    files = read_map_files(content / "routemap")
    read = compose(files, {}, over)
    if read.problems:
        raise RefusedExport("\n".join(map(str, read.problems)))
    dutch = texts_of_pack(pack) | texts_of_map(read.route_map)
    written = {}
    for locale in TRANSLATED:
        rows = session.scalars(select(TextRow).where(TextRow.locale == locale))
        file = content_file(translations, locale)
        try:
            written[file] = updated_content(file, locale, dutch, _fresh(rows, dutch))
        except UNREADABLE as error:
            raise RefusedExport(str(unread_problem(file, error))) from error
    write_pack(pack, content / "catalogue")
    write_programme(read_programme(session), content / "programme")
    write_concepts(content / "concepts", over)
    write_pages(content / "pages", over)
    write_banners(content, over)
    for file, words in (written | write_back(files, over)).items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(words)


def copy_rest(content: Path, translations: Path, folder: Path) -> tuple[Path, Path]:
    """Copy what is not in the database; gives the content and translations folders in `folder`."""
    new_content, new_translations = folder / "content", folder / "translations"
    optional = ["concepts"] if (content / "concepts").exists() else []
    for part in ("routemap", "pages", *optional):
        shutil.copytree(content / part, new_content / part, dirs_exist_ok=True)
    for name in (word_list.FILE, banners.FILE):
        if (content / name).exists():
            shutil.copyfile(content / name, new_content / name)
    shutil.copytree(
        translations, new_translations, ignore=shutil.ignore_patterns("*.mo"), dirs_exist_ok=True
    )
    return new_content, new_translations


def _fresh(rows: Iterable[TextRow], dutch: dict[str, str]) -> dict[str, Translation]:
    """Translations of today's Dutch, by key."""
    return {
        row.key: Translation(row.value, dutch[row.key], row.origin != "machine")
        for row in rows
        if row.key in dutch and row.made_from(dutch[row.key])
    }
