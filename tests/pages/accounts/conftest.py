"""The site with a few people, a clock of ours, and browsers that keep their cookies."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select

from routekaart.accounts.people import Invitation, Person, invite
from routekaart.accounts.roles import Role
from routekaart.application import create_app
from routekaart.catalogue.partners import Partner
from routekaart.database import Database
from routekaart.mail.outbox import Message
from routekaart.settings import Settings
from tests.html import assert_valid

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PHONE = "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@dataclass
class Browser:
    """One device. Every page it opens is valid, and is kept nowhere."""

    client: Any
    address: str = "192.0.2.1"

    def open(self, path: str, status: int = 200) -> str:
        return self._read(self.client.get(path, **self._from()), status)

    def send(self, path: str, status: int = 303, on: str | None = None, **fields: Any) -> Any:
        """Fill in the form of the page `on` (the same path when nothing is said) and send it."""
        fields.setdefault("token", token_in(self.client.get(on or path, **self._from()).text))
        answer = self.client.post(path, data=fields, **self._from())
        self._read(answer, status)
        return answer

    def _from(self) -> dict[str, Any]:
        return {
            "base_url": "https://localhost",
            "environ_base": {"REMOTE_ADDR": self.address, "HTTP_USER_AGENT": PHONE},
        }

    def _read(self, answer: Any, status: int) -> str:
        assert answer.status_code == status, answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        if status < 300 or status >= 400:
            assert_valid(answer.text)
        return str(answer.text)


def token_in(page: str) -> str:
    """Of the form that is filled in by hand; or of the only one."""
    by_hand = re.sub(r"<form[^>]*data-passkey.*?</form>", "", page, flags=re.DOTALL)
    token = re.compile(r'name="token"[^>]* value="([^"]+)"')
    found = token.search(by_hand) or token.search(page)
    return found[1] if found else ""


@dataclass
class Desk:
    """The site, its database, and its clock."""

    app: Flask
    database: Database
    now: datetime = NOW

    def wait(self, **time: int) -> None:
        self.now += timedelta(**time)

    def browser(self, address: str = "192.0.2.1") -> Browser:
        return Browser(self.app.test_client(), address)

    def invite(self, email: str, *roles: Role, name: str = "Samira") -> uuid.UUID:
        with self.database.writing() as session:
            partners: tuple[uuid.UUID, ...] = ()
            if "partner editor" in roles:
                partner = Partner(
                    id=uuid.uuid4(), slug=f"p-{uuid.uuid4().hex}", name="PING", source="M"
                )
                session.add(partner)
                session.flush()
                partners = (partner.id,)
            return invite(session, Invitation(email, name, roles, partners), "test", self.now).id

    def mailed_links(self) -> list[str]:
        """The links in every letter so far, the oldest first."""
        with self.database.reading() as session:
            letters = session.scalars(select(Message).order_by(Message.created_at)).all()
        return [
            link for each in letters for link in re.findall(r"/inloggen/link/[\w-]+", each.text)
        ]

    def link_for(self, email: str) -> str:
        known = self.mailed_links()
        self.browser().send("/inloggen", email=email)
        (link,) = set(self.mailed_links()) - set(known)
        return link

    def sign_in(self, email: str, browser: Browser | None = None) -> Browser:
        """By the link alone."""
        browser = browser or self.browser()
        browser.send(self.link_for(email))
        return browser

    def sign_in_fully(self, email: str) -> tuple[Browser, pyotp.TOTP]:
        """Also with a newly connected app."""
        browser = self.sign_in(email)
        app = read_secret(browser.open("/inloggen/app"))
        browser.send("/inloggen/app", 200, code=app.at(self.now))
        return browser, app

    def person(self, email: str) -> Person:
        with self.database.reading() as session:
            return session.scalars(select(Person).where(Person.email == email)).one()


def read_secret(page: str) -> pyotp.TOTP:
    found = re.search(r'class="key"[^>]*>([A-Z0-9 ]+)<', page)
    assert found is not None
    return pyotp.TOTP(found[1].replace(" ", ""))


@pytest.fixture
def desk(sqlite_database: Database, tmp_path) -> Desk:
    current: Any = SimpleNamespace(published=None, database_reachable=True)
    made = Desk(None, sqlite_database)  # type: ignore[arg-type]
    made.app = create_app(Settings(data_dir=tmp_path), lambda: made.now, current)
    made.app.testing = True
    return made
