"""The real site and its partners, who sign in without ado and keep their cookies."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from routekaart.accounts import sessions
from routekaart.accounts.people import Invitation, invite
from routekaart.accounts.roles import Role
from routekaart.catalogue.exporting import EntryRecords, described
from routekaart.catalogue.partners import Partner
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.edition.store import Published
from routekaart.review.drafts import Draft, find_draft
from routekaart.settings import Settings
from routekaart.web.kit.cookies import COOKIE
from tests.html import assert_valid, read_html
from tests.real_site import Clock, copy_site, make_app, read_edition


@dataclass
class Editor:
    """Somebody who is signed in. Every page they open is valid."""

    client: Any

    def open(self, path: str, status: int = 200) -> str:
        return self._read(self.client.get(path, base_url="https://localhost"), status)

    def form(self, path: str, action: str | None = None) -> dict[str, Any]:
        """What a browser would send of the form with this action, as the page shows it."""
        page = read_html(self.open(path))
        return read_form(page, action or path)

    def send(self, path: str, status: int = 303, on: str | None = None, **fields: Any) -> str:
        """Change these fields in the form of the page `on` (else of the path) and send it."""
        filled = {**self.form(on or path, path), **fields}
        return self.post(path, filled, status)

    def post(self, path: str, filled: dict[str, Any], status: int = 303) -> str:
        answer = self.client.post(path, data=filled, base_url="https://localhost")
        self._read(answer, status)
        return str(answer.headers.get("Location") or answer.text)

    def _read(self, answer: Any, status: int) -> str:
        assert answer.status_code == status, answer.text
        if answer.mimetype == "text/html" and not 300 <= status < 400:
            assert_valid(answer.text)
        return str(answer.text)


def read_form(page: Any, action: str) -> dict[str, Any]:
    form = next(each for each in page.iter("form") if each.get("action") == action)
    filled: dict[str, Any] = {}
    for each in form.iter():
        name, kind = each.get("name"), each.get("type")
        if name is None or (kind in ("checkbox", "radio") and each.get("checked") is None):
            continue
        if each.tag == "textarea":
            filled[name] = re.sub(r"^\n", "", each.text or "")
        elif kind == "checkbox":
            filled.setdefault(name, []).append(each.get("value"))
        elif each.tag == "select":
            chosen = next((o for o in each if o.get("selected") is not None), each[0])
            filled[name] = chosen.get("value")
        elif each.tag == "input":
            filled[name] = each.get("value", "")
    return filled


@dataclass
class Office:
    """The site with its database, at a moment of ours."""

    app: Flask
    database: Database
    settings: Settings
    clock: Clock
    current: CurrentEdition

    def sign_in(
        self, *partners: str, name: str = "Samira", role: Role = "partner editor"
    ) -> Editor:
        """An editor of these partners, or somebody else, on a device of their own."""
        with self.database.writing() as session:
            query = select(Partner.id).where(Partner.slug.in_(partners))
            invitation = Invitation(
                f"{uuid.uuid4().hex}@example.org",
                name,
                (role,),
                tuple(session.scalars(query)),
            )
            person = invite(session, invitation, "test", self.clock())
            token = sessions.begin(session, person, self.clock(), "Telefoon", second_step=True)
        client = self.app.test_client()
        client.set_cookie(COOKIE, token, domain="localhost", secure=True)
        return Editor(client)

    def live(self, entry: str) -> Any:
        with self.database.reading() as session:
            return described(EntryRecords(session)[entry])

    def wanted(self, entry: str, partner: str) -> Any:
        """The entry as its editors have it; None when it is not there."""
        draft = self.draft(entry, partner)
        return draft and draft.wanted

    def draft(self, entry: str, partner: str) -> Draft | None:
        with self.database.reading() as session:
            theirs = tuple(session.scalars(select(Partner.id).where(Partner.slug == partner)))
            return find_draft(session, entry, theirs)

    def state_of(self, entry: str, partner: str) -> str:
        """Where its open proposal stands."""
        draft = self.draft(entry, partner)
        return draft.proposal.state if draft and draft.proposal else ""

    def trust(self, partner: str) -> None:
        with self.database.writing() as session:
            session.scalars(select(Partner).where(Partner.slug == partner)).one().trusted = True

    @property
    def edition(self) -> Published:
        return read_edition(self.settings)


@pytest.fixture
def office(tmp_path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    settings, clock = copy_site(tmp_path_factory, tmp_path), Clock()
    database = Database(settings.database)
    current = CurrentEdition(database, settings.editions_dir)
    return Office(make_app(settings, clock, current), database, settings, clock, current)


def words(page: str) -> str:
    """What somebody reads on a page, with single blanks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
