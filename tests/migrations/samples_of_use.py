"""Rows of what is counted."""

from __future__ import annotations

from datetime import date

from tests.migrations.rows import MOMENT, Row, row_id

COUNTS: list[Row] = [
    (
        "daily_count",
        {
            "kind": "service",
            "key": "ping-loket",
            "day": date(2026, 3, 3),
            "locale": "ar",
            "number": 2**40,
        },
    ),
    (
        "daily_count",
        {
            "kind": "search",
            "key": "",
            "day": date(2026, 3, 3),
            "locale": "und",
            "number": 1,
        },
    ),
]

WHAT_HELPED: list[Row] = [
    (
        "daily_count",
        {
            "kind": "step not helped",
            "key": "schulden",
            "day": date(2026, 3, 3),
            "locale": "ar",
            "number": 6,
        },
    ),
]

UNMET: list[Row] = [
    (
        "unmet_search",
        {
            "week": date(2026, 3, 2),
            "locale": "nl",
            "digest": "a" * 64,
            "last_day": date(2026, 3, 6),
            "days": 5,
            "words": "zwemles",
        },
    ),
    (
        "unmet_search",
        {
            "week": date(2026, 3, 2),
            "locale": "ti",
            "digest": "b" * 64,
            "last_day": date(2026, 3, 2),
            "days": 1,
        },
    ),
]

ANSWERED: list[Row] = [
    (
        "correction",
        {
            "id": row_id(91),
            "submission": row_id(92),
            "service_slug": "ping-loket",
            "locale": "ar",
            "about": "phone",
            "says": "Niemand neemt op.",
            "state": "mended",
            "created_at": MOMENT,
            "answered_by": "Omar",
            "answered_at": MOMENT,
            "why": "Nieuw nummer.",
        },
    ),
]

WEBSITES: list[Row] = [
    (
        "website",
        {
            "url": "https://www.example.org/hulp?a=1",
            "checked_on": date(2026, 3, 5),
            "failed_days": 3,
            "since": date(2026, 3, 3),
            "failed_on": date(2026, 3, 5),
            "trouble": "gone",
            "not_before": MOMENT,
        },
    ),
    (
        "website",
        {"url": "https://example.org/", "checked_on": date(2026, 3, 5), "failed_days": 0},
    ),
]
