"""How soon a process answers, and what a worker weighs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

import psutil

from routekaart.language.locales import LOCALES
from tests.bench.measured import Measured, at_most
from tests.bench.servers import fetch, free_port, running, wait_for
from tests.bench.site import BenchSite

SERVE = "from routekaart.cli.server import serve; serve()"
MEGABYTE = 2**20

STARTS = 7

SETTLING = 15
"""Seconds in which a server takes up its edition: makes the index, draws pages ahead."""


def start_up(site: BenchSite) -> Iterator[Measured]:
    """From a fresh process to its first 200, as `routekaart serve` starts: the least of seven.

    As Python's timeit explains: the minimum is the lower bound of what the machine can do, and what
    is above it is others getting in between. Beside it the median, and what the same machine needs,
    in turns, for importing what we are built on.
    """
    pairs = [(_seconds_to_first_page(site), _seconds_to_import()) for _ in range(STARTS)]
    ours, bare = zip(*pairs, strict=True)
    least = at_most("process start → first 200", min(ours), 1.5, "s")
    yield least._replace(value=f"{min(ours):.2f} s (median {median(ours):.2f} s)")
    yield Measured("  beside importing Flask and SQLAlchemy", f"{min(ours) / min(bare):.2f} ×")


def _seconds_to_import() -> float:
    since = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import flask, sqlalchemy.orm"], check=True)
    return time.perf_counter() - since


def _seconds_to_first_page(site: BenchSite) -> float:
    port = free_port()
    environment = site.environment(port=str(port), workers="1")
    since = time.perf_counter()
    with running([sys.executable, "-c", SERVE], environment) as process:
        wait_for(port, site.one_of_each()[0], process)
        return time.perf_counter() - since


def memory(site: BenchSite) -> Iterator[Measured]:
    """What each of two workers takes, as `routekaart serve` has them, after every page was read.

    Its share is its own memory, and of what processes have in common its part (PSS): what a machine
    needs for one more. Resident memory (RSS) counts what is common with each.
    """
    port = free_port()
    environment = site.environment(port=str(port), workers="2")
    with running([sys.executable, "-c", SERVE], environment) as process:
        wait_for(port, site.one_of_each()[0], process)
        time.sleep(SETTLING)
        for locale in LOCALES:
            paths = [path for each in site.pages(locale).values() for path in each]
            for path in (*paths, f"/{locale}/zoeken?q=schuld"):
                fetch(port, path)
        workers = psutil.Process(process.pid).children(recursive=True)
        taken = [each.memory_full_info() for each in workers]
    share = max(getattr(each, "pss", each.uss) for each in taken)
    yield at_most("memory of a worker, after load, its share", share / MEGABYTE, 110, "MB")
    resident = max(each.rss for each in taken) / MEGABYTE
    yield Measured("  resident, with all that it shares", f"{resident:.1f} MB")
