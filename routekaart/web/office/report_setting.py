"""What a report is put together from: the programme, what is on offer, what residents used."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from routekaart.language.formats import language_name
from routekaart.language.locales import SOURCE
from routekaart.programme.chosen import Asked, Setting
from routekaart.programme.demand import FEWEST_OUTSIDE, Quarter, Used, whole_quarters
from routekaart.programme.entries import Report
from routekaart.routemap.walk import name_steps
from routekaart.signals.counts import find_turned_away
from routekaart.signals.unmet import list_unmet
from routekaart.web.kit.site import site
from routekaart.web.office.offer import read_beside
from routekaart.web.office.use import read_use


def read_setting(session: Session, report: Report) -> Setting:
    """All of it, as it is now."""
    today = site().clock().date()
    return Setting(*read_beside(session), today, _read_asked(session, report, today))


def _read_asked(session: Session, report: Report, today: date) -> Asked:
    quarters = whole_quarters(report.first_day, min(report.last_day, today - timedelta(days=1)))
    return Asked(
        quarters,
        _read_counts(session, quarters),
        _read_turned_away(session, quarters),
        _read_words(session, report),
    )


def _read_counts(session: Session, quarters: tuple[Quarter, ...]) -> dict[Used, int]:
    if not quarters:
        return {}
    return read_use(session, quarters[0].begins_on, quarters[-1].ends_before)


def _read_turned_away(
    session: Session, quarters: tuple[Quarter, ...]
) -> dict[tuple[str, Quarter], int]:
    published = site().latest
    names = name_steps(published.edition.route_map) if published else {}
    return {
        (names[step].nl, quarter): number
        for quarter in quarters
        for step, number in find_turned_away(session, quarter.begins_on, quarter.ends_before)
        if step in names
    }


def _read_words(session: Session, report: Report) -> tuple[tuple[str, str], ...]:
    """By the alphabet and without numbers, so that two reports on periods that overlap tell
    nothing of the days between."""
    monday = report.first_day + timedelta(days=-report.first_day.weekday() % 7)
    found = list_unmet(session, monday, report.last_day)
    told = sorted((each.words, each.locale) for each in found if each.days >= FEWEST_OUTSIDE)
    return tuple((words, language_name(locale, SOURCE)) for words, locale in told)
