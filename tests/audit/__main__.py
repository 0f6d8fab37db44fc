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
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from routekaart.edition.entries import Edition
from routekaart.language.locales import LOCALES
from tests.bench.servers import HOST, granian
from tests.bench.site import APP, prepared
from tests.journeys.chromium import find_chromium, launch, pretend_voices
from tests.journeys.inspection import (
    bring_axe,
    find_cut_off,
    find_dutch_not_under,
    find_small,
    find_violations,
)
from tests.journeys.pages import KINDS
from tests.pages.browsing import PAGES, paths_of

NARROWEST = {"width": 320, "height": 740}
PROCESSES = 2
EVERY = 50
"""Pages between two lines of progress."""


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
    """Whatever the declared routes can show, and one of every other kind, below `/<locale>`."""
    every = [path for route in PAGES for path in paths_of(route, edition)]
    return list(dict.fromkeys([*every, *KINDS.values()]))


def inspect_all(origin: str, found: str, paths: list[str]) -> int:
    """Print the findings of each language as soon as it is done. Gives their number."""
    number = 0
    # A fresh process: a browser does not survive a fork.
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(inspect_language, origin, found, each, paths) for each in LOCALES]
        for job in as_completed(jobs):
            for finding in job.result():
                number += 1
                print(finding, flush=True)
    return number


def inspect_language(origin: str, found: str, locale: str, paths: list[str]) -> list[str]:
    """The findings of all pages of one language, each with its address."""
    with sync_playwright() as playwright:
        browser = launch(playwright, found)
        context = browser.new_context(base_url=origin, viewport=NARROWEST, bypass_csp=True)
        bring_axe(context)
        context.add_init_script(pretend_voices([(code, True) for code in LOCALES]))
        page = context.new_page()
        findings = []
        for count, path in enumerate(paths, 1):
            address = f"/{locale}{path}"
            findings += [f"{address}: {each}" for each in inspect_page(page, address)]
            if count % EVERY == 0 or count == len(paths):
                _say(f"{locale}: {count} of {len(paths)} pages, {len(findings)} findings")
        browser.close()
    return findings


def inspect_page(page: Page, address: str) -> list[str]:
    page.goto(address)
    return [
        *(f"cut off at 320 px: {each}" for each in find_cut_off(page)),
        *(f"smaller than a thumb: {each}" for each in find_small(page)),
        *(f"Dutch beside, not under: {each}" for each in find_dutch_not_under(page)),
        *find_violations(page),
    ]


def _say(what: str) -> None:
    print(f"audit: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
