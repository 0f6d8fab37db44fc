"""What leaves the office tells of no number below ten, however the tables are laid side by side."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from routekaart.programme.chosen import Asked, Setting
from routekaart.programme.composed import Table
from routekaart.programme.demand import FEWEST_OUTSIDE, Quarter, Used, whole_quarters
from routekaart.programme.demand_tables import HIDDEN, make_sections
from routekaart.programme.entries import Report
from routekaart.programme.report_files import write_csv
from routekaart.programme.reporting import compose
from tests.rules.programme.scene import TODAY, goal, link, programme

YEAR = [Quarter(2026, number) for number in (1, 2, 3, 4)]
LOCALES = ["nl", "ar", "ti", "und"]
WHOLE = programme(
    goal__taal=goal(1),
    goal__werk=goal(2),
    goal__vve=goal(4, challenge="jeugd"),
    link__a=link("taalles", "taal"),
    link__b=link("taalcafe", "taal"),
    link__c=link("taalles", "werk"),
    link__d=link("loket", "werk"),
    link__e=link("loket", "vve", confirmed=False),
)

cells = st.builds(
    Used,
    service=st.sampled_from(["taalles", "taalcafe", "loket"]),
    quarter=st.sampled_from(YEAR),
    locale=st.sampled_from(LOCALES),
    use=st.sampled_from(["read", "reached"]),
)
counted = st.dictionaries(cells, st.integers(0, 30))


def tables(counts: dict[Used, int]) -> list[Table]:
    """All that goes out: what is fetched of the last year and of half of it, and reports on periods
    that overlap, of one challenge and of all."""
    sections = [
        *make_sections(WHOLE, counts, YEAR, str).values(),
        *make_sections(
            WHOLE, {k: n for k, n in counts.items() if k.quarter in YEAR[:2]}, YEAR[:2], str
        ).values(),
    ]
    for last_day in (date(2026, 6, 30), date(2026, 12, 31)):
        quarters = whole_quarters(date(2026, 1, 1), last_day)
        asked = Asked(quarters, counts)
        for challenge in (None, "geld"):
            report = Report(
                title="Rapport",
                kind="progress",
                challenge=challenge,
                first_day=date(2026, 1, 1),
                last_day=last_day,
            )
            composed = compose(report, Setting(WHOLE, {}, {}, TODAY, asked))
            sections += [each for each in composed.sections if each.key == "demand"]
    return [table for section in sections for table in section.tables]


@given(counted)
def test_no_number_is_below_ten(counts: dict[Used, int]) -> None:
    for table in tables(counts):
        for row in table.rows:
            for cell in row[-2:]:
                assert cell == HIDDEN or (isinstance(cell, int) and cell >= FEWEST_OUTSIDE)


@given(counted, st.data())
def test_no_small_number_can_be_worked_out_of_all_tables_together(
    counts: dict[Used, int], data: st.DataObject
) -> None:
    """Whatever it really was, below ten: every table is the same, letter for letter. So nobody who
    has them all can tell nought from nine."""
    told = list(map(write_csv, tables(counts)))
    for cell, number in counts.items():
        if number < FEWEST_OUTSIDE:
            for other in (0, FEWEST_OUTSIDE - 1):
                assert list(map(write_csv, tables(counts | {cell: other}))) == told
            break
    all_at_once = {
        cell: number if number >= FEWEST_OUTSIDE else data.draw(st.integers(0, FEWEST_OUTSIDE - 1))
        for cell, number in counts.items()
    }
    assert list(map(write_csv, tables(all_at_once))) == told


@given(counted)
def test_the_same_numbers_by_goal_by_quarter_and_by_language_add_up(
    counts: dict[Used, int],
) -> None:
    """Where hidden numbers counted in one sheet and not in another, the difference would be one."""
    by_goal, by_quarter, by_locale = (
        section.tables[0].rows for section in make_sections(WHOLE, counts, YEAR, str).values()
    )
    for row in by_goal:
        for column in (-2, -1):
            wanted = row[column] if isinstance(row[column], int) else 0
            for rows in (by_quarter, by_locale):
                numbers = [each[column] for each in rows if each[0] == row[0]]
                assert sum(each for each in numbers if isinstance(each, int)) == wanted


def test_only_quarters_that_lie_whole_in_a_period_are_told() -> None:
    found = whole_quarters(date(2025, 12, 31), date(2026, 9, 29))
    assert found == (Quarter(2026, 1), Quarter(2026, 2))
    assert whole_quarters(date(2026, 1, 2), date(2026, 3, 31)) == ()
    assert whole_quarters(date(2026, 10, 1), date(2026, 12, 31)) == (Quarter(2026, 4),)
