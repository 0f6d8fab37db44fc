"""One file per edition: what a process reads to residents when there is no database."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from weakref import WeakValueDictionary

import msgspec

from routekaart.edition.entries import Edition

KEPT = 20
"""Files kept; the table keeps every edition."""

_FORGOTTEN_AFTER = 3600.0
"""Seconds after which a half-written file is nobody's any more."""

_NAME = re.compile(r"\d{6,}\.json")

log = logging.getLogger(__name__)

_in_memory: WeakValueDictionary[str, Edition] = WeakValueDictionary()
"""By digest: to publish reads the same content three times, and one copy of it is enough."""


class DamagedEdition(Exception):
    """A copy that is torn, changed, not an edition, or one this version cannot read."""


class Published(msgspec.Struct, frozen=True):
    """An edition with its number; the digest is that of its content as it was published."""

    number: int
    published_at: datetime
    digest: str
    note: str
    rolled_back_to: int | None
    edition: Edition


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An edition as it is kept: the bytes of its content, their SHA-256, what is known of it."""

    number: int
    published_at: datetime
    rolled_back_to: int | None
    note: str
    digest: str
    content: msgspec.Raw

    def open(self) -> Published:
        """Read the content. Raises DamagedEdition when it is not what was published."""
        content = bytes(self.content)
        if digest_of(content) != self.digest:
            raise DamagedEdition(f"the content of edition {self.number} was changed")
        try:
            edition = _in_memory.get(self.digest) or msgspec.json.decode(content, type=Edition)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DamagedEdition(f"edition {self.number} cannot be read: {error}") from error
        _in_memory[self.digest] = edition
        return Published(
            number=self.number,
            published_at=self.published_at,
            digest=self.digest,
            note=self.note,
            rolled_back_to=self.rolled_back_to,
            edition=edition,
        )

    def seal(self) -> str:
        """SHA-256 over everything but the content, which the digest stands for."""
        known = (self.number, self.published_at, self.rolled_back_to, self.note, self.digest)
        return digest_of(msgspec.json.encode(known))


class _File(Envelope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands on disk: an envelope and its seal, as JSON."""

    sealed: str


def encode(edition: Edition) -> bytes:
    """The content of an edition: the same entries always make the same bytes."""
    return msgspec.json.encode(edition, order="deterministic")


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def path_of(folder: Path, number: int) -> Path:
    return folder / f"{number:06}.json"


def save(folder: Path, envelope: Envelope) -> None:
    """Write the file of an edition: whole and on disk, or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {name: getattr(envelope, name) for name in Envelope.__struct_fields__}
    _replace(
        path_of(folder, envelope.number),
        msgspec.json.encode(_File(sealed=envelope.seal(), **known)),
    )
    _tidy(folder, keep=envelope.number)


def load(file: Path) -> Published:
    """Read a file and check every byte that counts. Raises DamagedEdition, or OSError."""
    try:
        found = msgspec.json.decode(file.read_bytes(), type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedEdition(f"{file.name} is torn or no edition: {error}") from error
    if found.sealed != found.seal() or path_of(file.parent, found.number) != file:
        raise DamagedEdition(f"{file.name} is not what was written")
    return found.open()


def newest(folder: Path) -> Published | None:
    """The good copy with the highest number, or None. Damaged ones are passed over and logged."""
    for number in sorted(numbers(folder), reverse=True):
        file = path_of(folder, number)
        try:
            return load(file)
        except (DamagedEdition, OSError) as error:
            log.warning("edition file %s passed over: %s", file.name, error)
    return None


def numbers(folder: Path) -> list[int]:
    """The numbers that have a file, good or not, unordered; none when there is no such folder."""
    with contextlib.suppress(OSError):
        return [int(file.stem) for file in folder.iterdir() if _NAME.fullmatch(file.name)]
    return []


def _replace(file: Path, content: bytes) -> None:
    with _scratch_beside(file) as (scratch, handle):
        with os.fdopen(handle, "wb") as stream:
            os.fchmod(handle, 0o644)  # public words: a server of another user may read them
            stream.write(content)
            stream.flush()
            os.fsync(handle)
        scratch.replace(file)
    # The new name is only sure to outlive a power cut once its folder is on disk as well.
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextlib.contextmanager
def _scratch_beside(file: Path) -> Iterator[tuple[Path, int]]:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".half", dir=file.parent)
    scratch = Path(name)
    try:
        yield scratch, handle
    finally:
        scratch.unlink(missing_ok=True)


def _tidy(folder: Path, keep: int) -> None:
    """Remove old files and forgotten halves; what cannot be removed does no harm."""
    newest_first = sorted(numbers(folder), reverse=True)
    old = [path_of(folder, number) for number in newest_first[KEPT:] if number != keep]
    halves = [file for file in folder.glob(".*.half") if _forgotten(file)]
    for file in old + halves:
        with contextlib.suppress(OSError):
            file.unlink()


def _forgotten(file: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - file.stat().st_mtime > _FORGOTTEN_AFTER
    return False
