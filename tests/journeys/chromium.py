"""The browser of this machine, as a phone."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

PHONE = {"width": 360, "height": 740}
SPEECH = Path(__file__).with_name("speech.js").read_text()
NOT_DRAWN = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup"
"""Two web pages that Chromium makes for the address bar of each new window: a second of work."""

PATIENCE = 30_000
"""Milliseconds for what is to appear, as a browser has for a page: no test here is about speed."""

NAMES = (
    "chromium-headless-shell",  # without the window that nobody sees, it takes half the work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def find_chromium() -> str | None:
    """Where `CHROMIUM` says it is, else the first on the PATH."""
    wanted = os.environ.get("CHROMIUM", "")
    return next(filter(None, map(shutil.which, [wanted] if wanted else NAMES)), None)


def launch(playwright: Playwright, found: str) -> Browser:
    """A browser without a window. A context has no service worker unless it asks for one: what a
    journey sees comes from the server."""
    browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", NOT_DRAWN])
    new_context = partial(browser.new_context, service_workers="block")
    browser.new_context = new_context  # type: ignore[method-assign]
    return browser


def give_device(page: Page, is_verified: bool = True) -> None:
    """A phone that knows its owner's finger, and can keep passkeys."""
    client = page.context.new_cdp_session(page)
    client.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": is_verified,
        "automaticPresenceSimulation": True,
    }
    client.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def pretend_voices(voices: Sequence[tuple[str, bool]]) -> str:
    """A script that gives a page these voices: the language of each, and whether it lives here.

    Most phones have one of their own for most languages; a browser without a desk has none.
    """
    return SPEECH.replace("VOICES", json.dumps(voices))
