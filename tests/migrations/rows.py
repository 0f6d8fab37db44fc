"""What the samples of all revisions share: ids, a moment, and the form of a row."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

Row = tuple[str, dict[str, Any]]


def row_id(number: int) -> UUID:
    return UUID(int=number)


PARTNER, LOCATION, SERVICE, PLACE, TOPIC, STEP_FREE = (row_id(n) for n in range(1, 7))
MOMENT = datetime(2026, 3, 3, 12, 30, tzinfo=UTC)
