"""Publishes editions one after the other and says each number once it is published.

python publisher.py DATABASE FOLDER NAME COUNT DIES
`DIES` is where the process ends by SIGKILL while it publishes the last one: `row` (before the
row is committed), `between` (row there, no file), `half` (the file half written), `rename` (the
file there, its folder not yet on disk), or `never`.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from routekaart.database import Database
from routekaart.edition import publish, store
from routekaart.edition.entries import Edition, Service
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: str) -> None:
    if point == "row":
        store.Envelope.open = die
    if point == "between":
        store.save = die
    if point == "half":
        os.fsync = die
    if point == "rename":
        real = os.fsync
        os.fsync = lambda handle: (
            real(handle) if Path(f"/proc/self/fd/{handle}").is_file() else die()
        )


def an_edition(says: str) -> Edition:
    service = Service("a", "A", "p", Text(says * 20_000), date(2025, 3, 1))
    return Edition(RouteMap("geld", {}, {}, (), "anders"), {"a": service}, {}, {}, {})


def main(address: str, folder: str, name: str, count: str, point: str) -> None:
    database = Database(Path(address) if address.startswith("/") else address)
    for turn in range(1, int(count) + 1):
        if turn == int(count):
            die_at(point)
        edition = an_edition(f"{name} {turn} ")
        done = publish.publish(database, Path(folder), edition, datetime.now(UTC), name)
        print(done.number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
