"""Writing to the editors of whatever is due: one letter each, on one day, by one process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from routekaart.accounts.people import Person
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Database
from routekaart.database.duty import claim
from routekaart.language.formats import full_date
from routekaart.language.locales import SOURCE
from routekaart.mail.letters import EntryToConfirm, Letter, WaysToAnswer, still_right
from routekaart.mail.outbox import post
from routekaart.reminders.asked import AskedRow
from routekaart.reminders.due import ALONG, gather
from routekaart.reminders.in_short import EntryInShort, SayHours, put_in_short
from routekaart.reminders.links import VALID_FOR, ConfirmLinks
from routekaart.reminders.tasks import Overview, Task
from routekaart.settings import Settings

DUTY = "remind"


class Report(NamedTuple):
    """What was done: so many letters about so many entries; and how many nobody could be asked
    about, or never answered."""

    letters: int
    entries: int
    for_the_programme: int


class Desk(NamedTuple):
    """What letters are written with. `origin` is the site's own address, without a slash."""

    links: ConfirmLinks
    say_hours: SayHours
    origin: str


def desk_of(settings: Settings, say_hours: SayHours) -> Desk:
    """Everything there is to write letters with. Raises EmptySecret."""
    return Desk(ConfirmLinks.kept_in(settings.secrets_dir), say_hours, settings.origin)


def remind(database: Database, desk: Desk, now: datetime) -> Report | None:
    """Put today's letters in the outbox, all in one unit; None when that was done today already.

    So nobody gets two on a day, and whoever is killed meanwhile has asked nobody anything.
    """
    today = now.astimezone(ZONE).date()
    with database.writing() as session:
        if not claim(session, DUTY, today):
            return None
        overview = Overview(session)
        tasks = list(overview.tasks(today))
        chosen = _choose(overview, tasks, today)
        letters = _sort_by_person(overview, chosen)
        for person, theirs in letters.items():
            entries = _put_in_short(overview, theirs, desk.say_hours, today)
            is_second = any(each.step == "ask again" for each in theirs)
            letter = _write(person, entries, desk, now, is_second=is_second)
            post(session, letter, person.email, now)
        for task in chosen:
            _note(session, task, now)
        left = {each.service.id for each in tasks if each.step == "look after" and each.on <= today}
        return Report(len(letters), len({each.service.id for each in chosen}), len(left))


def _choose(overview: Overview, tasks: Iterable[Task], today: date) -> list[Task]:
    """What is due, and of whoever is written to also what is so soon."""
    due = [each for each in tasks if each.step != "look after" and each.on <= today]
    soon = [each for each in tasks if today < each.on <= today + ALONG and _may_come_along(each)]
    services = {each.service.id: each.service for each in (*due, *soon)}
    gathered = gather(
        (each.service.id for each in due),
        {each.service.id for each in soon},
        lambda id: [person.id for person in overview.editors_of(services[id])],
    )
    return [*due, *(each for each in soon if each.service.id in gathered)]


def _may_come_along(task: Task) -> bool:
    return task.step == "ask" and task.question.kind == "still right"


def _sort_by_person(overview: Overview, chosen: Iterable[Task]) -> dict[Person, list[Task]]:
    found: defaultdict[Person, list[Task]] = defaultdict(list)
    for task in chosen:
        for person in overview.editors_of(task.service):
            found[person].append(task)
    return found


def _put_in_short(
    overview: Overview, tasks: Iterable[Task], say_hours: SayHours, today: date
) -> list[EntryInShort]:
    """Each entry once, by name."""
    services = {each.service for each in tasks}
    return [
        put_in_short(each, overview.coming(each, today), say_hours, today)
        for each in sorted(services, key=lambda each: (each.name, each.slug))
    ]


def _write(
    person: Person, entries: list[EntryInShort], desk: Desk, now: datetime, *, is_second: bool
) -> Letter:
    """A link for each entry, and one for all of them."""

    def link(*linked: EntryInShort) -> str:
        token = desk.links.make(person.id, [each.id for each in linked], now)
        return f"{desk.origin}/bevestigen/{token}"

    return still_right(
        person.name,
        [
            EntryToConfirm(each.name, each.partner, each.since, each.asks, each.reads, link(each))
            for each in entries
        ],
        WaysToAnswer(
            link(*entries),
            f"{desk.origin}/partner/",
            full_date((now + VALID_FOR).astimezone(ZONE).date(), SOURCE),
        ),
        is_second=is_second,
    )


def _note(session: Session, task: Task, now: datetime) -> None:
    if task.asked is not None:
        task.asked.again_at = now
        return
    kind, round, _ = task.question
    session.add(AskedRow(service_id=task.service.id, kind=kind, round=round, asked_at=now))
