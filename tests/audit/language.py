"""One language of the site, page by page, on a phone."""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright

from routekaart.language.locales import LOCALES
from tests.journeys.chromium import PHONE, launch, pretend_voices
from tests.journeys.inspection import bring_axe, find_faults

EVERY = 50
"""Pages between two lines of progress."""


def inspect_language(origin: str, found: str, locale: str, paths: list[str]) -> list[str]:
    """The findings of all pages of one language, each with its address."""
    with sync_playwright() as playwright:
        browser = launch(playwright, found)
        context = browser.new_context(base_url=origin, viewport=PHONE, has_touch=True)
        bring_axe(context)
        context.add_init_script(pretend_voices([(code, True) for code in LOCALES]))
        page = context.new_page()
        findings = []
        for count, path in enumerate(paths, 1):
            address = f"/{locale}{path}"
            page.goto(address)
            findings += [f"{address}: {each}" for each in find_faults(page)]
            if count % EVERY == 0 or count == len(paths):
                print(
                    f"audit: {locale}, {count} of {len(paths)} pages, {len(findings)} findings",
                    file=sys.stderr,
                    flush=True,
                )
        browser.close()
    return findings
