"""The real site with one of everything that can be asked for, and people who are signed in."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from routekaart.accounts import kept_lists, sessions
from routekaart.accounts.passkeys import Passkey
from routekaart.accounts.people import Invitation, Person, invite
from routekaart.accounts.roles import Role
from routekaart.authoring.map_drafts import keep_draft, read_draft
from routekaart.catalogue.partners import Partner
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.signals.corrections import Correction, keep
from routekaart.web.endpoints import AUDIENCE_OF
from routekaart.web.kit.access import Audience
from routekaart.web.kit.cookies import COOKIE
from tests.html import read_html
from tests.pages.accounts.test_access import OPENS
from tests.pages.partners.conftest import Editor, Office, read_form
from tests.pages.partners.test_bulk import change, fetch, pack, send
from tests.pages.programme.test_language_sheets import fetch as fetch_language
from tests.pages.programme.test_language_sheets import pack as language_sheet
from tests.pages.programme.test_language_sheets import say, unpack
from tests.pages.programme.test_language_sheets import send as send_language
from tests.pages.programme.test_measurement_file import fetch_table, fill_in, upload
from tests.real_site import Clock, copy_site, make_app

OWN, OTHER = "gemeente-leidschendam-voorburg", "woej"
SERVICE, PLACE, GOAL = "tuinkamer", "tuinkamer-van-noord", "taal"
REPORT = "monitor-2023-2024"
IN_ANOTHER_STATE = ("/partner/dienst/taalcafe", "/partner/dienst/bingo")
"""One that was changed and not sent in, and one that waits to be confirmed."""
CONFIRMED_LINK = f"/programma/doelen/verbonden/{SERVICE}"
"""Where that service helps with `GOAL` its partner only proposed."""

HERE = "https://localhost"
CANARY = "kanarie"
"""In every name, address and text that somebody gave here; in no log."""


class Kind(NamedTuple):
    """What somebody is, and how far they are with signing in."""

    role: Role
    is_complete: bool = True


KINDS = (
    Kind("partner editor"),
    Kind("administrator"),
    Kind("administrator", False),
    Kind("key figure"),
)
"""Between them they open every page that is not everybody's."""


@dataclass
class Form:
    """A form as a page shows it: where it goes, and what a browser would send."""

    endpoint: str
    address: str
    fields: dict[str, Any]


@dataclass
class Member:
    """Somebody who is signed in, with a second session and a passkey to take away."""

    kind: Kind
    client: Any
    values: dict[str, Any]

    def endpoints(self) -> set[str]:
        """All that is theirs to open, and not everybody's."""
        theirs: set[Audience] = {"halfway"}
        if self.kind.is_complete:
            theirs |= OPENS[self.kind.role] | {"signed in"}
        return {name for name, audience in AUDIENCE_OF.items() if audience in theirs}

    def send(self, form: Form, **headers: str) -> Any:
        filled = form.fields or {"pressed": ""}  # a browser says what kind of form it is
        return self.client.post(form.address, data=filled, base_url=HERE, headers=headers)


