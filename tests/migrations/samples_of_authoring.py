"""Rows of what officers write over the content files."""

from __future__ import annotations

from tests.migrations.rows import Row, row_id

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
