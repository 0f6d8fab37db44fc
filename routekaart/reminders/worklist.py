"""What the programme looks after itself, because no partner answers or can be asked."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from sqlalchemy.orm import Session

from routekaart.reminders.due import Kind
from routekaart.reminders.tasks import Overview


class Item(NamedTuple):
    """One entry and what it waits for. `entry` is such as `service.ping-loket`."""

    entry: str
    name: str
    partner: str
    question: Kind
    why: Literal["nobody answers", "nobody to ask"]
    since: date


def worklist(session: Session, today: date) -> list[Item]:
    """What waits for the programme, the longest first. `today` is a local day."""
    overview = Overview(session)
    items = [
        Item(
            entry=f"service.{task.service.slug}",
            name=task.service.name,
            partner=task.service.partner.name,
            question=task.question.kind,
            why="nobody answers" if overview.editors_of(task.service) else "nobody to ask",
            since=task.on,
        )
        for task in overview.tasks(today)
        if task.step == "look after" and task.on <= today
    ]
    return sorted(items, key=lambda item: (item.since, item.entry, item.question))
