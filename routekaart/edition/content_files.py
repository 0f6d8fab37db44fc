"""The content files that an edition is built with, read once for as long as they stay as they are.

Reading them takes longer than all else that follows an approval, and they change with a release.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from routekaart.concepts.content_files import ConceptFiles, read_concepts
from routekaart.edition.pages import PageFiles, read_pages
from routekaart.language.catalogues import Translations, read_translations
from routekaart.routemap.content_files import RouteMapFile, read_route_map

Stamp = tuple[tuple[str, int, int], ...]


class ContentFiles(NamedTuple):
    """All that the files say, with their problems."""

    route_map: RouteMapFile
    pages: PageFiles
    concepts: ConceptFiles


_kept: dict[tuple[Path, Path], tuple[Stamp, ContentFiles]] = {}


def read_content_files(content: Path, translations: Path) -> ContentFiles:
    """What stands in the files now; read again when one of them has another time or size."""
    folders = (content / "routemap", content / "pages", content / "concepts", translations)
    stamp = tuple(each for folder in folders for each in _stamp(folder))
    kept = _kept.get((content, translations))
    if kept is not None and kept[0] == stamp:
        return kept[1]
    read = read_anew(content, read_translations(translations))
    _kept[content, translations] = stamp, read
    return read


def read_anew(content: Path, texts: Translations) -> ContentFiles:
    """What stands in the files now, in these translations."""
    return ContentFiles(
        read_route_map(content / "routemap", texts),
        read_pages(content / "pages"),
        read_concepts(content / "concepts"),
    )


def _stamp(folder: Path) -> list[tuple[str, int, int]]:
    found = [(str(file), file.stat()) for file in sorted(folder.rglob("*")) if file.is_file()]
    return [(name, status.st_mtime_ns, status.st_size) for name, status in found]
