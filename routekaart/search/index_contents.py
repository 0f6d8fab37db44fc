"""What an index folder says of itself, and whether that is still so.

Whoosh keeps pickles in its files, and reading a pickle can run code: before Whoosh sees a byte, it
has to be the byte that was written.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:  # reading Whoosh takes 0.1 s and 15 MB, and not every process searches
    from routekaart.search.whoosh_index import WhooshIndex

_FILE = "index.json"


class DamagedIndex(Exception):
    """A folder that is not, or no longer, an index that this version can use."""


class Contents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`edition` is the digest of what it is about; `files` has the SHA-256 of each file."""

    made_by: str
    edition: str
    documents: int
    files: dict[str, str]


def seal(folder: Path, edition: str) -> WhooshIndex:
    """Open what was just written, and say in the folder what it is. Raises OSError."""
    from routekaart.search.whoosh_index import WhooshIndex

    files = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    index = WhooshIndex(files)
    digests = {name: _digest(content) for name, content in files.items()}
    contents = Contents(made_by(), edition, len(index), digests)
    (folder / _FILE).write_bytes(msgspec.json.encode(contents))
    return index


def read_files(folder: Path) -> tuple[Contents, dict[str, bytes]]:
    """What was sealed, to the byte. Raises DamagedIndex, or FileNotFoundError without a folder."""
    try:
        contents = msgspec.json.decode((folder / _FILE).read_bytes(), type=Contents)
        if contents.made_by != made_by():
            raise DamagedIndex("it was made by another version")
        files = {name: (folder / name).read_bytes() for name in contents.files}
    except FileNotFoundError as error:
        if not folder.exists():
            raise
        raise DamagedIndex(f"{Path(error.filename).name} is missing") from error
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedIndex(f"it cannot be read ({error})") from error
    for name, content in files.items():
        if _digest(content) != contents.files[name]:
            raise DamagedIndex(f"{name} is not what was written")
    return contents, files


def open_index(folder: Path, edition: str) -> WhooshIndex:
    """Open the index of exactly this edition. Raises as `read_files` does."""
    from routekaart.search.whoosh_index import WhooshIndex

    contents, files = read_files(folder)
    if contents.edition != edition:
        raise DamagedIndex("it is of another edition")
    try:
        index = WhooshIndex(files)
    except Exception as fault:  # whatever Whoosh may think of next
        raise DamagedIndex(f"Whoosh cannot read it ({fault!r})") from fault
    if len(index) != contents.documents:
        raise DamagedIndex(f"it has {len(index)} documents instead of {contents.documents}")
    return index


@cache
def made_by() -> str:
    """All but the edition that decides what is in an index: this code and what it stands on."""
    told = hashlib.sha256()
    for file in sorted(Path(__file__).parent.iterdir()):
        if file.suffix in (".py", ".toml"):
            told.update(file.name.encode() + file.read_bytes())
    for library in ("whoosh-reloaded", "pystemmer"):
        told.update(version(library).encode())
    told.update(unicodedata.unidata_version.encode())
    return told.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
