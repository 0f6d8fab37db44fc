"""The clock on the wall in Leidschendam."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def read_wall_clock(moment: datetime) -> datetime:
    """What the clock shows at an aware moment, without zone. Raises ValueError for a naive one.

    In the autumn night the hour from 02:00 comes twice and a time in it means its first passing.
    The second time the clock is held at its last instant, so that what closed at 02:30 does not
    open again at 02:00. The hour that spring leaves out needs nothing: at 03:00 it has passed.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    local = moment.astimezone(UTC).astimezone(ZONE)  # by way of UTC, so that `fold` can be trusted
    if local.fold:
        local = local.replace(minute=59, second=59, microsecond=999_999, fold=0)
    return local.replace(tzinfo=None)