@dataclass
class Furnished(Office):
    """Somebody sent in a change and a closure; a resident said that something is wrong."""

    values: dict[str, Any] = field(default_factory=dict)

    def let_in(self, kind: Kind, partner: str = OWN) -> Member:
        now, whose = self.clock(), f"{CANARY}-{uuid.uuid4().hex}"
        with self.database.writing() as session:
            query = select(Partner.id).where(Partner.slug == partner)
            partners = tuple(session.scalars(query)) if kind.role == "partner editor" else ()
            asked = Invitation(f"{whose}@example.org", whose, (kind.role,), partners)
            person = invite(session, asked, "test", now)
            person.passkey_offered_at = now
            other = sessions.find(session, sessions.begin(session, person, now, "Edge", True), now)
            token = sessions.begin(session, person, now, "Chrome", kind.is_complete)
            passkey = Passkey(
                person_id=person.id,
                credential=uuid.uuid4().bytes,
                public_key=b"x",
                sign_count=0,
                name="Chrome",
                created_at=now,
            )
            session.add(passkey)
            session.flush()
            own = {"session": other and other.id, "passkey": passkey.id}
            own["kept"] = _keep_list(session, person, now)
        client = self.app.test_client()
        client.set_cookie(COOKIE, token, domain="localhost", secure=True)
        return Member(kind, client, self.values | own)

    def address_of(self, rule: Rule, member: Member) -> str:
        """An address of this kind, of something that is there."""
        slug = OWN if rule.endpoint.endswith(("_organisation", "_logo")) else SERVICE
        section = "wat" if rule.endpoint.startswith("partners.") else "money"
        values = member.values | {"slug": slug, "section": section}
        asked = {name: values[name] for name in rule.arguments}
        return str(
            self.app.url_map.bind("localhost").build(rule.endpoint, asked, rule_method(rule))
        )

    def rules(self, member: Member, method: str) -> list[Rule]:
        """Of everything that is theirs to open with this method."""
        endpoints = member.endpoints()
        return [
            rule
            for rule in self.app.url_map.iter_rules()
            if rule.endpoint in endpoints and method in (rule.methods or ())
        ]

    def forms(self, member: Member) -> list[Form]:
        """A form of every kind on the pages that are theirs to open, as it is filled in there."""
        found: dict[str, Form] = {}
        for text in self._pages(member):
            page = read_html(text)
            for each in page.iter("form"):
                action = each.get("action") or ""
                if each.get("method") == "post":
                    endpoint = self.endpoint_of(action)
                    found.setdefault(endpoint, Form(endpoint, action, read_form(page, action)))
        return list(found.values())

    def _pages(self, member: Member) -> Iterator[str]:
        addresses = [self.address_of(rule, member) for rule in self.rules(member, "GET")]
        if member.kind == KINDS[0]:
            addresses += IN_ANOTHER_STATE
            yield _upload_list(member)
        elif member.kind == KINDS[1]:
            addresses.append(CONFIRMED_LINK)
            yield _upload_language(member)
            yield upload(Editor(member.client), fill_in(fetch_table(Editor(member.client))))
        for each in addresses:
            answer = member.client.get(each, base_url=HERE)
            if answer.mimetype == "text/html":
                yield answer.text

    def endpoint_of(self, address: str) -> str:
        return str(self.app.url_map.bind("localhost").match(address, "POST")[0])


def _keep_list(session: Session, person: Person, now: datetime) -> uuid.UUID | None:
    """The id of a list that a key figure keeps."""
    if "key figure" not in person.roles:
        return None
    kept_lists.keep(session, person.id, SERVICE, now)
    return kept_lists.list_kept(session, person.id, now)[0].id


def _upload_list(member: Member) -> str:
    editor = Editor(member.client)
    table = fetch(editor)
    change(table, "ooievaarspas", "In één zin", f"U krijgt korting, zegt {CANARY}.")
    return send(editor, pack(table))


def _upload_language(member: Member) -> str:
    editor = Editor(member.client)
    table = unpack(fetch_language(editor))
    say(table, "content.service.bingo.summary", better=CANARY)
    return send_language(editor, language_sheet(table))


def rule_method(rule: Rule) -> str:
    return "GET" if "GET" in (rule.methods or ()) else "POST"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    """For tests that are to change nothing on it."""
    settings, clock = copy_site(tmp_path_factory, tmp_path_factory.mktemp("furnished")), Clock()
    database = Database(settings.database)
    current = CurrentEdition(database, settings.editions_dir)
    made = Furnished(make_app(settings, clock, current), database, settings, clock, current)
    _furnish(made)
    return made


