"""A report on a period, put together from all that is known of the programme. Plain values: what is
frozen reads the same in ten years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from routekaart.edition.entries import Service
from routekaart.programme.coverage import find_coverage
from routekaart.programme.entries import Budget, Indicator, Intro, Report, Result, Series
from routekaart.programme.figures import say_amount, say_euros, say_target
from routekaart.programme.indicators import BEGAN, Point, Standing, find_standing
from routekaart.programme.programme import Programme
from routekaart.programme.words import SAY_COURSE, SAY_SOURCE, SAY_STATUS


class Table(Struct, frozen=True):
    """Rows of words under a title that says what they show."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Struct, frozen=True):
    """A part of a report: what people wrote before it, and its tables."""

    key: str
    title: str
    intro: str
    tables: tuple[Table, ...]


class Composed(Struct, frozen=True):
    """A whole report; `sources` names every document it rests on."""

    title: str
    about: str
    first_day: date
    last_day: date
    sections: tuple[Section, ...]
    sources: tuple[str, ...]


class Setting(Struct, frozen=True):
    """All that a report is put together from, on a day."""

    programme: Programme
    services: Mapping[str, Service]
    partners: Mapping[str, str]
    today: date


SECTIONS = {
    "offer": "Wie werkt eraan?",
    "indicators": "Hoe gaat het?",
    "actions": "Wat deden we?",
    "results": "Wat kwam ervan?",
    "not-done": "Wat lukte niet?",
    "money": "Wat kostte het?",
}
"""In the order of a report. A section about nothing is left out."""


def compose(report: Report, setting: Setting) -> Composed:
    """The report as it is now."""
    programme = setting.programme
    goals = [
        goal
        for challenge in challenges_of(report, programme)
        for goal, _ in programme.goals_of(challenge)
    ]
    tables = {
        "offer": _offer(goals, setting),
        "indicators": _indicators(goals, report, programme),
        "actions": _actions(goals, report, programme),
        "results": _results(goals, report, programme, done=True),
        "not-done": _results(goals, report, programme, done=False),
        "money": _money(report, programme),
    }
    return Composed(
        title=report.title,
        about=programme.challenges[report.challenge].name if report.challenge else "Alle opgaven",
        first_day=report.first_day,
        last_day=report.last_day,
        sections=tuple(
            Section(key, title, intro_of(report, key), tuple(tables[key]))
            for key, title in SECTIONS.items()
            if tables[key]
        ),
        sources=_sources(programme),
    )


def intro_of(report: Report, section: str) -> str:
    """What people wrote before a section; empty as long as nobody did."""
    return next((each.says for each in report.intros if each.section == section), "")


def with_intro(report: Report, section: str, says: str) -> Report:
    """The report with these words before a section; with nothing there when they are empty."""
    written = {each.section: each.says for each in report.intros} | {section: says}
    intros = (Intro(section=each, says=written[each]) for each in SECTIONS if written.get(each))
    return replace(report, intros=tuple(intros))


def challenges_of(report: Report, programme: Programme) -> list[str]:
    """What it is about, in the order of their numbers."""
    wanted = [report.challenge] if report.challenge else [*programme.challenges]
    return sorted(wanted, key=lambda key: programme.challenges[key].number)


def _offer(goals: list[str], setting: Setting) -> list[Table]:
    coverage = {
        row.goal: row.whole
        for row in find_coverage(setting.programme, setting.services, setting.today)
    }
    rows = tuple(
        (
            _name(goal, setting.programme),
            str(len(coverage[goal].live)),
            ", ".join(sorted(setting.partners.get(each, each) for each in coverage[goal].partners))
            or "niemand",
        )
        for goal in goals
    )
    empty = sum(1 for goal in goals if not coverage[goal].live)
    title = f"Aan {len(goals) - empty} van de {len(goals)} doelen werkt iemand"
    return [Table(title, ("Doel", "Diensten", "Partners"), rows)] if rows else []


