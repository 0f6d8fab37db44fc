"""Makes an index in a folder of its own, or makes an old one there equal to other documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from whoosh.fields import STORED, Schema
from whoosh.filedb.filestore import FileStorage

from routekaart.search.index import Document
from routekaart.search.scoring import saturate
from routekaart.search.whoosh_index import WhooshIndex
from routekaart.search.whoosh_postings import Codec, Pool, Words, forms_field, words_field

MOST_SEGMENTS = 16
"""Every update adds one, in which every stem has to be looked up."""

Pace = Callable[[], None]
"""Called before each document; it may wait a little, and raise when nobody needs the index."""


class TooDifferent(Exception):
    """To make the index anew is less work."""


def write_index(folder: Path, documents: Collection[Document], pace: Pace) -> None:
    """Write into an empty folder. Raises OSError."""
    fields = {field: Words() for field in _fields_of(documents)}
    with _Disk(folder) as disk:
        index = disk.create_index(Schema(page=STORED(), **fields))
        _write(index, (), documents, pace)


def update_index(
    folder: Path, old: WhooshIndex, documents: Collection[Document], pace: Pace
) -> None:
    """Change the folder, which has the files of `old`: only what differs is written.

    Raises TooDifferent when that is more than a third, and OSError.
    """
    digests = {document.id: document.digest for document in documents}
    gone = [page.number for page in old.pages() if digests.get(page.id) != page.digest]
    kept = {page.id for page in old.pages() if digests.get(page.id) == page.digest}
    new = [document for document in documents if document.id not in kept]
    with _Disk(folder) as disk:
        index = disk.open_index()
        if (
            3 * max(len(gone), len(new)) > len(documents)
            or old.segments >= MOST_SEGMENTS
            or not _fields_of(new) <= set(index.schema.names())
        ):
            raise TooDifferent
        if gone or new:
            _write(index, gone, new, pace)


def _write(index: Any, gone: Iterable[int], new: Iterable[Document], pace: Pace) -> None:
    # Nobody else knows this folder, so there is nothing to lock.
    with index.writer(codec=Codec(), compound=False, _lk=False) as writer:
        writer.pool = Pool()
        writer.merge = False
        for number in gone:
            writer.delete_document(number)
        for document in new:
            pace()
            writer.add_document(page=(*document.id, document.digest), **_fields(document))


def _fields(document: Document) -> dict[str, Any]:
    return {
        **{
            words_field(locale): {stem: saturate(weight) for stem, weight in words.items()}
            for locale, words in document.words.items()
        },
        **{
            forms_field(locale): dict.fromkeys(forms, 1.0)
            for locale, forms in document.forms.items()
        },
    }


def _fields_of(documents: Iterable[Document]) -> set[str]:
    return {field for document in documents for field in _fields(document)}


class _Disk(FileStorage):  # type: ignore[misc]
    """A folder in which every file gets closed; Whoosh forgets some when the disk is full."""

    def __init__(self, folder: Path, written: ExitStack | None = None) -> None:
        super().__init__(str(folder))
        self._written = written or ExitStack()

    def create_file(self, name: str, **options: Any) -> Any:
        file = super().create_file(name, **options)
        self._written.callback(_close, file)
        return file

    def temp_storage(self, name: str) -> Any:
        return _Disk(Path(self.folder) / name, self._written).create()

    def __enter__(self) -> _Disk:
        return self

    def __exit__(self, *_: object) -> None:
        self._written.close()


def _close(file: Any) -> None:
    with suppress(OSError):  # on a full disk, of which somebody else tells
        file.raw_file().close()
