"""A small application around the kit, with pages of known size and a clock that can be set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, request
from flask_babel import Babel

from routekaart.database import Database
from routekaart.search.shelf import CurrentSearch
from routekaart.settings import Settings
from routekaart.web.kit.caching import install_caching, make_page
from routekaart.web.kit.form_tokens import install_form_tokens
from routekaart.web.kit.guards import install_guards
from routekaart.web.kit.headers import install_headers
from routekaart.web.kit.site import Site

PAGE = "<!doctype html><title>t</title>" + "<p>Wat is er aan de hand?</p>" * 60


@dataclass
class Clock:
    """Says what it is told."""

    now: datetime = datetime(2026, 11, 21, 10, 0, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **difference: float) -> None:
        self.now += timedelta(**difference)


@dataclass
class Kit:
    """The application, and what a test wants to turn."""

    app: Flask
    clock: Clock
    current: Any
    made: list[str] = field(default_factory=list)

    def get(self, path: str = "/nl/", **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.app.test_client().get(path, headers=named)


@pytest.fixture
def make_kit(tmp_path: Path) -> Callable[..., Kit]:
    """`make_kit(page_cache=False, …)`: settings as named."""

    def make(**settings: Any) -> Kit:
        chosen = Settings(data_dir=tmp_path, **settings)
        published = SimpleNamespace(number=1, digest="a" * 64, edition=None)
        current = SimpleNamespace(published=published, database_reachable=True)
        clock = Clock()
        searches = CurrentSearch(current, chosen.indexes_dir)
        database = Database(chosen.database_file)
        running = Site(chosen, database, current, searches, clock)
        app = Flask("kit", static_folder=None)
        app.testing = True
        app.extensions["routekaart"] = running
        kit = Kit(app, clock, current)
        Babel(app, locale_selector=lambda: "nl")
        install_headers(app)
        install_caching(app, running)
        install_guards(app, chosen)
        install_form_tokens(app, chosen)
        _add_pages(kit)
        return kit

    return make


@pytest.fixture
def kit(make_kit: Callable[..., Kit]) -> Kit:
    return make_kit()


def _add_pages(kit: Kit) -> None:
    @kit.app.get("/nl/")
    @kit.app.get("/nl/<path:name>")
    def show(name: str = "") -> Any:
        kit.made.append(name)
        return make_page((PAGE + name).encode())

    @kit.app.get("/klein")
    def show_little() -> str:
        return "klein"

    @kit.app.get("/fout")
    def fail() -> tuple[str, int]:
        kit.made.append("fout")
        return PAGE, 404

    @kit.app.get("/koekje")
    def give_cookie() -> Any:
        kit.made.append("koekje")
        response = make_page(PAGE.encode())
        response.set_cookie("a", "b")
        return response

    @kit.app.get("/kaal")
    def show_unmarked() -> str:
        return PAGE

    @kit.app.get("/wie")
    def say_who() -> str:
        return f"{request.remote_addr} {request.scheme} {request.host}"

    @kit.app.post("/nl/")
    def receive() -> str:
        return request.form["says"]
