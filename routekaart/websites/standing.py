"""When a website counts as broken. Plain rules."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from routekaart.websites.line import Trouble
from routekaart.websites.visiting import Finding

BROKEN_AFTER = 3
"""Days on which it failed, with none between them on which it worked."""


class Standing(NamedTuple):
    """What is known of a website. `since` is the first of the days on which it failed."""

    failed_days: int = 0
    since: date | None = None
    failed_on: date | None = None
    trouble: Trouble | None = None
    not_before: datetime | None = None

    @property
    def is_broken(self) -> bool:
        return self.failed_days >= BROKEN_AFTER


def judge(was: Standing, finding: Finding, day: date) -> Standing:
    """What is known after a visit on this day. Who asks to come back later is not judged."""
    if finding.not_before is not None:
        return was._replace(not_before=finding.not_before)
    if finding.trouble is None:
        return Standing()
    more = 0 if was.failed_on == day else 1
    return Standing(was.failed_days + more, was.since or day, day, finding.trouble)
