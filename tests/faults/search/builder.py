"""A process that follows one edition until its index is open, and says how it came by it.

python builder.py FOLDER DIES
`DIES` is where the process ends by SIGKILL: `documents` (in the middle of them), `commit` (Whoosh's
files half there), `seal` (all but what tells they are whole), `rename` (all there, under no name),
or `never`.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from whoosh.writing import SegmentWriter

from routekaart.search import index_folder, shelf
from tests.faults.search.conftest import finds, publish


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: str) -> None:
    if point == "documents":
        paces = iter([time.sleep] * 4)
        shelf.CurrentSearch._pace = lambda *_: next(paces, die)(0)
    if point == "commit":
        SegmentWriter._commit_toc = die
    if point == "seal":
        index_folder.seal = die
    if point == "rename":
        Path.rename = die


def main(folder: str, point: str) -> None:
    die_at(point)
    made = []
    make = index_folder.IndexFolder.make

    def make_slowly(*arguments: object) -> object:
        made.append(True)
        time.sleep(0.5)
        return make(*arguments)

    index_folder.IndexFolder.make = make_slowly
    published = publish()
    search = shelf.CurrentSearch(SimpleNamespace(published=published), Path(folder), every=0.02)
    print("ready", flush=True)
    sys.stdin.readline()
    search.start()
    while not finds(search, published):
        time.sleep(0.01)
    search.stop()
    print("made" if made else "opened", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
