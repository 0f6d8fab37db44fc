"""One good row of every table of the catalogue, the accounts and what is counted, to be spoiled in
one way."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection

import routekaart.accounts.attempts
import routekaart.accounts.ending
import routekaart.authoring.map_drafts
import routekaart.authoring.records
import routekaart.catalogue.closures
import routekaart.catalogue.contact_persons
import routekaart.catalogue.history
import routekaart.catalogue.loaded
import routekaart.catalogue.texts
import routekaart.database.duty
import routekaart.programme.frozen
import routekaart.programme.records
import routekaart.reminders.asked
import routekaart.review.proposals
import routekaart.signals.corrections
import routekaart.signals.counts
import routekaart.signals.missing
import routekaart.signals.unmet
import routekaart.websites.records  # noqa: F401
from routekaart.database import Base

PARTNER, LOCATION, SERVICE, OTHER_SERVICE, PLACE, TOPIC, STEP_FREE, PERSON, PROPOSAL = (
    UUID(int=number) for number in range(1, 10)
)
MOMENT = datetime(2026, 3, 3, tzinfo=UTC)

_OFFERED = {
    "partner_id": PARTNER,
    "name": "PING-loket",
    "summary": "U krijgt hulp.",
    "assured_on": date(2025, 3, 1),
    "assured_by": "content",
    "source": "M",
}

_INVITED = {"name": "Omar", "invited_at": MOMENT, "invited_by": "beheerder"}

_PROPOSED = {
    "partner_id": PARTNER,
    "is_new": False,
    "state": "draft",
    "version": 1,
    "created_at": MOMENT,
    "changed_at": MOMENT,
}


def _about(entry: str) -> dict[str, Any]:
    return {"entry": entry, "open_entry": entry, **_PROPOSED}


PARENTS: list[tuple[str, dict[str, Any]]] = [
    ("term", {"id": TOPIC, "key": "geld", "kind": "topic", "name": "Geld"}),
    ("term", {"id": STEP_FREE, "key": "vlak", "kind": "accessibility", "name": "Vlak"}),
    ("partner", {"id": PARTNER, "slug": "woej", "name": "Woej", "source": "M"}),
    (
        "location",
        {
            "id": LOCATION,
            "slug": "de-plint",
            "name": "De Plint",
            "assured_on": date(2024, 4, 1),
            "assured_by": "content",
            "source": "P",
        },
    ),
    ("service", {"id": SERVICE, "slug": "ping-loket", **_OFFERED}),
    ("service", {"id": OTHER_SERVICE, "slug": "ander-loket", **_OFFERED}),
    ("service_at_location", {"id": PLACE, "service_id": SERVICE, "location_id": LOCATION}),
    ("person", {"id": PERSON, "email": "omar@woej.example.org", **_INVITED}),
    ("proposal", {"id": PROPOSAL, **_about("service.ping-loket")}),
]

GOOD: dict[str, dict[str, Any]] = {
    "logo": {"digest": "c" * 64, "picture": b"\x89PNG"},
    "term": {"key": "wonen", "kind": "topic", "name": "Wonen"},
    "partner": {"slug": "senw", "name": "S&W", "source": "M"},
    "location": {
        "slug": "tuinkamer",
        "name": "Tuinkamer",
        "latitude": 52.08,
        "longitude": 4.39,
        "assured_on": date(2024, 4, 1),
        "assured_by": "content",
        "source": "P",
    },
    "service": {"slug": "spreekuur", "minimum_age": 12, "maximum_age": 27, **_OFFERED},
    "service_at_location": {"service_id": OTHER_SERVICE, "location_id": LOCATION},
    "service_term": {"service_id": SERVICE, "term_id": TOPIC, "kind": "topic"},
    "location_term": {"location_id": LOCATION, "term_id": STEP_FREE, "kind": "accessibility"},
    "spoken_language": {"service_id": SERVICE, "code": "zh-Hant"},
    "cost_option": {"service_id": SERVICE, "key": "gratis", "amount": 0},
    "required_document": {"service_id": SERVICE, "key": "brief", "name": "Uw brief"},
    "doubt": {
        "service_id": SERVICE,
        "field": "email",
        "value": "jof@lv.nl",
        "note": "Slecht te lezen.",
        "source": "M",
    },
    "phone": {"number": "+31703008834", "service_id": SERVICE},
    "opening_time": {
        "weekday": 0,
        "opens": time(9),
        "closes": time(12),
        "valid_from": date(2026, 1, 5),
        "valid_to": date(2026, 12, 31),
        "service_at_location_id": PLACE,
    },
    "closure": {
        "key": "zomer",
        "scope": "location",
        "location_id": LOCATION,
        "starts_on": date(2026, 7, 20),
        "ends_on": date(2026, 8, 2),
        "reason": "Zomervakantie",
    },
    "text": {
        "entry": "service.ping-loket",
        "field": "summary",
        "locale": "ar",
        "value": "تحصل على المساعدة.",
        "source_digest": "0" * 64,
        "origin": "machine",
        "changed_by": "content",
        "changed_at": datetime(2026, 3, 3, tzinfo=UTC),
    },
    "change": {
        "changed_at": datetime(2026, 3, 3, tzinfo=UTC),
        "changed_by": "content",
        "through": "content",
        "entry": "service.ping-loket",
        "field": "summary",
        "was": '"Oud."',
        "became": '"Nieuw."',
    },
    "loaded": {"entry": "service.ping-loket", "field": "summary", "digest": "a" * 64},
    "person": {"email": "samira@woej.example.org", **_INVITED},
    "person_role": {"person_id": PERSON, "role": "partner editor"},
    "partner_editor": {"person_id": PERSON, "partner_id": PARTNER},
    "sign_in_link": {
        "person_id": PERSON,
        "digest": "a" * 64,
        "made_at": MOMENT,
        "used_at": MOMENT,
    },
    "login_session": {
        "person_id": PERSON,
        "digest": "a" * 64,
        "begun_at": MOMENT,
        "seen_at": MOMENT,
        "second_step": False,
        "device": "Chrome op Android",
    },
    "code_app": {"person_id": PERSON, "secret": "ABC"},
    "passkey": {
        "person_id": PERSON,
        "credential": b"\x01",
        "public_key": b"\xa5",
        "sign_count": 0,
        "name": "Chrome op Android",
        "created_at": MOMENT,
    },
    "recovery_code": {"person_id": PERSON, "digest": "a" * 64},
    "audit_event": {"at": MOMENT, "kind": "invited", "person_id": PERSON},
    "asked": {
        "service_id": SERVICE,
        "kind": "still right",
        "round": date(2025, 3, 1),
        "asked_at": MOMENT,
        "again_at": MOMENT,
    },
    "duty": {"name": "remind", "day": date(2026, 3, 3)},
    "written_entry": {"name": "question.geld", "content": "null"},
    "map_draft": {
        "id": 1,
        "version": 1,
        "content": "{}",
        "changed_by": "Omar",
        "changed_at": MOMENT,
    },
    "map_version": {
        "number": 1,
        "published_at": MOMENT,
        "published_by": "Omar",
        "note": "",
        "content": "{}",
    },
    "programme_entry": {"name": "goal.taal", "content": "{}"},
    "frozen_report": {
        "number": 1,
        "report": "monitor-2023-2024",
        "edition": 3,
        "frozen_at": MOMENT,
        "frozen_by": "Omar",
        "content": "{}",
        "digest": "a" * 64,
    },
    "attempt": {"counted_as": "link", "key": "a" * 32, "at": MOMENT},
    "proposal": _about("service.ander-loket"),
    "proposed_field": {
        "proposal_id": PROPOSAL,
        "field": "name",
        "was": '"PING-loket"',
        "wants": '"PING"',
        "changed_by": "Omar",
        "changed_at": MOMENT,
    },
    "proposal_step": {
        "proposal_id": PROPOSAL,
        "at": MOMENT,
        "step": "submit",
        "taken_by": "Omar",
        "person_id": PERSON,
    },
    "correction": {
        "submission": uuid4(),
        "service_slug": "ping-loket",
        "locale": "ar",
        "about": "times",
        "says": "Het is dicht op maandag.",
        "state": "mended",
        "created_at": MOMENT,
        "answered_by": "Omar",
        "answered_at": MOMENT,
        "why": "De tijden zijn nieuw.",
    },
    "missing_help": {
        "submission": uuid4(),
        "told_on": date(2026, 3, 3),
        "topic": "geld",
        "locale": "ti",
        "area": "Prinsenhof",
    },
    "kept_list": {"person_id": PERSON, "code": "ping-loket.bel~voedselbank", "kept_at": MOMENT},
    "contact_person": {
        "partner_id": PARTNER,
        "service_id": None,
        "name": "Sociaal raadslieden",
        "phone": "+31703008834",
        "email": "samira@woej.nl",
        "hours": "Maandag tot en met donderdag.",
    },
    "daily_count": {
        "kind": "call",
        "key": "ping-loket",
        "day": date(2026, 3, 3),
        "locale": "ar",
        "number": 1,
    },
    "website": {
        "url": "https://www.example.org/",
        "checked_on": date(2026, 3, 5),
        "failed_days": 3,
        "since": date(2026, 3, 3),
        "failed_on": date(2026, 3, 5),
        "trouble": "gone",
        "not_before": MOMENT,
    },
    "unmet_search": {
        "week": date(2026, 3, 2),
        "locale": "ti",
        "digest": "a" * 64,
        "last_day": date(2026, 3, 3),
        "days": 1,
    },
}


def insert(connection: Connection, table: str, **values: Any) -> None:
    """Put a row in by SQL alone: nothing but the database looks at it."""
    columns = Base.metadata.tables[table]
    if "id" in columns.c:
        values.setdefault("id", uuid4())
    connection.execute(columns.insert().values(values))


def insert_parents(connection: Connection) -> None:
    """What every good row refers to."""
    for table, values in PARENTS:
        insert(connection, table, **values)
