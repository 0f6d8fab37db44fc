"""The indexes of a node on disk, one folder per edition: each whole, or not there."""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from routekaart.edition.store import Published
from routekaart.search.index import Document
from routekaart.search.index_contents import DamagedIndex, open_index, read_files, seal

if TYPE_CHECKING:  # Whoosh is read only where it is needed: it takes 0.1 s and 15 MB
    from routekaart.search.whoosh_index import WhooshIndex
    from routekaart.search.whoosh_writing import Pace

_NAME = re.compile(r"\d{6,}-[0-9a-f]{12}")
_HALF = ".half-"

log = logging.getLogger(__name__)


def name_of(published: Published) -> str:
    """Number and digest: a database put back from a copy may give a number out again."""
    return f"{published.number:06}-{published.digest[:12]}"


class IndexFolder:
    """Any process may open what is there, one at a time may make something.

    Nobody else may write here: Whoosh's files are pickles, and reading these can run code.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._said = ""

    def open(self, published: Published) -> WhooshIndex | None:
        """The index of exactly this edition, or None when there is no good one."""
        try:
            if _others_may_write(self._folder):
                raise DamagedIndex("others may write there")
            return open_index(self._folder / name_of(published), published.digest)
        except OSError:
            return None
        except DamagedIndex as damage:
            self._say(f"the index of edition {published.number} does not count: {damage}")
            return None

    @contextmanager
    def lock(self) -> Iterator[bool]:
        """Whether it is this process's turn to make an index, or another one is at it. Never waits.

        Who dies leaves no lock behind. Raises OSError when the folder cannot be used.
        """
        self._prepare()
        handle = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            yield _try_lock(handle)
        finally:
            os.close(handle)

    def make(
        self, published: Published, documents: Collection[Document], pace: Pace, anew: bool = False
    ) -> WhooshIndex:
        """Make the index of this edition, from the one before unless `anew`. Needs the lock.

        Raises OSError and what `pace` raises; then there is nothing new.
        """
        place = self._folder / name_of(published)
        half = Path(tempfile.mkdtemp(prefix=_HALF, dir=self._folder))
        try:
            if anew or not self._update(half, place.name, documents, pace):
                self._write(half, documents, pace)
            index = seal(half, published.digest)
            # Not forced to the disk: what a power cut spoils is seen, and made again.
            _remove(place)
            half.rename(place)
        finally:
            _remove(half)
        self._tidy(place.name)
        return index

    def size(self, published: Published) -> int:
        """Bytes that the index of this edition takes. Raises OSError."""
        return sum(each.stat().st_size for each in (self._folder / name_of(published)).iterdir())

    def _update(self, half: Path, name: str, documents: Collection[Document], pace: Pace) -> bool:
        """Fill `half` with the newest other index, changed where that differs. Whether it went."""
        from routekaart.search.whoosh_index import WhooshIndex
        from routekaart.search.whoosh_writing import TooDifferent, update_index

        others = [each for each in self._names() if each != name]
        if not others:
            return False
        try:
            _, files = read_files(self._folder / others[0])
            for file, content in files.items():
                (half / file).write_bytes(content)
            update_index(half, WhooshIndex(files), documents, pace)
        except TooDifferent:
            return False
        except Exception as fault:  # to make it anew needs none of what may have failed here
            log.info("index %s could not be built upon: %r", others[0], fault)
            return False
        return True

    def _write(self, half: Path, documents: Collection[Document], pace: Pace) -> None:
        from routekaart.search.whoosh_writing import write_index

        for each in half.iterdir():
            _remove(each)
        write_index(half, documents, pace)

    def _names(self) -> list[str]:
        """Of all indexes, good or not, the newest first."""
        found = [each.name for each in self._folder.iterdir() if _NAME.fullmatch(each.name)]
        return sorted(found, key=lambda name: (int(name.split("-")[0]), name), reverse=True)

    def _tidy(self, newest: str) -> None:
        """Keep the newest and the one before: who has another open does not need its files."""
        old = [name for name in self._names() if name != newest][1:]
        halves = [each.name for each in self._folder.iterdir() if each.name.startswith(_HALF)]
        for name in old + halves:
            _remove(self._folder / name)

    def _prepare(self) -> None:
        """Make the folder ours alone. What others may have put there is not kept."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = self._folder.stat()
        if known.st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, "the folder is of another user", str(self._folder))
        if _others_may_write(self._folder):
            for each in self._folder.iterdir():
                _remove(each)
        if known.st_mode & 0o077:
            self._folder.chmod(0o700)

    def _say(self, what: str) -> None:
        """Log it, once."""
        if what != self._said:
            self._said = what
            log.warning(what)


def _others_may_write(folder: Path) -> bool:
    known = folder.stat()
    return known.st_uid != os.geteuid() or bool(known.st_mode & 0o022)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _remove(path: Path) -> None:
    """Remove a file, or a folder with all in it. What cannot be removed does no harm."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
