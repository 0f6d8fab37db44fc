"""Reminds once and says what was done.

python reminder.py DATABASE DIES
`DIES` is where the process ends by SIGKILL: `posting` (some letters in the outbox), `noting` (all
of them), or `never`. Nothing is committed before the end.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from routekaart.database import Database
from routekaart.reminders import send
from tests.records.reminders.scene import DESK, NOW


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def post_one_and_die(*arguments: object) -> None:
    real_post(*arguments)
    send.post = die


real_post = send.post

if __name__ == "__main__":
    address, point = sys.argv[1:]
    if point == "posting":
        send.post = post_one_and_die
    if point == "noting":
        send._note = die
    database = Database(Path(address) if address.startswith("/") else address)
    print(send.remind(database, DESK, NOW), flush=True)
