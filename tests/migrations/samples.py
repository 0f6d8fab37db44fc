"""Rows as they are after each revision: what a migration must carry along, up and down.

A new revision needs samples of the tables it adds or changes; `test_up_and_down` refuses it else.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

Row = tuple[str, dict[str, Any]]


def _id(number: int) -> UUID:
    return UUID(int=number)


PARTNER, LOCATION, SERVICE, PLACE, TOPIC, STEP_FREE = (_id(n) for n in range(1, 7))
MOMENT = datetime(2026, 3, 3, 12, 30, tzinfo=UTC)

_ENTRIES: list[Row] = [
    ("term", {"id": TOPIC, "key": "geld", "kind": "topic", "name": "Geld"}),
    ("term", {"id": STEP_FREE, "key": "drempelvrij", "kind": "accessibility", "name": "Vlak"}),
    ("term", {"id": _id(7), "key": "schuld", "kind": "topic", "name": "S", "parent_id": TOPIC}),
    ("partner", {"id": PARTNER, "slug": "woej", "name": "Woej", "trusted": True, "source": "M"}),
    (
        "location",
        {
            "id": LOCATION,
            "slug": "de-plint",
            "name": "De Plint",
            "latitude": 52.08,
            "longitude": 4.39,
            "assured_on": date(2024, 4, 1),
            "assured_by": "content",
            "source": "P",
        },
    ),
    (
        "location_term",
        {"location_id": LOCATION, "term_id": STEP_FREE, "kind": "accessibility", "position": 0},
    ),
    (
        "service",
        {
            "id": SERVICE,
            "slug": "ping-loket",
            "partner_id": PARTNER,
            "name": "PING-loket",
            "summary": "U krijgt hulp.",
            "minimum_age": 18,
            "status": "active",
            "assured_on": date(2025, 3, 1),
            "assured_by": "content",
            "source": "M",
            "urgent": False,
            "national": False,
        },
    ),
    (
        "service_at_location",
        {"id": PLACE, "service_id": SERVICE, "location_id": LOCATION, "position": 0},
    ),
    ("service_term", {"service_id": SERVICE, "term_id": TOPIC, "kind": "topic", "position": 0}),
]

_PARTICULARS: list[Row] = [
    ("spoken_language", {"service_id": SERVICE, "code": "ti", "position": 0}),
    (
        "cost_option",
        {"id": _id(10), "service_id": SERVICE, "key": "gratis", "amount": 0, "position": 0},
    ),
    (
        "required_document",
        {"id": _id(11), "service_id": SERVICE, "key": "brief", "name": "Uw brief", "position": 0},
    ),
    (
        "doubt",
        {
            "id": _id(12),
            "service_id": SERVICE,
            "field": "email",
            "value": "jof@lv.nl",
            "note": "Slecht te lezen.",
            "source": "M",
            "position": 0,
        },
    ),
    (
        "phone",
        {
            "id": _id(13),
            "number": "+31703008834",
            "kind": "voice",
            "position": 0,
            "service_at_location_id": PLACE,
        },
    ),
    (
        "opening_time",
        {
            "id": _id(14),
            "weekday": 0,
            "opens": time(10),
            "closes": time(12),
            "pattern": "every other week",
            "valid_from": date(2026, 1, 5),
            "by_appointment": False,
            "position": 0,
            "service_at_location_id": PLACE,
        },
    ),
    (
        "closure",
        {
            "id": _id(15),
            "key": "zomer",
            "scope": "location",
            "location_id": LOCATION,
            "starts_on": date(2026, 7, 20),
            "ends_on": date(2026, 8, 2),
            "reason": "Zomervakantie",
            "keeps": "other hours",
            "hours": "09:00:00-12:00:00",
        },
    ),
]

_TEXTS_AND_HISTORY: list[Row] = [
    (
        "text",
        {
            "id": _id(20),
            "entry": "service.ping-loket",
            "field": "summary",
            "locale": "ar",
            "value": "تحصل على المساعدة.",
            "source_digest": "0" * 64,
            "origin": "machine",
            "changed_by": "content",
            "changed_at": MOMENT,
        },
    ),
    ("loaded", {"entry": "service.ping-loket", "field": "name", "digest": "a" * 64}),
    (
        "change",
        {
            "id": _id(21),
            "changed_at": MOMENT,
            "changed_by": "content",
            "through": "content",
            "entry": "service.ping-loket",
            "field": "name",
            "became": '"PING-loket"',
        },
    ),
]

_EDITIONS_AND_CORRECTIONS: list[Row] = [
    (
        "edition",
        {
            "number": 1,
            "published_at": MOMENT,
            "content": b'{"services":{}}',
            "digest": "b" * 64,
            "note": "",
        },
    ),
    (
        "edition",
        {
            "number": 2,
            "published_at": MOMENT,
            "content": b'{"services":{}}',
            "digest": "b" * 64,
            "note": "terug",
            "rolled_back_to": 1,
        },
    ),
    (
        "correction",
        {
            "id": _id(30),
            "submission": _id(31),
            "service_slug": "ping-loket",
            "locale": "ar",
            "about": "times",
            "says": "Het loket is nu op dinsdag.",
            "state": "new",
            "created_at": MOMENT,
        },
    ),
]

_DATES: list[Row] = [
    (
        "phone",
        {
            "id": _id(40),
            "number": "112",
            "kind": "voice",
            "position": 1,
            "service_at_location_id": PLACE,
            "assured_on": date(2024, 4, 1),
            "source": "P",
        },
    ),
    (
        "partner",
        {
            "id": _id(41),
            "slug": "senw",
            "name": "S&W",
            "trusted": False,
            "assured_on": date(2025, 3, 1),
            "source": "M",
        },
    ),
]

PERSON = _id(50)

_ACCOUNTS: list[Row] = [
    (
        "person",
        {
            "id": PERSON,
            "email": "samira@example.org",
            "name": "Samira",
            "invited_at": MOMENT,
            "invited_by": "beheerder",
        },
    ),
    ("person_role", {"person_id": PERSON, "role": "partner editor"}),
    ("partner_editor", {"person_id": PERSON, "partner_id": PARTNER}),
    (
        "sign_in_link",
        {"id": _id(51), "person_id": PERSON, "digest": "c" * 64, "made_at": MOMENT},
    ),
    (
        "login_session",
        {
            "id": _id(52),
            "person_id": PERSON,
            "digest": "d" * 64,
            "begun_at": MOMENT,
            "seen_at": MOMENT,
            "second_step": False,
            "device": "Chrome op Android",
        },
    ),
    ("code_app", {"person_id": PERSON, "secret": "ABC", "confirmed_at": MOMENT, "last_step": 1}),
    ("recovery_code", {"person_id": PERSON, "digest": "e" * 64, "used_at": MOMENT}),
    ("audit_event", {"id": _id(53), "at": MOMENT, "kind": "invited", "person_id": PERSON}),
    ("attempt", {"id": _id(54), "counted_as": "link", "key": "f" * 32, "at": MOMENT}),
]

_MAIL: list[Row] = [
    (
        "message",
        {
            "id": _id(60),
            "recipient": "jan.o'brien+noord@example.org",
            "subject": "Inloggen bij de routekaart",
            "text": "Dag Jan,",
            "html": "<p>Dag Jan,</p>",
            "created_at": MOMENT,
            "expires_at": MOMENT,
            "next_try_at": MOMENT,
            "tries": 1,
            "last_trouble": "SMTPDataError 451",
        },
    ),
    (
        "message",
        {
            "id": _id(61),
            "recipient": "jan@example.org",
            "subject": "Inloggen bij de routekaart",
            "text": "",
            "html": "",
            "created_at": MOMENT,
            "expires_at": MOMENT,
            "next_try_at": MOMENT,
            "tries": 1,
            "sent_at": MOMENT,
        },
    ),
]

_PROPOSALS: list[Row] = [
    (
        "proposal",
        {
            "id": _id(70),
            "entry": "service.ping-loket",
            "partner_id": PARTNER,
            "is_new": False,
            "state": "submitted",
            "version": 2,
            "created_at": MOMENT,
            "changed_at": MOMENT,
        },
    ),
    (
        "proposed_field",
        {
            "proposal_id": _id(70),
            "field": "name",
            "was": '"PING-loket"',
            "wants": '"PING"',
            "changed_by": "Samira",
            "changed_at": MOMENT,
        },
    ),
    (
        "proposal_step",
        {
            "id": _id(71),
            "proposal_id": _id(70),
            "at": MOMENT,
            "step": "submit",
            "taken_by": "Samira",
            "person_id": PERSON,
        },
    ),
]

_REMINDERS: list[Row] = [
    (
        "service",
        {
            "id": _id(70),
            "slug": "spreekuur",
            "partner_id": PARTNER,
            "name": "Spreekuur",
            "summary": "U krijgt hulp.",
            "status": "active",
            "assured_on": date(2026, 1, 1),
            "assured_by": "Samira",
            "source": "partner",
            "assure_every_days": 30,
            "urgent": False,
            "national": False,
        },
    ),
    (
        "asked",
        {
            "id": _id(71),
            "service_id": SERVICE,
            "kind": "still right",
            "round": date(2025, 3, 1),
            "asked_at": MOMENT,
            "again_at": MOMENT,
        },
    ),
    ("duty", {"name": "remind", "day": date(2026, 3, 3)}),
    ("edition_wanted", {"id": _id(72), "asked_at": MOMENT, "why": "bevestigd: ping-loket"}),
]

_PASSKEYS: list[Row] = [
    (
        "passkey",
        {
            "id": _id(70),
            "person_id": PERSON,
            "credential": b"\x00\xff",
            "public_key": b"\xa5",
            "sign_count": 2**32 - 1,
            "name": "Chrome op Android",
            "created_at": MOMENT,
        },
    ),
    (
        "person",
        {
            "id": _id(71),
            "email": "omar@example.org",
            "name": "Omar",
            "invited_at": MOMENT,
            "invited_by": "beheerder",
            "passkey_offered_at": MOMENT,
        },
    ),
    ("audit_event", {"id": _id(72), "at": MOMENT, "kind": "rights changed", "person_id": PERSON}),
]

SAMPLES: dict[str, list[Row]] = {
    "0001": _ENTRIES,
    "0002": _PARTICULARS,
    "0003": _TEXTS_AND_HISTORY,
    "0004": _EDITIONS_AND_CORRECTIONS,
    "0005": _DATES,
    "0006": _ACCOUNTS,
    "0007": _MAIL,
    "0008": _PROPOSALS,
    "0009": _REMINDERS,
    "0010": _PASSKEYS,
}
"""By revision, in the order in which they can be put in."""
