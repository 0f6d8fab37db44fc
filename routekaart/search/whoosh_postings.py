"""How our words stand in Whoosh's files: postings that are written and read as whole arrays.

Whoosh keeps the terms, the documents and the segments. Its own postings cost 60 µs a term to write
and 1.7 µs a posting to read; these cost a tenth of that.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.fields import FieldType
from whoosh.formats import Existence
from whoosh.matching import ListMatcher

_HEADER = struct.Struct("!IIi")
"""Number of documents; number of weights, 1 when all are equal; bytes that follow, negative when
they are compressed."""

_WORTH_COMPRESSING = 256
"""Bytes."""

Numbers: TypeAlias = "array[int]"
Weights: TypeAlias = "array[float]"
Term = tuple[str, bytes]


def words_field(locale: str) -> str:
    """Where the stems of a language stand, with their weights."""
    return f"words_{locale}"


def forms_field(locale: str) -> str:
    """Where the words of a language stand as they are."""
    return f"forms_{locale}"


class Words(FieldType):  # type: ignore[misc]
    """A field that is given the weight of each of its terms: no analysis, no lengths, no vector."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)

    def index(
        self, value: Mapping[str, float], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((self.to_bytes(stem), 1, weight, b"") for stem, weight in value.items())

    def to_bytes(self, value: str | bytes) -> bytes:
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

    def from_bytes(self, bs: bytes) -> str:
        return bs.decode("utf-8", "surrogatepass")


class Pool:
    """Gathers postings by term in memory, 8 bytes each; Whoosh's own sorts tuples, on disk."""

    def __init__(self) -> None:
        self._gathered: dict[Term, tuple[Numbers, Weights]] = {}

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Documents come in ascending order."""
        field, term, number, weight, _ = posting
        gathered = self._gathered.get((field, term))
        if gathered is None:
            gathered = self._gathered[field, term] = (array("I"), array("f"))
        gathered[0].append(number)
        gathered[1].append(weight)

    def iter_postings(self) -> Iterator[tuple[Term, tuple[Numbers, Weights]]]:
        """For `_FieldWriter`: every term in order with all its documents."""
        return ((term, self._gathered[term]) for term in sorted(self._gathered))

    def cleanup(self) -> None:
        """Let go of what a writer that is closed did not write."""
        self._gathered.clear()


class Matcher(ListMatcher):  # type: ignore[misc]
    """The documents of a term, with what it weighs in each."""

    def __init__(self, documents: Numbers, weights: Weights, **known: Any) -> None:
        super().__init__(documents, weights, **known)
        self.documents, self.weights = documents, weights


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our postings. It is pickled with a segment, and so reads it again."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _PostingsWriter:
        return _PostingsWriter(dbfile)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Matcher:
        start, _ = terminfo.extent()
        count, weighed, length = _HEADER.unpack(dbfile.get(start, _HEADER.size))
        content = dbfile.get(start + _HEADER.size, abs(length))
        if length < 0:
            content = zlib.decompress(content)
        documents, weights = array("I"), array("f")
        documents.frombytes(content[: count * documents.itemsize])
        weights.frombytes(content[count * documents.itemsize :])
        if weighed == 1:
            weights *= count
        return Matcher(
            documents, weights, format=format_, scorer=scorer, term=term, terminfo=terminfo
        )


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(
        self, schema: Any, lengths: None, items: Iterable[tuple[Term, tuple[Numbers, Weights]]]
    ) -> None:
        field = None
        for (name, term), (documents, weights) in items:
            if name != field:
                if field is not None:
                    self.finish_field()
                self.start_field(name, schema[name])
                field = name
            self.start_term(term)
            self._postwriter.extend(documents, weights)
            self.finish_term()
        if field is not None:
            self.finish_field()


class _PostingsWriter(PostingsWriter):  # type: ignore[misc]
    """Writes one term after the other, each as two arrays."""

    def __init__(self, dbfile: Any) -> None:
        self._dbfile = dbfile

    def start_postings(self, format_: Any, terminfo: Any) -> None:
        self._documents, self._weights = array("I"), array("f")

    def add_posting(
        self, id_: int, weight: float, vbytes: bytes, length: int | None = None
    ) -> None:
        self.extend((id_,), (weight,))

    def extend(self, documents: Iterable[int], weights: Iterable[float]) -> None:
        self._documents.extend(documents)
        self._weights.extend(weights)

    def written(self) -> bool:
        return False

    def finish_postings(self) -> W3TermInfo:
        documents, weights = self._documents, self._weights
        found = W3TermInfo(
            sum(weights), len(documents), None, 0, max(weights), documents[0], documents[-1]
        )
        if weights.count(weights[0]) == len(weights):
            weights = weights[:1]
        content = documents.tobytes() + weights.tobytes()
        length = len(content)
        if length >= _WORTH_COMPRESSING:
            content = zlib.compress(content, 1)
            length = -len(content)
        start = self._dbfile.tell()
        self._dbfile.write(_HEADER.pack(len(documents), len(weights), length) + content)
        found.set_extent(start, _HEADER.size + len(content))
        return found
