"""The programme as content files hold it: what it wants to reach, how that is measured, what was
planned, done and spent, and which services help. Plain values; every one names its source.

`content/programme/challenges.toml`, `goals.toml`, `indicators.toml`, `plans.toml`, `actions.toml`,
`results.toml`, `budgets.toml`, `states.toml`, `reports.toml` and `links.toml` hold one table per
entry, named by its key.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from routekaart.catalogue.pack import Entry

Source = Literal["M", "P", "U", "G", "V", "partner", "programme"]
"""The document that says so (FACTS.md), or whoever said so here."""

Direction = Literal["up", "down"]
Unit = Literal["%", "aantal"]

Status = Literal["on course", "attention", "behind"]
"""In Dutch: volgens verwachting, aandacht, achter."""

Strength = Literal["direct", "supporting"]

ReportKind = Literal["monitor", "progress"]
"""Every two years on what is measured and all else, or every half year on how the work goes."""

Years = Literal[10, 20]
"""After how many years a target is to be reached."""


class Challenge(Entry, frozen=True, kw_only=True):
    """An opgave; `ambition` is what it comes to in twenty years."""

    number: int
    name: str
    ambition: str
    source: Source


class Goal(Entry, frozen=True, kw_only=True):
    """A doel of a challenge. Services about one of its `topics` may well support it.

    `in_plans`: the plans to 2025 work on it.
    """

    challenge: str
    number: int
    name: str
    in_plans: bool = False
    topics: tuple[str, ...] = ()
    source: Source


class Measurement(Entry, frozen=True, kw_only=True):
    """What was found: in `year`, or in the period up to and including it that `says` tells.

    `value` is in the unit of its indicator. `says` adds in words what the number leaves out.
    `found_in` names where the programme read it, such as "Wijkatlas 2026".
    """

    year: int
    value: float
    says: str | None = None
    found_in: str | None = None
    source: Source


class Target(Entry, frozen=True, kw_only=True):
    """What is wanted `after` so many years: a number, words such as "toename beoogd", or both."""

    after: Years
    value: float | None = None
    says: str | None = None


class Series(Entry, frozen=True, kw_only=True):
    """One area of an indicator, over the years. `baseline` is what it began with, if known.

    Of an area without targets the measurements are there to compare with.
    """

    area: str
    baseline: Measurement | None = None
    targets: tuple[Target, ...] = ()
    measurements: tuple[Measurement, ...] = ()


class Indicator(Entry, frozen=True, kw_only=True):
    """By what one sees whether goals come nearer; `direction` says which way is better."""

    name: str
    goals: tuple[str, ...]
    unit: Unit
    direction: Direction
    series: tuple[Series, ...] = ()
    note: str | None = None
    source: Source


class Plan(Entry, frozen=True, kw_only=True):
    """An uitvoeringsplan of a challenge, for some years, both included."""

    challenge: str
    name: str
    first_year: int
    last_year: int
    source: Source


class Action(Entry, frozen=True, kw_only=True):
    """Something that a plan says will be done for a goal. `period` and `means` as the plan words
    them; `amount` in whole euros where it names one, `yearly` or in all."""

    plan: str
    goal: str
    name: str
    how: str | None = None
    period: str
    first_year: int
    last_year: int | None = None
    partners: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    means: str
    amount: int | None = None
    yearly: bool = False
    status: Status | None = None
    status_on: date | None = None
    source: Source


class Result(Entry, frozen=True, kw_only=True):
    """What came of it, as somebody reported it: of the years from `first_year` to `last_year`, or
    else of the year in which that was. `done` is false for what was tried and given up, or never
    begun."""

    goal: str
    action: str | None = None
    says: str
    reported_on: date
    first_year: int | None = None
    last_year: int | None = None
    done: bool = True
    source: Source


class Budget(Entry, frozen=True, kw_only=True):
    """The money of a challenge, or of the programme itself, in a year, as it stood on a day; whole
    euros. What is left is what was available, less what was spent and what is committed."""

    challenge: str | None = None
    year: int
    as_of: date
    available: int
    spent: int
    committed: int
    source: Source

    @property
    def left(self) -> int:
        return self.available - self.spent - self.committed


class State(Entry, frozen=True, kw_only=True):
    """How one side of the whole programme stood on a day, such as its planning."""

    name: str
    as_of: date
    status: Status | None = None
    says: str
    source: Source


class Intro(Entry, frozen=True, kw_only=True):
    """What somebody wrote before a section of a report (see `reporting.SECTIONS`)."""

    section: str
    says: str


class Report(Entry, frozen=True, kw_only=True):
    """What is to be told of a period, both days included: of one challenge, or of all."""

    title: str
    kind: ReportKind = "monitor"
    challenge: str | None = None
    first_day: date
    last_day: date
    intros: tuple[Intro, ...] = ()


class Link(Entry, frozen=True, kw_only=True):
    """A service supports a goal; `says` in one sentence how. `source` is what that rests on.

    What a partner proposes counts once an officer has `confirmed` it; or else `refused` says why
    it does not.
    """

    service: str
    goal: str
    strength: Strength
    says: str
    source: Source
    confirmed: bool = True
    refused: str | None = None

    @property
    def is_proposed(self) -> bool:
        """Whether it waits for an officer."""
        return not self.confirmed and self.refused is None
