"""Rows of what officers write over the content files."""

from __future__ import annotations

from tests.migrations.rows import MOMENT, Row, row_id

WRITTEN: list[Row] = [
    (
        "written_entry",
        {"id": row_id(1501), "name": "question.geld", "content": '{"asks":"Wat is er?"}'},
    ),
    ("written_entry", {"id": row_id(1502), "name": "outcome.oud", "content": "null"}),
    (
        "written_entry",
        {"id": row_id(1503), "name": "page.nl.over", "content": '"# Ons\\n\\nIets"'},
    ),
]

MAP_DRAFTS: list[Row] = [
    (
        "map_draft",
        {
            "id": 1,
            "version": 4,
            "content": '{"entries":{"outcome.oud":null},"before":{"outcome.oud":{"title":"Oud"}}}',
            "changed_by": "Omar",
            "changed_at": MOMENT,
        },
    ),
    (
        "map_version",
        {
            "number": 1,
            "published_at": MOMENT,
            "published_by": "Omar",
            "note": "",
            "content": '{"entries":{"question.geld":{"asks":"Wat is er?"}},"before":{}}',
        },
    ),
]
