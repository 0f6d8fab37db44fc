"""Recordings of pages, spoken by a person: `audio/<locale>/<key>.opus` in the content pack.

They stay files beside the edition, because a minute of sound is larger than all pages of a language
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from routekaart.content_pack import Problem
from routekaart.content_pack.problems import did_you_mean
from routekaart.language.locales import LOCALES

SUFFIX = ".opus"
HOME = "begin"

_OGG, _OPUS = b"OggS", b"OpusHead"
_HEAD = 64
"""Bytes, in which an Ogg file says what it holds."""

Recording = tuple[str, str]
"""Locale and key of a page."""


class RecordingFiles(NamedTuple):
    """The recordings that can be played, and what is wrong with the others."""

    files: dict[Recording, Path]
    problems: list[Problem]


def name_page(address: str) -> str:
    """The key of a page at this address below `/<locale>/`: `route.direct` for "route/direct"."""
    return address.replace("/", ".") or HOME


def find_address(key: str) -> str:
    """The other way: "route/direct" for `route.direct`."""
    return "" if key == HOME else key.replace(".", "/")


def read_recordings(folder: Path) -> RecordingFiles:
    """Look at every file in `folder`, which need not exist. No recording is read whole."""
    found = RecordingFiles({}, [])
    for path in _visible(folder):
        if path.name not in LOCALES:
            says = "Een map hier heet naar een taal van de site"
            found.problems.append(Problem(path, 1, says + did_you_mean(path.name, LOCALES)))
            continue
        for file in _visible(path):
            if file.suffix == SUFFIX and _is_opus(file):
                found.files[path.name, file.stem] = file
            else:
                says = "Dit is geen opname: het moet Opus-geluid zijn, in Ogg, met de naam .opus."
                found.problems.append(Problem(file, 1, says))
    return found


def find_strays(files: dict[Recording, Path], addresses: Iterable[str]) -> list[Problem]:
    """Recordings of no page. `addresses` are all pages that may be recorded, below `/<locale>/`."""
    keys = {name_page(each) for each in addresses}
    return [
        Problem(file, 1, "Dit is de opname van geen enkele bladzijde" + did_you_mean(key, keys))
        for (_, key), file in files.items()
        if key not in keys
    ]


def _visible(folder: Path) -> Iterator[Path]:
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return (each for each in paths if not each.name.startswith("."))


def _is_opus(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False
    return head.startswith(_OGG) and _OPUS in head
