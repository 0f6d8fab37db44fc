"""What one report is about, out of all that is known of the programme. Plain rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from routekaart.edition.entries import Service
from routekaart.programme.demand import Quarter, Used
from routekaart.programme.entries import (
    Action,
    Budget,
    Indicator,
    Report,
    Result,
    Source,
    State,
)
from routekaart.programme.programme import Programme
from routekaart.programme.words import SAY_SOURCE


class Asked(Struct, frozen=True):
    """What residents used and looked for: of `quarters`, all of them over and within the period.

    `turned_away` is by step and quarter how often it was left because the question was not there.
    `words` are with their language: what was looked for in vain so often that it may be told.
    """

    quarters: tuple[Quarter, ...] = ()
    counts: Mapping[Used, int] = field(default_factory=dict)
    turned_away: Mapping[tuple[str, Quarter], int] = field(default_factory=dict)
    words: tuple[tuple[str, str], ...] = ()


class Setting(Struct, frozen=True):
    """All that a report is put together from, on a day."""

    programme: Programme
    services: Mapping[str, Service]
    partners: Mapping[str, str]
    today: date
    asked: Asked = Asked()


class Chosen(Struct, frozen=True):
    """What belongs to a report, in order: goals by key, all else as it is."""

    report: Report
    setting: Setting
    goals: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    actions: Mapping[str, Action]
    results: tuple[Result, ...]
    budgets: tuple[Budget, ...]
    states: tuple[State, ...]

    @property
    def programme(self) -> Programme:
        return self.setting.programme

    def name(self, goal: str) -> str:
        """A goal with its number."""
        return f"{self.programme.number_of(goal)} {self.programme.goals[goal].name}"

    def name_partner(self, slug: str) -> str:
        return self.setting.partners.get(slug, slug)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every document that something in it rests on."""
        named = set(_sources(self))
        return tuple(says for source, says in SAY_SOURCE.items() if source in named)


def choose(report: Report, setting: Setting) -> Chosen:
    """All that is of its challenge and its period."""
    programme = setting.programme
    goals = tuple(
        goal
        for challenge in challenges_of(report, programme)
        for goal, _ in programme.goals_of(challenge)
    )
    return Chosen(
        report,
        setting,
        goals,
        tuple(each for each in programme.indicators.values() if not _strange(each, goals)),
        {
            key: each
            for key, each in programme.actions.items()
            if each.goal in goals and _is_action_of(report, each, programme)
        },
        tuple(
            each
            for each in programme.results.values()
            if each.goal in goals and _is_result_of(report, each)
        ),
        tuple(each for each in programme.budgets.values() if _is_budget_of(report, each)),
        tuple(each for each in programme.states.values() if _is_within(report, each.as_of)),
    )


def challenges_of(report: Report, programme: Programme) -> list[str]:
    """What it is about, in the order of their numbers."""
    wanted = [report.challenge] if report.challenge else [*programme.challenges]
    return sorted(wanted, key=lambda key: programme.challenges[key].number)


def _strange(indicator: Indicator, goals: tuple[str, ...]) -> bool:
    return set(goals).isdisjoint(indicator.goals)


def _is_action_of(report: Report, action: Action, programme: Programme) -> bool:
    """One without an end goes on as long as its plan."""
    last = action.last_year or programme.plans[action.plan].last_year
    return _overlaps(report, action.first_year, last)


def _is_result_of(report: Report, result: Result) -> bool:
    """Of half a year is what was reported in it: what is of a whole year may be of another half."""
    if report.kind == "progress":
        return _is_within(report, result.reported_on)
    year = result.reported_on.year
    return _overlaps(report, result.first_year or year, result.last_year or year)


def _is_budget_of(report: Report, budget: Budget) -> bool:
    if report.challenge not in (None, budget.challenge):
        return False
    if report.kind == "progress":
        return _is_within(report, budget.as_of)
    return _overlaps(report, budget.year, budget.year)


def _is_within(report: Report, day: date) -> bool:
    return report.first_day <= day <= report.last_day


def _overlaps(report: Report, first: int, last: int) -> bool:
    return first <= report.last_day.year and last >= report.first_day.year


def _sources(chosen: Chosen) -> Iterator[Source]:
    programme = chosen.programme
    yield from (programme.goals[goal].source for goal in chosen.goals)
    yield from (
        link.source
        for goal in chosen.goals
        for link in programme.links_of(goal).values()
        if link.confirmed
    )
    yield from (each.source for each in chosen.actions.values())
    for entries in (chosen.results, chosen.budgets, chosen.states):
        yield from (each.source for each in entries)
    if chosen.report.kind == "monitor":
        for indicator in chosen.indicators:
            yield indicator.source
            for series in indicator.series:
                yield from (each.source for each in (series.baseline, *series.measurements) if each)
