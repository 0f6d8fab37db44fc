"""Counts, writes away now and then, and ends.

python counter.py DATABASE SECRETS TIMES DIES
Writes after every ten. With DIES of "yes" it ends by SIGKILL, with what came after the last writing
still in memory.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from routekaart.database import Database
from routekaart.signals.counting import Counted
from routekaart.signals.tally import Tally

READ = Counted(date(2026, 11, 23), "service", "ping-loket", "nl")


def now() -> datetime:
    return datetime(2026, 11, 23, 12, tzinfo=UTC)


if __name__ == "__main__":
    address, secrets, times, dies = sys.argv[1:]
    tally = Tally(
        Database(Path(address) if address.startswith("/") else address), Path(secrets), now
    )
    for number in range(1, int(times) + 1):
        tally.count(READ)
        if number % 10 == 0:
            tally.look()
    if dies == "yes":
        os.kill(os.getpid(), signal.SIGKILL)
    tally.stop()
