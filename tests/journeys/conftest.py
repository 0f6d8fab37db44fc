"""The real site on a free port of this machine, and a real Chromium of a phone's size."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from routekaart.application import create_app
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.edition.store import Published
from routekaart.language.locales import LOCALES
from tests.journeys.chromium import PATIENCE, PHONE, find_chromium, launch, pretend_voices
from tests.journeys.inspection import inspected_phone
from tests.real_site import Clock, Reading, copy_site, make_app, read_edition


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@dataclass
class RunningSite:
    """Where it is, what it reads and the clock it goes by."""

    address: str
    published: Published
    clock: Clock
    database_file: Path
    app: Flask


class Desk(NamedTuple):
    """Where it is, by name because of the cookie; what it keeps; and the application."""

    address: str
    database: Database
    app: Flask


@contextmanager
def serving(app: Flask, port: int = 0) -> Iterator[int]:
    """The port on which this machine serves the app: this one, or any that is free."""
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def serving_desk(
    factory: pytest.TempPathFactory,
    furnish: Callable[[Session], object] = lambda _: None,
    clock: Callable[[], datetime] | None = None,
) -> Iterator[Desk]:
    """The real site, as `furnish` left its database, where one looks around as anybody."""
    settings = copy_site(factory, factory.mktemp("desk"))
    database = Database(settings.database)
    with database.writing() as session:
        furnish(session)
    current = CurrentEdition(database, settings.editions_dir)
    app = create_app(settings, clock or Clock(), current, demo=True)
    with serving(app) as port:
        yield Desk(f"http://localhost:{port}", database, app)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serving_desk(tmp_path_factory) as desk:
        yield desk


def look_around(page: Page, role: str) -> None:
    """Sign in as an example of a partner, a sleutelfiguur or the programma."""
    page.goto("/inloggen")
    page.get_by_role("button", name=f"Bekijk als {role}").click()
    page.wait_for_url(lambda url: "/inloggen" not in url)


@pytest.fixture
def device(chromium: Browser, desk: Desk) -> Iterator[Page]:
    """A phone at the desk, on which axe can look at every page."""
    with inspected_phone(chromium, desk.address) as phone:
        yield phone.new_page()


@pytest.fixture
def officer(device: Page) -> Page:
    """The home page of the programme on a phone."""
    look_around(device, "programma")
    device.goto("/programma")
    return device


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    settings = copy_site(tmp_path_factory, tmp_path_factory.mktemp("site"), page_cache=False)
    clock, published = Clock(), read_edition(settings)
    app = make_app(settings, clock, Reading(published))
    # The first search makes an index of names, and that takes longer than a page may.
    app.test_client().get("/nl/zoeken?q=hulp")
    with serving(app) as port:
        address = f"http://127.0.0.1:{port}"
        yield RunningSite(address, published, clock, settings.database_file, app)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = find_chromium()
    if found is None:
        pytest.skip("NO CHROMIUM; the journeys did not run")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = launch(playwright, found)
        yield browser
        browser.close()


Opener = Callable[..., Page]


@pytest.fixture
def phone(chromium: Browser, site: RunningSite) -> Iterator[Opener]:
    """`phone("/nl/", java_script_enabled=False, …)`: a page on a phone that has a voice for every
    language, with context options.

    Whatever the browser complains about on any of these pages fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(path: str, **options: Any) -> Page:
        chosen = {"viewport": PHONE, "has_touch": True, **options}
        context = chromium.new_context(base_url=site.address, **chosen)
        context.add_init_script(pretend_voices([(code, True) for code in LOCALES]))
        contexts.append(context)
        page = context.new_page()
        note_complaints(page, complaints)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def note_complaints(page: Page, complaints: list[str]) -> None:
    """Whatever the browser complains about on this page is added to these."""
    page.on("console", lambda message: _note(complaints, message.type, message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: _note_request(complaints, request))


def _note_request(complaints: list[str], request: Request) -> None:
    # A tap on the next page ends what the last one was still fetching.
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"{request.url}: {request.failure}")


def _note(complaints: list[str], kind: str, text: str) -> None:
    # A page that means to answer 404 or 410 is no complaint of the browser's.
    harmless = ("Failed to load resource", "Service Worker registration blocked")
    if kind in ("error", "warning") and not text.startswith(harmless):
        complaints.append(f"{kind}: {text}")
