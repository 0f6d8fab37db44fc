"""Approves all that waits, as the programme does from one tap.

python approver.py DATABASE FOLDER DIES
`FOLDER` holds `pack` and gets the editions. `DIES` is where the process ends by SIGKILL:
`approved` (the catalogue written, no edition yet), `row` (the edition made, nothing committed),
`between` (all committed, no file), or `never`.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import select

from routekaart.database import Database
from routekaart.edition import store
from routekaart.review import publishing, verdicts
from routekaart.review.deciding import read_proposal
from routekaart.review.proposals import Actor, Proposal
from routekaart.review.verdicts import Choice, Desk
from routekaart.settings import Settings
from tests.records.review.desk import NOW


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: str) -> None:
    if point == "approved":
        publishing.builder = lambda *_: die
    if point == "row":
        store.Envelope.open = die
    if point == "between":
        store.save = die


def main(address: str, folder: str, point: str) -> None:
    database = Database(Path(address) if address.startswith("/") else address)
    root = Path(folder) / "pack"
    settings = Settings(
        data_dir=Path(folder),
        content_dir=root / "content",
        translations_dir=root / "translations",
    )
    with database.reading() as session:
        waiting = session.scalars(select(Proposal).where(Proposal.state == "submitted"))
        chosen = [Choice(each.id, read_proposal(session, each).seen) for each in waiting]
    die_at(point)
    verdicts.approve_all(Desk(database, settings, "https://x"), chosen, Actor(None, "Anne", NOW))
    print("approved", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