def _furnish(site: Furnished) -> None:
    site.values = {
        "place": PLACE,
        "partner": OWN,
        "locale": "ar",
        "entry": f"service.{SERVICE}",
        "key": f"{OWN}-{site.clock.now:%Y%m%d}",
        "version": _send_in(site),
        "proposal": _freeze(site),
        "remark": _complain(site),
        "goal": GOAL,
        "service": SERVICE,
        "indicator": "bijstand",
        "kind": "acties",
        "part": "routekaart",
        "report": REPORT,
        "banner": "dicht",
        "concept": "schulden",
        "page": "over",
        "closure": "iedereen-20261124",
        "noun": "vraag",
        "step": "geld",
        "digest": "c" * 64,
        "number": 1,
        "table": 1,
        "sheet": "per-taal",
    }
    _write_over_the_files(site)
    _draw_map(site)
    with site.database.reading() as session:
        site.values["person"] = session.scalars(select(Person.id)).first()


def _send_in(site: Furnished) -> str:
    """A partner changes this and that; gives a version of the service from before."""
    editor, service = site.sign_in(OWN, name=CANARY), f"/partner/dienst/{SERVICE}"
    editor.send(f"{service}/wat", summary=f"U krijgt hulp van {CANARY}.", then="stay")
    editor.send(f"{service}/insturen", on=service)
    editor.send("/partner/dienst/taalcafe/wat", summary=f"U praat met {CANARY}.", then="stay")
    editor.send(f"/partner/organisatie/{OWN}", description=f"De {CANARY}.")
    editor.send("/partner/dicht", on=f"/partner/dicht?partner={OWN}")
    editor.send(f"{service}/doelen/{GOAL}", strength="direct", says=f"U praat met {CANARY}.")
    history = editor.open(f"{service}/geschiedenis")
    return str(re.findall(r"/geschiedenis/([\w-]+)", history)[-1])


def _freeze(site: Furnished) -> str:
    """The programme freezes a report; gives a proposal that waits for it."""
    officer, report = site.sign_in(name=CANARY, role="officer"), f"/programma/rapporten/{REPORT}"
    officer.send(f"{report}/vastzetten", on=report)
    waiting = officer.open("/programma/voorstellen")
    return str(re.findall(r"/voorstellen/([\w-]{36})\"", waiting)[0])


def _write_over_the_files(site: Furnished) -> None:
    """The programme writes one of everything, and opens everything on a public holiday."""
    officer, desk = site.sign_in(name=CANARY, role="officer"), "/programma"
    days = {"starts_on": "2026-11-24", "ends_on": "2026-11-25"}
    officer.send(f"{desk}/mededelingen/nieuw", **{"words-nl": "Dicht", **days})
    officer.send(f"{desk}/begrippen/schulden", **{"words-tr": "Borç"})
    officer.send(f"{desk}/bladzijden/ar/over", **{"pieces-0": "# Over"})
    officer.send(f"{desk}/sluitingen/nieuw", **{"reasons-nl": "Code rood", **days})
    holiday = f"{desk}/sluitingen/feestdag-koningsdag-2027"
    officer.send(f"{holiday}/gaat-niet-door", on=holiday)


def _complain(site: Furnished) -> uuid.UUID:
    """A resident says that something is wrong."""
    said = Correction(
        submission=uuid.uuid4(),
        service_slug=SERVICE,
        locale="ar",
        about="times",
        says=CANARY,
        created_at=site.clock(),
    )
    with site.database.writing() as session:
        keep(session, said)
        session.flush()
        return said.id


def _draw_map(site: Furnished) -> None:
    """Officers publish the map twice, and change a page that residents read otherwise by now."""
    officer, page = site.sign_in(name=CANARY, role="officer"), "/programma/routekaart/vraag/geld"
    for tone in ("now", "soon", "young"):
        officer.send(page, tone=tone)
        if tone != "young":
            officer.send("/programma/routekaart/publiceren")
    with site.database.writing() as session:
        draft = read_draft(session).draft
        before = {name: {"asks": "Wat is er?"} for name in draft.entries}
        keep_draft(session, replace(draft, before=before), CANARY, site.clock())