def _indicators(goals: list[str], report: Report, programme: Programme) -> list[Table]:
    found = [
        (indicator, series, find_standing(indicator, series, report.last_day.year))
        for indicator in programme.indicators.values()
        if not set(goals).isdisjoint(indicator.goals)
        for series in indicator.series
    ]
    courses = Counter(
        SAY_COURSE[standing.course] for _, series, standing in found if series.targets
    )
    said = ", ".join(f"{course.lower()}: {number}" for course, number in courses.items())
    head = ("Indicator", "Gebied", "Begin", "Laatste meting", "Streven", "Stand")
    rows = tuple(_indicator_row(*each) for each in found)
    return [Table(f"Per gebied: {said}", head, rows)] if rows else []


def _indicator_row(indicator: Indicator, series: Series, standing: Standing) -> tuple[str, ...]:
    def say(point: Point) -> str:
        return f"{say_amount(point.value, indicator)} ({point.year})"

    began = Point(series.baseline.year, series.baseline.value) if series.baseline else None
    later = [each for each in standing.measured if each != began]
    wanted = [f"{BEGAN + each.after}: {say_target(each, indicator)}" for each in series.targets]
    return (
        indicator.name,
        series.area,
        say(began) if began else "onbekend",
        say(later[-1]) if later else "–",
        "; ".join(wanted) or "–",
        SAY_COURSE[standing.course] if series.targets else "Om mee te vergelijken",
    )


def _actions(goals: list[str], report: Report, programme: Programme) -> list[Table]:
    rows = tuple(
        (
            _name(each.goal, programme),
            each.name,
            each.period,
            each.means,
            SAY_STATUS[each.status] if each.status else "niet gezegd",
        )
        for each in programme.actions.values()
        if each.goal in goals and _overlaps(report, each.first_year, each.last_year)
    )
    head = ("Doel", "Actie", "Wanneer", "Middelen", "Stand")
    return [Table(f"{len(rows)} acties uit de plannen", head, rows)] if rows else []


def _results(goals: list[str], report: Report, programme: Programme, *, done: bool) -> list[Table]:
    tables = []
    for goal in goals:
        rows = tuple(
            (each.says, SAY_SOURCE[each.source])
            for each in programme.results.values()
            if each.goal == goal and each.done == done and _is_of(report, each)
        )
        if rows:
            tables.append(Table(_name(goal, programme), ("Resultaat", "Bron"), rows))
    return tables


def _money(report: Report, programme: Programme) -> list[Table]:
    found = [
        each
        for each in programme.budgets.values()
        if report.first_day.year <= each.year <= report.last_day.year
        and report.challenge in (None, each.challenge)
    ]
    head = ("", "Beschikbaar", "Uitgegeven", "Verplicht", "Over")
    return [
        Table(
            f"Zoals het stond op {as_of:%d-%m-%Y}",
            head,
            tuple(_money_rows([each for each in found if each.as_of == as_of], programme)),
        )
        for as_of in sorted({each.as_of for each in found})
    ]


def _money_rows(budgets: list[Budget], programme: Programme) -> Iterator[tuple[str, ...]]:
    """Each budget, the programme's own first, and their sum."""

    def number(each: Budget) -> int:
        return programme.challenges[each.challenge].number if each.challenge else 0

    def amounts(*summed: Budget) -> Iterator[str]:
        for name in ("available", "spent", "committed", "left"):
            yield say_euros(sum(getattr(each, name) for each in summed))

    for each in sorted(budgets, key=number):
        own = programme.challenges[each.challenge].name if each.challenge else "Programma algemeen"
        yield own, *amounts(each)
    if len(budgets) > 1:
        yield "Totaal", *amounts(*budgets)


def _sources(programme: Programme) -> tuple[str, ...]:
    named = {getattr(entry, "source", None) for _, entry in programme.entries()}
    return tuple(says for source, says in SAY_SOURCE.items() if source in named)


def _name(goal: str, programme: Programme) -> str:
    return f"{programme.number_of(goal)} {programme.goals[goal].name}"


def _is_of(report: Report, result: Result) -> bool:
    year = result.reported_on.year
    return _overlaps(report, result.first_year or year, result.last_year or year)


def _overlaps(report: Report, first: int, last: int | None) -> bool:
    return first <= report.last_day.year and (last or first) >= report.first_day.year
