"""What takes seconds to make and is the same for all: made once in a test run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` fills, made by whichever process of the run is first to ask for it.

    It belongs to all of them: read it or copy it, and change nothing in it.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = factory.mktemp(name)  # a maker that fails leaves nothing for the next
            make(half)
            half.rename(folder)
    return folder
