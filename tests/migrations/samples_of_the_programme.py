"""Rows of what the programme wants and counts, as they are after each revision: see `samples`."""

from __future__ import annotations

from tests.migrations.rows import MOMENT, Row, row_id

PROGRAMME: list[Row] = [
    (
        "programme_entry",
        {
            "id": row_id(90),
            "name": "goal.taal",
            "content": '{"challenge":"geld","name":"Taal","number":2,"source":"M"}',
        },
    ),
    (
        "frozen_report",
        {
            "number": 1,
            "report": "monitor-2023-2024",
            "edition": 3,
            "frozen_at": MOMENT,
            "frozen_by": "Omar",
            "content": "{}",
            "digest": "a" * 64,
        },
    ),
]
