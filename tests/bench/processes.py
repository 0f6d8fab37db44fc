"""How soon a process answers, and what a worker weighs."""

from __future__ import annotations

import sys
import time
from statistics import median

import psutil

from tests.bench.measured import Measured, at_most
from tests.bench.servers import Server, free_port, running, wait_for
from tests.bench.site import BenchSite

SERVE = "from routekaart.cli.server import serve; serve()"
MEGABYTE = 2**20


def start_up(site: BenchSite) -> Measured:
    """From a fresh process to its first 200, as `routekaart serve` starts; median of three."""
    seconds = median(_seconds_to_first_page(site) for _ in range(3))
    return at_most("process start → first 200", seconds, 1.5, "s")


def _seconds_to_first_page(site: BenchSite) -> float:
    port = free_port()
    environment = site.environment(port=str(port), workers="1")
    since = time.perf_counter()
    with running([sys.executable, "-c", SERVE], environment) as process:
        wait_for(port, site.one_of_each()[0], process)
        return time.perf_counter() - since


def memory(server: Server) -> Measured:
    """Resident memory of the heaviest worker, after it was under load."""
    workers = psutil.Process(server.pid).children(recursive=True)
    heaviest = max(each.memory_info().rss for each in workers)
    return at_most("memory of a worker, after load", heaviest / MEGABYTE, 110, "MB")
