"""Rows of what key figures keep and tell, and of whom professionals call."""

from __future__ import annotations

from datetime import date

from tests.migrations.rows import MOMENT, PARTNER, SERVICE, Row, row_id
from tests.migrations.samples_of_people import PERSON

HANDING_OVER: list[Row] = [
    (
        "kept_list",
        {
            "id": row_id(110),
            "person_id": PERSON,
            "code": "ping-loket.bel.ga.brief~voedselbank.ga",
            "kept_at": MOMENT,
        },
    ),
    (
        "contact_person",
        {
            "id": row_id(111),
            "service_id": SERVICE,
            "name": "Omar",
            "phone": "+31703008834",
            "hours": "Maandag en dinsdag.",
            "position": 0,
        },
    ),
    (
        "contact_person",
        {
            "id": row_id(112),
            "partner_id": PARTNER,
            "name": "Sociaal raadslieden",
            "email": "raad@example.org",
            "position": 1,
        },
    ),
]

TOLD: list[Row] = [
    (
        "correction",
        {
            "id": row_id(113),
            "submission": row_id(114),
            "service_slug": "ping-loket",
            "locale": "nl",
            "about": "waiting",
            "says": "",
            "told_by": "key figure",
            "weeks": 3,
            "created_at": MOMENT,
        },
    ),
    (
        "missing_help",
        {
            "id": row_id(115),
            "submission": row_id(116),
            "told_on": date(2026, 3, 3),
            "topic": "geld",
            "locale": "ti",
            "area": "",
        },
    ),
]
