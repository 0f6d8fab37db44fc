"""Rows of what key figures keep, and of whom professionals call."""

from __future__ import annotations

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
