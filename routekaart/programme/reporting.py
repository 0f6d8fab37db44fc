"""A report on a period, put together from all that is known of the programme. Plain values: what is
frozen reads the same in ten years."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from routekaart.programme.chosen import Chosen, Setting, choose
from routekaart.programme.composed import Composed, Section, Table
from routekaart.programme.entries import Intro, Report, ReportKind
from routekaart.programme.sections.course import list_courses
from routekaart.programme.sections.demand import list_demand, list_unmet
from routekaart.programme.sections.money import list_money
from routekaart.programme.sections.offer import list_offer
from routekaart.programme.sections.work import (
    list_actions,
    list_not_done,
    list_results,
    list_states,
)

SECTIONS = {
    "state": "Hoe staat het programma ervoor?",
    "offer": "Wie werkt eraan?",
    "indicators": "Hoe gaat het?",
    "actions": "Wat deden we?",
    "results": "Wat kwam ervan?",
    "not-done": "Wat lukte niet?",
    "money": "Wat kostte het?",
    "demand": "Hoe vaak is hulp gebruikt?",
    "unmet": "Wat zocht men, en was er niet?",
}
"""In the order of a report. One about nothing stands there all the same, and says so."""

_LISTED: dict[str, Callable[[Chosen], Iterator[Table]]] = {
    "state": list_states,
    "offer": list_offer,
    "indicators": list_courses,
    "actions": list_actions,
    "results": list_results,
    "not-done": list_not_done,
    "money": list_money,
    "demand": list_demand,
    "unmet": list_unmet,
}

_LEFT_OUT: dict[ReportKind, set[str]] = {"monitor": set(), "progress": {"indicators"}}
"""What is measured every two years is not told every half year."""


def compose(report: Report, setting: Setting) -> Composed:
    """The report as it is now."""
    chosen = choose(report, setting)
    challenge = setting.programme.challenges[report.challenge].name if report.challenge else None
    return Composed(
        title=report.title,
        about=challenge or "Alle opgaven",
        first_day=report.first_day,
        last_day=report.last_day,
        sections=tuple(
            Section(key, title, intro_of(report, key), tuple(_LISTED[key](chosen)))
            for key, title in SECTIONS.items()
            if key not in _LEFT_OUT[report.kind]
        ),
        sources=chosen.sources,
    )


def intro_of(report: Report, section: str) -> str:
    """What people wrote before a section; empty as long as nobody did."""
    return next((each.says for each in report.intros if each.section == section), "")


def with_intro(report: Report, section: str, says: str) -> Report:
    """The report with these words before a section; with nothing there when they are empty."""
    written = {each.section: each.says for each in report.intros} | {section: says}
    intros = (Intro(section=each, says=written[each]) for each in SECTIONS if written.get(each))
    return replace(report, intros=tuple(intros))
