"""Counts, writes away now and then, and ends.

python counter.py DATABASE TIMES DIES
Writes after every ten. With DIES of "yes" it ends by SIGKILL, with what came after the last writing
still in memory.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path

from routekaart.database import Database
from routekaart.signals.counting import Counted
from routekaart.signals.tally import Tally

READ = Counted(date(2026, 11, 23), "service", "ping-loket", "nl")

if __name__ == "__main__":
    address, times, dies = sys.argv[1:]
    tally = Tally(Database(Path(address) if address.startswith("/") else address))
    for number in range(1, int(times) + 1):
        tally.count(READ)
        if number % 10 == 0:
            tally.look()
    if dies == "yes":
        os.kill(os.getpid(), signal.SIGKILL)
    tally.stop()
