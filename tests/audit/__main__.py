"""`make audit`: every single page, in every language, by day and by night, in a real browser.

`make test` looks at one page of every kind; this looks at all of them, before a release or after
much content has changed. Prints what it finds, and exits with 1 when that is anything.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import datetime
from pathlib import Path

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.edition.entries import Edition
from routekaart.language.locales import LOCALES
from routekaart.web.public.addresses import find_addresses
from tests.audit.language import inspect_language
from tests.bench.servers import HOST, granian
from tests.bench.site import APP, prepared
from tests.journeys.chromium import find_chromium
from tests.journeys.pages import KINDS

PROCESSES = 2


def main() -> int:
    """Gives the exit code."""
    since = time.perf_counter()
    found = find_chromium()
    if found is None:
        sys.exit("No Chromium was found. Give its path: make audit CHROMIUM=/path/to/chromium")
    with tempfile.TemporaryDirectory() as folder:
        site = prepared(Path(folder) / "instance")
        paths = find_paths(site.edition)
        with granian(APP, site.environment(), "/nl/") as server:
            findings = inspect_all(f"http://{HOST}:{server.port}", found, paths)
    pages, seconds = len(paths) * len(LOCALES), time.perf_counter() - since
    print(f"{pages} pages, {findings} findings, {seconds:.0f} s")
    return int(findings > 0)


def find_paths(edition: Edition) -> list[str]:
    """All of the sitemap, and of what is not in there one of every kind, below `/<locale>`."""
    listed = (f"/{each}" for each in find_addresses(edition, datetime.now(ZONE).date()))
    return list(dict.fromkeys([*listed, *KINDS.values()]))


def inspect_all(origin: str, found: str, paths: list[str]) -> int:
    """Print the findings of each language as soon as it is done. Gives their number."""
    number = 0
    # Fresh processes: a browser does not survive a fork.
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(inspect_language, origin, found, each, paths) for each in LOCALES]
        for job in as_completed(jobs):
            for finding in job.result():
                number += 1
                print(finding, flush=True)
    return number


if __name__ == "__main__":
    sys.exit(main())
