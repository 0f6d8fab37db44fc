"""How often what stands beside each goal was used, by quarter and language; never by whom."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from flask import Response, abort, make_response
from sqlalchemy.orm import Session

from routekaart.language.formats import language_name
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.programme.composed import Section
from routekaart.programme.demand import (
    FEWEST_OUTSIDE,
    Demand,
    Quarter,
    Used,
    find_demand,
    last_quarters,
)
from routekaart.programme.demand_tables import TITLES, make_sections, say_quarter
from routekaart.programme.programme import Programme
from routekaart.programme.records import read_programme
from routekaart.programme.report_files import write_csv, write_workbook
from routekaart.signals.counting import FEWEST_SHOWN
from routekaart.signals.counts import list_monthly
from routekaart.web.kit.downloads import CSV, XLSX, send_file
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.kit.small_numbers import say_times
from routekaart.web.office.helped import find_helped

QUARTERS = 4


class Line(NamedTuple):
    """One goal with its numbers in words, quarter by quarter, and by language."""

    key: str
    name: str
    services: int
    quarters: list[str]
    languages: str


def show_use() -> Response:
    quarters, programme, counts = _read()
    with site().database.reading() as session:
        helped = find_helped(session, site().clock().date())
    lines = [
        Line(
            each.goal,
            f"{programme.number_of(each.goal)} {programme.goals[each.goal].name}",
            each.services,
            [_say_quarter(each, quarter) for quarter in quarters],
            _say_languages(each),
        )
        for each in find_demand(programme, counts, FEWEST_SHOWN)
    ]
    heads = [say_quarter(each) for each in quarters]
    page = render_page(
        "office/use/show.html",
        lines=lines,
        heads=heads,
        fewest=FEWEST_SHOWN,
        helped=helped,
        say_times=say_times,
        fewest_outside=FEWEST_OUTSIDE,
        files=TITLES,
    )
    return make_response(page)


def fetch_use() -> Response:
    """All tables as a workbook, with nothing of fewer than ten."""
    book = write_workbook("Gebruik", _make_sections().values())
    return send_file(book, XLSX, "gebruik.xlsx")


def fetch_use_table(sheet: str) -> Response:
    """One of them as comma separated values."""
    section = _make_sections().get(sheet) or abort(404)
    return send_file(write_csv(section.tables[0]), CSV, f"gebruik-{sheet}.csv")


def _make_sections() -> dict[str, Section]:
    quarters, programme, counts = _read()
    return make_sections(programme, counts, quarters, _name)


def _read() -> tuple[list[Quarter], Programme, dict[Used, int]]:
    """The last quarters, and what was counted in them. They are over, so their counts are added up
    once a day: a year of a thousand services takes seconds."""
    today = site().clock().date()
    quarters = last_quarters(today, QUARTERS)
    with site().database.reading() as session:
        counts = site().site.keep(
            "use",
            today,
            lambda: read_use(session, quarters[0].begins_on, quarters[-1].ends_before),
        )
        return quarters, read_programme(session), counts


def read_use(session: Session, since: date, until: date) -> dict[Used, int]:
    """What was counted from a day on and before another."""
    counts: dict[Used, int] = {}
    for each in list_monthly(session, since, until):
        quarter = Quarter(each.year, (each.month + 2) // 3)
        used = Used(each.service, quarter, each.locale, "reached" if each.is_tap else "read")
        counts[used] = counts.get(used, 0) + each.number
    return counts


def _say_quarter(demand: Demand, quarter: Quarter) -> str:
    read = demand.by_quarter.get((quarter, "read"), 0)
    reached = demand.by_quarter.get((quarter, "reached"), 0)
    said = [f"{read}× gelezen"] if read else []
    said += [f"{reached}× getikt"] if reached else []
    return ", ".join(said)


def _say_languages(demand: Demand) -> str:
    """The languages in which it was read, the most first."""
    read = {locale: number for (locale, use), number in demand.by_locale.items() if use == "read"}
    ordered = sorted(read, key=lambda locale: (-read[locale], locale))
    return ", ".join(f"{_name(locale)} {read[locale]}" for locale in ordered)


def _name(locale: str) -> str:
    return language_name(locale, SOURCE) if locale in LOCALES else "taal niet geteld"
