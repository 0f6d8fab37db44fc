"""What a partner has to be asked about an entry, and when. Plain Python; the caller passes today.

Every entry is asked about half a year after it was assured, again when nobody answers, and is then
for the programme to look after. An end and a reopening that come near are announced once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeVar

Kind = Literal["still right", "ends", "opens again"]
Step = Literal["ask", "ask again", "look after"]

EVERY = timedelta(days=182)
"""Unless the entry says otherwise."""
PATIENCE = timedelta(days=14)
"""How long an answer is waited for, each time."""
ALONG = timedelta(days=14)
"""Whoever gets a letter anyway is asked this much ahead, instead of in another letter soon."""
BEFORE_THE_END = timedelta(days=30)
BEFORE_REOPENING = timedelta(days=7)
LONG = timedelta(days=7)
"""After a shorter closure everybody knows that it is over."""

P = TypeVar("P")
E = TypeVar("E")


class Closed(NamedTuple):
    """A closure, both days included."""

    starts_on: date
    ends_on: date

    @property
    def opens_on(self) -> date:
        return self.ends_on + timedelta(days=1)

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def is_long_on(self, day: date) -> bool:
        """Whether it holds, and so long that it is worth asking how it ends."""
        return self.holds_on(day) and self.opens_on - self.starts_on >= LONG


class Standing(NamedTuple):
    """How an entry stands, as far as asking goes. `closed` holds those of its partner too."""

    status: str
    assured_on: date
    every_days: int | None = None
    valid_to: date | None = None
    closed: tuple[Closed, ...] = ()

    def has_ended(self, today: date) -> bool:
        """Whether residents are sent there no more, so that nobody has to be asked."""
        is_over = self.valid_to is not None and self.valid_to < today
        return is_over or self.status in ("inactive", "defunct")


class Question(NamedTuple):
    """Something to ask from `due_on` on. `round` tells it from the same question another time."""

    kind: Kind
    round: date
    due_on: date


class Asked(NamedTuple):
    """On which days it was asked, and asked again."""

    first_on: date
    again_on: date | None = None


def questions_on(standing: Standing, today: date) -> Iterator[Question]:
    """Everything there is to ask of an entry, due or not yet, and asked already or not."""
    if standing.has_ended(today):
        return
    every = timedelta(days=standing.every_days) if standing.every_days else EVERY
    yield Question("still right", standing.assured_on, standing.assured_on + every)
    if standing.valid_to is not None:
        yield Question("ends", standing.valid_to, standing.valid_to - BEFORE_THE_END)
    for day in sorted({each.opens_on for each in standing.closed if each.is_long_on(today)}):
        if not any(each.holds_on(day) for each in standing.closed):
            yield Question("opens again", day, day - BEFORE_REOPENING)


def next_step(
    question: Question, asked: Asked | None, *, can_be_asked: bool
) -> tuple[Step, date] | None:
    """What is to be done about a question next, and from which day on; None when it is all done.

    What nobody can be asked is for the programme to look after.
    """
    if not can_be_asked:
        return "look after", question.due_on
    if asked is None:
        return "ask", question.due_on
    if question.kind != "still right":
        return None  # it was announced, and comes by itself
    if asked.again_on is None:
        return "ask again", asked.first_on + PATIENCE
    return "look after", asked.again_on + PATIENCE


def gather(
    now: Iterable[E], soon: Collection[E], editors_of: Callable[[E], Collection[P]]
) -> set[E]:
    """The entries to write about today: those of now, and those of soon of whoever is written to.

    An entry is written about to all its editors, who then hear of all that is theirs; and so on.
    """
    chosen = set(now)
    while True:
        written_to = {person for entry in chosen for person in editors_of(entry)}
        more = {entry for entry in soon if not written_to.isdisjoint(editors_of(entry))}
        if more <= chosen:
            return chosen
        chosen |= more
