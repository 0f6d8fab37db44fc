"""The content files that an edition is built with, read once for as long as they stay as they are,
and what officers wrote over them.

Reading them takes longer than all else that follows an approval, and they change with a release.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from routekaart.authoring.drafting import Draft, fresh_texts
from routekaart.authoring.records import read_written
from routekaart.authoring.texts import with_written_texts
from routekaart.concepts import content_files as concept_files
from routekaart.concepts.content_files import ConceptFiles
from routekaart.content_pack.toml_files import TomlFile
from routekaart.content_pack.written import Written
from routekaart.edition import banners as banner_files
from routekaart.edition.banners import BannerFiles
from routekaart.edition.pages import PageFiles, read_pages
from routekaart.language.catalogues import Translations, read_translations
from routekaart.routemap import content_files as map_files
from routekaart.routemap.content_files import RouteMapFile, texts_of

NO_DRAFT = Draft()

Stamp = tuple[tuple[str, int, int], ...]


class ContentFiles(NamedTuple):
    """All that residents are to read of it, with its problems."""

    route_map: RouteMapFile
    pages: PageFiles
    concepts: ConceptFiles
    banners: BannerFiles


class ContentSource(NamedTuple):
    """What stands in the files."""

    route_map: tuple[TomlFile, ...]
    concepts: tuple[TomlFile, ...]
    concepts_read: ConceptFiles
    pages: PageFiles
    pages_folder: Path
    banners: TomlFile
    translations: Translations

    def compose(self, session: Session, draft: Draft = NO_DRAFT) -> ContentFiles:
        """All of it, with what officers wrote, as the session sees it, in its place.

        With a `draft`, as it would be if that were published too.
        """
        written = {**read_written(session), **draft.entries}
        dutch = texts_of(map_files.compose(self.route_map, {}, written).route_map)
        texts = with_written_texts(session, self.translations, dutch)
        newer = fresh_texts(draft.texts, dutch)
        texts = {locale: {**texts[locale], **newer.get(locale, {})} for locale in texts}
        return ContentFiles(
            map_files.compose(self.route_map, texts, written),
            self._pages(written),
            self._concepts(written),
            banner_files.compose(self.banners, written),
        )

    def _concepts(self, written: Written) -> ConceptFiles:
        if any(name.startswith("concept.") for name in written):
            return concept_files.compose(self.concepts, written)
        return self.concepts_read

    def _pages(self, written: Written) -> PageFiles:
        if any(name.startswith(("page.", "origin.")) for name in written):
            return read_pages(self.pages_folder, written)
        return self.pages


_kept: dict[tuple[Path, Path], tuple[Stamp, ContentSource]] = {}


def read_content_files(content: Path, translations: Path) -> ContentSource:
    """What stands in the files now; read again when one of them has another time or size."""
    folders = (content / "routemap", content / "pages", content / "concepts", translations)
    files = [file for folder in folders for file in sorted(folder.rglob("*"))]
    stamp = _stamp([*files, content / banner_files.FILE])
    kept = _kept.get((content, translations))
    if kept is not None and kept[0] == stamp:
        return kept[1]
    read = read_anew(content, read_translations(translations))
    _kept[content, translations] = stamp, read
    return read


def read_anew(content: Path, texts: Translations) -> ContentSource:
    """What stands in the files now, in these translations."""
    concepts = concept_files.read_concept_files(content / "concepts")
    return ContentSource(
        map_files.read_map_files(content / "routemap"),
        concepts,
        concept_files.compose(concepts),
        read_pages(content / "pages"),
        content / "pages",
        banner_files.read_banner_file(content),
        texts,
    )


def _stamp(files: Iterable[Path]) -> Stamp:
    found = [(str(file), file.stat()) for file in files if file.is_file()]
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)
