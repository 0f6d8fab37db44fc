"""Rows as they are after each revision: what a migration must carry along, up and down.

A new revision needs samples of the tables it adds or changes; `test_up_and_down` refuses it else.
"""

from __future__ import annotations

from datetime import date, time

from tests.migrations.rows import (
    LOCATION,
    MOMENT,
    PARTNER,
    PLACE,
    SERVICE,
    STEP_FREE,
    TOPIC,
    Row,
    row_id,
)
from tests.migrations.samples_of_authoring import MAP_DRAFTS, WRITTEN
from tests.migrations.samples_of_handing_over import HANDING_OVER, TOLD
from tests.migrations.samples_of_people import ACCOUNTS, MAIL, PASSKEYS, PROPOSALS, REMINDERS
from tests.migrations.samples_of_the_programme import PROGRAMME
from tests.migrations.samples_of_use import (
    ANSWERED,
    COUNTS,
    UNMET,
    WEBSITES,
    WHAT_HELPED,
)

_ENTRIES: list[Row] = [
    ("term", {"id": TOPIC, "key": "geld", "kind": "topic", "name": "Geld"}),
    ("term", {"id": STEP_FREE, "key": "drempelvrij", "kind": "accessibility", "name": "Vlak"}),
    ("term", {"id": row_id(7), "key": "schuld", "kind": "topic", "name": "S", "parent_id": TOPIC}),
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
        {"id": row_id(10), "service_id": SERVICE, "key": "gratis", "amount": 0, "position": 0},
    ),
    (
        "required_document",
        {
            "id": row_id(11),
            "service_id": SERVICE,
            "key": "brief",
            "name": "Uw brief",
            "position": 0,
        },
    ),
    (
        "doubt",
        {
            "id": row_id(12),
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
            "id": row_id(13),
            "number": "+31703008834",
            "kind": "voice",
            "position": 0,
            "service_at_location_id": PLACE,
        },
    ),
    (
        "opening_time",
        {
            "id": row_id(14),
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
            "id": row_id(15),
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
            "id": row_id(20),
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
            "id": row_id(21),
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
            "id": row_id(30),
            "submission": row_id(31),
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
            "id": row_id(40),
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
            "id": row_id(41),
            "slug": "senw",
            "name": "S&W",
            "trusted": False,
            "assured_on": date(2025, 3, 1),
            "source": "M",
        },
    ),
]

_LOGO = "c" * 64

_LOGOS: list[Row] = [
    ("logo", {"digest": _LOGO, "picture": b"\x89PNG\x00\xff"}),
    (
        "partner",
        {
            "id": row_id(90),
            "slug": "taalhuis",
            "name": "Taalhuis",
            "trusted": False,
            "source": "M",
            "logo": _LOGO,
        },
    ),
]

SAMPLES: dict[str, list[Row]] = {
    "0001": _ENTRIES,
    "0002": _PARTICULARS,
    "0003": _TEXTS_AND_HISTORY,
    "0004": _EDITIONS_AND_CORRECTIONS,
    "0005": _DATES,
    "0006": ACCOUNTS,
    "0007": MAIL,
    "0008": PROPOSALS,
    "0009": REMINDERS,
    "0010": PASSKEYS,
    "0011": _LOGOS,
    "0012": PROGRAMME,
    "0013": COUNTS,
    "0014": UNMET,
    "0015": WRITTEN,
    "0016": WHAT_HELPED,
    "0017": ANSWERED,
    "0018": WEBSITES,
    "0019": MAP_DRAFTS,
    "0020": HANDING_OVER,
    "0021": TOLD,
}
"""By revision, in the order in which they can be put in."""
