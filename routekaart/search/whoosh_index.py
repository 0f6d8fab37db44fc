"""An index in Whoosh's files. Once opened, it does without them."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, NamedTuple

from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import TermNotFound

from routekaart.search.index import Alternative, DocumentId
from routekaart.search.scoring import NOWHERE, Postings, find_documents
from routekaart.search.whoosh_postings import Numbers, Weights, forms_field, words_field

MOST_REMEMBERED = 250_000
"""Postings an open index keeps at hand, 8 bytes each."""

MORE = 32
"""What a stem that is kept at hand takes besides, in postings."""


class Page(NamedTuple):
    """A document as it stands in an index, under its number there."""

    number: int
    id: DocumentId
    digest: str


class WhooshIndex:
    """Any thread may ask it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """`files` is all that stands in its folder. Raises whatever Whoosh raises about that."""
        self._segments = list(_open_segments(files))
        self._ids = {page.number: page.id for page in self.pages()}
        self._forms: dict[str, Sequence[str]] = {}
        self._remembered: dict[tuple[str, str], Postings] = {}
        self._room = MOST_REMEMBERED
        self._reading = threading.Lock()  # Whoosh promises nothing to threads

    @property
    def segments(self) -> int:
        """How many parts it was written in."""
        return len(self._segments)

    def __len__(self) -> int:
        return len(self._ids)

    def pages(self) -> Iterator[Page]:
        """All documents. Not while others ask the index."""
        return (page for segment in self._segments for page in segment.pages())

    def find(self, wanted: Sequence[Sequence[Alternative]]) -> dict[DocumentId, float]:
        """See Index."""
        found = find_documents(wanted, self._find_postings, len(self))
        return {self._ids[number]: score for number, score in found.items()}

    def count(self, locale: str, stem: str) -> int:
        """See Index."""
        return len(self._find_postings(Alternative(locale, stem, 1)).documents)

    def forms(self, locale: str) -> Sequence[str]:
        """See Index."""
        with self._reading:
            if locale not in self._forms:
                found = {
                    form for each in self._segments for form in each.terms(forms_field(locale))
                }
                self._forms[locale] = sorted(found)
            return self._forms[locale]

    def _find_postings(self, sought: Alternative) -> Postings:
        wanted = (sought.locale, sought.stem)
        found = self._remembered.get(wanted)
        if found is None:
            with self._reading:
                found = self._read_postings(words_field(sought.locale), sought.stem)
                self._remember(wanted, found)
        return found

    def _read_postings(self, field: str, stem: str) -> Postings:
        documents, weights = array("I"), array("f")
        for segment in self._segments:
            numbers, their_weights = segment.postings(field, stem)
            documents.extend(numbers)
            weights.extend(their_weights)
        return Postings(documents, weights) if documents else NOWHERE

    def _remember(self, wanted: tuple[str, str], found: Postings) -> None:
        """What was read longest ago makes room. What is nowhere is as quickly looked up again."""
        if found is NOWHERE or wanted in self._remembered:
            return
        self._remembered[wanted] = found
        self._room -= len(found.documents) + MORE
        while self._room < 0:
            oldest = self._remembered.pop(next(iter(self._remembered)))
            self._room += len(oldest.documents) + MORE


class _Segment:
    """What was added to an index at one time. What is deleted stays in it, and is passed over."""

    def __init__(self, reader: Any, first: int) -> None:
        """`first` is the number of its first document."""
        self._reader, self._first = reader, first

    def pages(self) -> Iterator[Page]:
        for number, stored in self._reader.iter_docs():
            kind, key, digest = stored["page"]
            yield Page(self._first + number, DocumentId(kind, key), digest)

    def postings(self, field: str, term: str | bytes) -> tuple[Numbers, Weights]:
        try:
            matcher = self._reader.postings(field, term)
        except TermNotFound:
            return array("I"), array("f")
        if not self._reader.has_deletions():
            return self._number(matcher.documents), matcher.weights
        found, gone = matcher.child, self._reader.deleted_docs_set
        stays = [number not in gone for number in found.documents]
        weights = array("f", compress(found.weights, stays))
        return self._number(array("I", compress(found.documents, stays))), weights

    def _number(self, documents: Numbers) -> Numbers:
        first = self._first
        return array("I", [first + each for each in documents]) if first else documents

    def terms(self, field: str) -> Iterator[str]:
        if field in self._reader.schema:
            read = self._reader.schema[field].from_bytes
            for term in self._reader.lexicon(field):
                if not self._reader.has_deletions() or self.postings(field, term)[0]:
                    yield read(term)


def _open_segments(files: Mapping[str, bytes]) -> Iterator[_Segment]:
    reader = _Content(files).open_index().reader()
    for segment, first in reader.leaf_readers():
        yield _Segment(segment, first)


class _Content(RamStorage):  # type: ignore[misc]
    """The content of a folder. Whoosh's own copies a file at each opening."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self.files = dict(files)

    def open_file(self, name: str, **_: Any) -> BufferFile:
        return BufferFile(self.files[name], name=name)
