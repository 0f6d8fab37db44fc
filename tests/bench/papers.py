"""How soon a paper is drawn, and what the process that draws it weighs."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psutil

from routekaart.pdf.drawing import is_installed
from tests.bench.measured import Measured, at_most
from tests.bench.servers import Server, fetch

POSTER = "/nl/route/geld/poster"
SECOND_LANGUAGES = ("ar", "ti", "pl")
MOST_SECONDS = 1.5
READY = 8
"""Seconds in which a process is surely ready."""

MEGABYTE = 2**20


def papers(server: Server) -> Iterator[Measured]:
    """The poster about money in two languages, each for the first time that day, by a process that
    was ready; the least of three. Without Pango nothing is measured, and that is said."""
    if not is_installed():
        yield Measured("PDF of the money poster", "no Pango")
        return
    fetch(server.port, POSTER)
    taken = []
    for second in SECOND_LANGUAGES:
        time.sleep(READY)
        since = time.perf_counter()
        answer = fetch(server.port, f"{POSTER}.pdf?ook={second}", patience=60)
        taken.append(time.perf_counter() - since)
        if answer.status != 200:
            raise RuntimeError(f"the poster answered {answer.status}")
    least = at_most("PDF of the money poster", min(taken), MOST_SECONDS, "s")
    yield least._replace(value=f"{min(taken):.2f} s (most {max(taken):.2f} s)")
    time.sleep(READY)
    waiting = [
        each.memory_info().rss
        for each in psutil.Process(server.pid).children(recursive=True)
        if "routekaart.pdf" in each.cmdline()
    ]
    yield Measured(
        f"  memory of {len(waiting)} process that is ready to draw",
        f"{max(waiting, default=0) / MEGABYTE:.1f} MB",
    )
