"""One language of the site, page by page, on the narrowest phone."""

from __future__ import annotations

import sys

from playwright.sync_api import Page, sync_playwright

from routekaart.language.locales import LOCALES
from tests.journeys.chromium import launch, pretend_voices
from tests.journeys.inspection import (
    bring_axe,
    find_cut_off,
    find_dutch_not_under,
    find_small,
    find_violations,
    unfold,
)

NARROWEST = {"width": 320, "height": 740}
EVERY = 50
"""Pages between two lines of progress."""


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
                print(
                    f"audit: {locale}, {count} of {len(paths)} pages, {len(findings)} findings",
                    file=sys.stderr,
                    flush=True,
                )
        browser.close()
    return findings


def inspect_page(page: Page, address: str) -> list[str]:
    page.goto(address)
    unfold(page)
    return [
        *(f"cut off at 320 px: {each}" for each in find_cut_off(page)),
        *(f"smaller than a thumb: {each}" for each in find_small(page)),
        *(f"Dutch beside, not under: {each}" for each in find_dutch_not_under(page)),
        *find_violations(page),
    ]
