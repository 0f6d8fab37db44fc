"""Having a PDF drawn: by a process for each, so that its memory comes back whatever happens to it,
and residents are not kept waiting. Needs the extra `pdf`, and Pango on the machine."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from threading import BoundedSemaphore

import msgspec

MOST_AT_ONCE = 2
"""Drawings of one server process; a third has to come back."""

PATIENCE = 60.0
"""Seconds for one drawing; a report of twenty pages takes some four."""

NOT_INSTALLED = 3
"""With this the other process ends where WeasyPrint or Pango cannot be used."""

log = logging.getLogger(__name__)
_places = BoundedSemaphore(MOST_AT_ONCE)


class File(msgspec.Struct, frozen=True):
    """A stylesheet, a picture or a font."""

    media_type: str
    body: bytes


class Document(msgspec.Struct, frozen=True):
    """What is to be drawn: a whole page of HTML, and by address all that it may ask for, such as
    `/static/paper.css`."""

    html: str
    files: Mapping[str, File]


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


def _draw(document: Document, patience: float) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "routekaart.pdf"],
            input=msgspec.msgpack.encode(document),
            capture_output=True,
            timeout=patience,
            check=False,
            env=_without_secrets(os.environ),
        )
    except subprocess.TimeoutExpired:
        log.error("a PDF was not drawn within %.0f s", patience)
        raise NotDrawn from None
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode == NOT_INSTALLED:
        log.warning("no PDF can be drawn here: %s", said)
        raise NotInstalled
    if done.returncode or not done.stdout:
        log.error("a PDF was not drawn (%d): %s", done.returncode, said[-2000:])
        raise NotDrawn
    if said:
        log.warning("drawing a PDF: %s", said[-2000:])
    return done.stdout


def _without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """Our settings have passwords in them, and are nothing to it."""
    return {
        name: value for name, value in environment.items() if not name.startswith("ROUTEKAART_")
    }
