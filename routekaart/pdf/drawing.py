"""Having a PDF drawn: by a process for each, so that its memory comes back whatever happens to it,
and residents are not kept waiting. One that is ready waits for the next, because getting ready
takes longer than a drawing. Needs the extra `pdf`, and Pango on the machine."""

from __future__ import annotations

import atexit
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from threading import BoundedSemaphore, Lock

import msgspec

MOST_AT_ONCE = 2
"""Drawings of one server process; a third has to come back."""

PATIENCE = 60.0
"""Seconds for one drawing; a report of twenty pages takes some four."""

NOT_INSTALLED = 3
"""With this the other process ends where WeasyPrint or Pango cannot be used."""

NOT_ASKED = 4
"""With this it ends where there was nothing to draw for a long time."""

Process = subprocess.Popen[bytes]

log = logging.getLogger(__name__)
_places = BoundedSemaphore(MOST_AT_ONCE)


class File(msgspec.Struct, frozen=True):
    """A stylesheet, a picture or a font."""

    media_type: str
    body: bytes


class Document(msgspec.Struct, frozen=True):
    """What is to be drawn: a whole page of HTML, and by address all that it may ask for, such as
    `/static/paper.css`. `zoom` makes all of it smaller, its paper too."""

    html: str
    files: Mapping[str, File]
    zoom: float = 1.0


class Busy(Exception):
    """As much is being drawn as may be at once."""


class NotInstalled(Exception):
    """There is nothing here to draw with."""


class NotDrawn(Exception):
    """The drawing failed or took too long; the log says why."""


@cache
def is_installed() -> bool:
    """Whether there seems to be all that is needed. `draw` alone knows for certain."""
    return find_spec("weasyprint") is not None and find_library("pango-1.0") is not None


def draw(document: Document, patience: float = PATIENCE) -> bytes:
    """The document as PDF. Raises Busy at once, NotInstalled, and NotDrawn after `patience`."""
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        return _draw(document, patience)
    finally:
        _places.release()


def warm_up() -> None:
    """Have a process made ready for who asks soon. Does not wait for it."""
    if is_installed():
        _spare.put()


def _draw(document: Document, patience: float) -> bytes:
    told = msgspec.msgpack.encode(document)
    code, made, said = _ask(_spare.take(), told, patience)
    if code == NOT_ASKED:  # it had just given up waiting
        code, made, said = _ask(_start(), told, patience)
    if code == NOT_INSTALLED:
        log.warning("no PDF can be drawn here: %s", said)
        raise NotInstalled
    _spare.put()
    if code or not made:
        log.error("a PDF was not drawn (%d): %s", code, said[-2000:])
        raise NotDrawn
    if said:
        log.warning("drawing a PDF: %s", said[-2000:])
    return made


def _ask(process: Process, told: bytes, patience: float) -> tuple[int, bytes, str]:
    """What it ended with, what it made, and what it said."""
    try:
        made, said = process.communicate(told, timeout=patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        log.error("a PDF was not drawn within %.0f s", patience)
        raise NotDrawn from None
    return process.returncode, made, said.decode(errors="replace").strip()


def _start() -> Process:
    return subprocess.Popen(
        [sys.executable, "-m", "routekaart.pdf"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_without_secrets(os.environ),
    )


class Spare:
    """At most one process that is ready, or nearly so."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Process | None = None

    def put(self) -> None:
        with self._lock:
            if not _is_alive(self._waiting):
                self._waiting = _start()

    def take(self) -> Process:
        """The one that waits, or a new one."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        return waiting if waiting is not None and _is_alive(waiting) else _start()

    def dismiss(self) -> None:
        """It ends when it is told nothing."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.communicate(b"")


def _is_alive(process: Process | None) -> bool:
    """Whether it can be told something. Of one that ended, the pipes are closed."""
    if process is not None and process.poll() is not None:
        process.communicate()
        return False
    return process is not None


_spare = Spare()
atexit.register(_spare.dismiss)


def _without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """Our settings have passwords in them, and are nothing to it."""
    return {
        name: value for name, value in environment.items() if not name.startswith("ROUTEKAART_")
    }
