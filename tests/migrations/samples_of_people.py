"""Rows of who works on the route map, as they are after each revision: see `samples`."""

from __future__ import annotations

from datetime import date

from tests.migrations.rows import MOMENT, PARTNER, SERVICE, Row, row_id

PERSON = row_id(50)

ACCOUNTS: list[Row] = [
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
        {"id": row_id(51), "person_id": PERSON, "digest": "c" * 64, "made_at": MOMENT},
    ),
    (
        "login_session",
        {
            "id": row_id(52),
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
    ("audit_event", {"id": row_id(53), "at": MOMENT, "kind": "invited", "person_id": PERSON}),
    ("attempt", {"id": row_id(54), "counted_as": "link", "key": "f" * 32, "at": MOMENT}),
]

MAIL: list[Row] = [
    (
        "message",
        {
            "id": row_id(60),
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
            "id": row_id(61),
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

PROPOSALS: list[Row] = [
    (
        "proposal",
        {
            "id": row_id(70),
            "entry": "service.ping-loket",
            "open_entry": "service.ping-loket",
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
            "proposal_id": row_id(70),
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
            "id": row_id(71),
            "proposal_id": row_id(70),
            "at": MOMENT,
            "step": "submit",
            "taken_by": "Samira",
            "person_id": PERSON,
        },
    ),
]

REMINDERS: list[Row] = [
    (
        "service",
        {
            "id": row_id(70),
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
            "id": row_id(71),
            "service_id": SERVICE,
            "kind": "still right",
            "round": date(2025, 3, 1),
            "asked_at": MOMENT,
            "again_at": MOMENT,
        },
    ),
    ("duty", {"name": "remind", "day": date(2026, 3, 3)}),
    ("edition_wanted", {"id": row_id(72), "asked_at": MOMENT, "why": "bevestigd: ping-loket"}),
]

PASSKEYS: list[Row] = [
    (
        "passkey",
        {
            "id": row_id(70),
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
            "id": row_id(71),
            "email": "omar@example.org",
            "name": "Omar",
            "invited_at": MOMENT,
            "invited_by": "beheerder",
            "passkey_offered_at": MOMENT,
        },
    ),
    (
        "audit_event",
        {"id": row_id(72), "at": MOMENT, "kind": "rights changed", "person_id": PERSON},
    ),
]
