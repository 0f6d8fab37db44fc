"""A letter to Samira about two entries, and whoever opens its links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from routekaart.application import create_app
from routekaart.database import Database
from routekaart.reminders.links import ConfirmLinks
from routekaart.reminders.send import Desk, remind
from routekaart.settings import Settings
from tests.html import assert_valid
from tests.records.reminders.scene import (
    LONG_AGO,
    NOW,
    ORIGIN,
    SAMIRA,
    a_partner,
    a_place,
    let_edit,
    letters,
    say_hours,
    tokens,
)


@dataclass
class Post:
    """The site, its clock, and the addresses in the letter: of each entry, and of all."""

    app: Flask
    database: Database
    settings: Settings
    now: datetime = NOW
    meal: str = ""
    consult: str = ""
    both: str = ""
    _client: Any = field(default=None, repr=False)

    def wait(self, **time: int) -> None:
        self.now += timedelta(**time)

    def open(self, address: str, status: int = 200) -> str:
        return self._read(self._client.get(address, base_url="https://localhost"), status)

    def tap(self, button: str, page: str, status: int = 303) -> Any:
        """Send the form on a page that has this button."""
        (action, token) = re.findall(
            rf'<form method="post" action="([^"]+)"[^>]*>(?:(?!</form>).)*value="([^"]+)"'
            rf"(?:(?!</form>).)*>{button}",
            page,
            re.DOTALL,
        )[0]
        answer = self.send(action, token)
        self._read(answer, status)
        return answer

    def send(self, address: str, token: str = "") -> Any:
        return self._client.post(address, data={"token": token}, base_url="https://localhost")

    def _read(self, answer: Any, status: int) -> str:
        assert answer.status_code == status, answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
        if status != 303:
            assert_valid(answer.text)
        return str(answer.text)


@pytest.fixture
def letter(sqlite_database: Database, tmp_path) -> Post:
    current: Any = SimpleNamespace(published=None, database_reachable=True)
    settings = Settings(data_dir=tmp_path)
    made = Post(None, sqlite_database, settings)  # type: ignore[arg-type]
    made.app = create_app(settings, lambda: made.now, current)
    made._client = made.app.test_client()
    partner = a_partner(
        sqlite_database,
        spreekuur={"assured_on": LONG_AGO, "places": [a_place()]},
        maaltijd=LONG_AGO,
    )
    let_edit(sqlite_database, SAMIRA, partner)
    remind(
        sqlite_database, Desk(ConfirmLinks.kept_in(settings.secrets_dir), say_hours, ORIGIN), NOW
    )
    text = letters(sqlite_database)[SAMIRA]
    made.meal, made.consult, made.both = (f"/bevestigen/{each}" for each in tokens(text))
    return made
