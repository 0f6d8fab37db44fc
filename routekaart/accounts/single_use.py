"""What is good once stays so, also for two who use it at the very same moment."""

from __future__ import annotations

from typing import cast

from sqlalchemy import CursorResult, Delete, Update
from sqlalchemy.orm import Session


def use_up(session: Session, change: Update | Delete) -> bool:
    """Whether the change found a row. Of several at once it does so for one only: the others wait
    till that one is done, and then look again."""
    return cast(CursorResult[object], session.execute(change)).rowcount > 0
