"""A server that is killed while partners save: what it acknowledged is there, nothing is halved."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from routekaart.accounts import sessions
from routekaart.accounts.people import Invitation, invite
from routekaart.catalogue.partners import Partner
from routekaart.database import Database
from routekaart.review.proposals import Proposal
from routekaart.settings import Settings
from routekaart.web.kit.cookies import COOKIE
from tests.faults.patience import until
from tests.faults.server.conftest import prepared, start
from tests.html import read_html
from tests.pages.partners.conftest import read_form

__all__ = ["prepared", "start"]

WHOSE = ("gemeente-leidschendam-voorburg", "woej")
ENOUGH = 5
"""Services that each has begun and filled in before the end."""


class Busy(threading.Thread):
    """An editor who begins one service after the other, and fills in two of its fields."""

    def __init__(self, port: int, partner: str, token: str) -> None:
        super().__init__(daemon=True)
        self._port, self._partner, self._token = port, partner, token
        self.begun: list[str] = []
        self.filled: list[str] = []
        """Names of what was acknowledged."""

    def run(self) -> None:
        number = 0
        try:
            while True:
                number += 1
                self._add(f"{self._partner} {number}")
        except (OSError, HTTPException):
            return  # the server is no more

    def _add(self, name: str) -> None:
        path = self._send("/partner/nieuw", name=name)
        self.begun.append(name)
        self._send(path, name=name, summary=f"Zin {name}", description=f"Uitleg {name}")
        self.filled.append(name)

    def _send(self, path: str, **typed: str) -> str:
        """Where it leads, once the server has said that it is kept."""
        _, page = self.ask("GET", path)
        form = read_form(read_html(page), path)
        location, _ = self.ask("POST", path, urlencode({**form, **typed}, doseq=True))
        assert location, "this was not kept"
        return location

    def ask(self, method: str, path: str, body: str = "") -> tuple[str, str]:
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=60)) as connection:
            headers = {"Cookie": f"{COOKIE}={self._token}"}
            if body:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            return answer.getheader("Location", ""), answer.read().decode()


def let_in(settings: Settings, slug: str) -> str:
    """The token of somebody who keeps the entries of this partner."""
    now = datetime.now(UTC)
    with Database(settings.database).writing() as session:
        partner = session.scalars(select(Partner.id).where(Partner.slug == slug)).one()
        asked = Invitation(f"{slug}@example.org", "Samira", ("partner editor",), (partner,))
        person = invite(session, asked, "test", now)
        return sessions.begin(session, person, now, "Telefoon", second_step=True)


def kept(settings: Settings) -> dict[str, Any]:
    """By name of the service, all that is kept of it."""
    with Database(settings.database).reading() as session:
        found = [each.wanted for each in session.scalars(select(Proposal).where(Proposal.is_new))]
    return {each.get("name", "").strip('"'): each for each in found}


def test_what_was_acknowledged_outlives_a_killed_server(start, prepared) -> None:
    tokens = {slug: let_in(prepared, slug) for slug in WHOSE}
    server = start("serve")
    editors = [Busy(server.port, slug, token) for slug, token in tokens.items()]
    for editor in editors:
        editor.start()
    assert until(lambda: all(len(each.filled) >= ENOUGH for each in editors), within=120)
    os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait()
    for editor in editors:
        editor.join(timeout=60)
    found = kept(prepared)
    with closing(sqlite3.connect(prepared.database_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert "" not in found, "a service was begun without its name"
    for editor in editors:
        assert set(editor.begun) <= found.keys()
        for name in editor.filled:
            assert found[name]["summary"] == f'"Zin {name}"'
    assert all(("summary" in each) == ("description" in each) for each in found.values())
    assert len(found) <= sum(len(each.begun) + 1 for each in editors)
    again = start("serve")
    location, page = Busy(again.port, *tokens.popitem()).ask("GET", "/partner/")
    assert (location, editors[-1].filled[-1] in page) == ("", True)
