"""A report is put together out of what belongs to its challenge and its period."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from routekaart.programme.chosen import Asked, Setting
from routekaart.programme.composed import Composed, Lines, Table
from routekaart.programme.demand import Quarter, Used
from routekaart.programme.entries import (
    Action,
    Budget,
    Indicator,
    Measurement,
    Report,
    Result,
    Series,
    State,
    Target,
)
from routekaart.programme.reporting import SECTIONS, compose
from tests.rules.programme.scene import TODAY, goal, link, programme, service

SPRING = date(2024, 4, 1)
HALF = {"first_day": date(2024, 1, 1), "last_day": date(2024, 6, 30)}


def progress(**said: Any) -> Report:
    return Report(title="Voortgang", kind="progress", challenge="geld", **(HALF | said))


def monitor(last_year: int = 2024) -> Report:
    return Report(
        title="Monitor", first_day=date(last_year - 1, 1, 1), last_day=date(last_year, 12, 31)
    )


def composed(report: Report, asked: Asked | None = None, **entries: Any) -> Composed:
    services = {slug: service(slug) for slug in ("taalles", "taalcafe")}
    whole = programme(goal__taal=goal(1), goal__vve=goal(4, challenge="jeugd"), **entries)
    return compose(report, Setting(whole, services, {"woej": "Woej"}, TODAY, asked or Asked()))


def tables(report: Composed, key: str) -> tuple[Table, ...]:
    (found,) = (each.tables for each in report.sections if each.key == key)
    return found


def result(to: str = "taal", **said: Any) -> Result:
    return Result(goal=to, **({"says": "8 mensen.", "reported_on": SPRING, "source": "P"} | said))


def action(**said: Any) -> Action:
    given = {"period": "2024", "first_year": 2024, "last_year": 2024, "means": "Regulier"}
    return Action(plan="plan", goal="taal", source="U", **(given | {"name": "Lessen"} | said))


def test_every_section_stands_there_also_when_nothing_is_known() -> None:
    assert [each.key for each in composed(monitor()).sections] == [*SECTIONS]
    half = composed(progress())
    assert [each.key for each in half.sections] == [key for key in SECTIONS if key != "indicators"]
    assert {each.key for each in half.sections if each.tables} == {"offer"}


def test_half_a_year_tells_of_one_challenge_what_was_reported_in_it() -> None:
    half = composed(
        progress(),
        result__in_it=result(),
        result__later=result(says="Later.", reported_on=date(2024, 7, 1)),
        result__of_two_years=result(says="M.", reported_on=date(2025, 3, 1), first_year=2024),
        result__of_others=result("vve", says="Jeugd."),
        budget__geld=Budget(
            challenge="geld", year=2024, as_of=SPRING, available=9, spent=4, committed=2, source="P"
        ),
        budget__later=Budget(
            challenge="geld", year=2024, as_of=date(2024, 12, 1), available=9, spent=9, committed=2,
            source="V",
        ),
        state__plan=State(name="Planning", as_of=SPRING, says="Goed", source="P"),
    )  # fmt: skip
    (told,) = tables(half, "results")
    assert told.rows == (("8 mensen.", "–", "Projectenboek april 2024"),)
    (money,) = tables(half, "money")
    assert money.title == "€ 3 over, zoals het stond op 01-04-2024"
    (state,) = tables(half, "state")
    assert state.rows == (("Planning", "Goed", "Projectenboek april 2024"),)
    assert half.sources == ("Monitor 2023–2024", "Projectenboek april 2024")


def test_money_that_is_short_is_called_so() -> None:
    budget = Budget(year=2024, as_of=SPRING, available=1, spent=4, committed=2, source="P")
    (money,) = tables(composed(monitor(), budget__eigen=budget), "money")
    assert money.title.startswith("€ 5 tekort")


def test_what_nobody_reports_on_is_not_the_same_as_not_done() -> None:
    half = composed(
        progress(),
        action__stil=action(name="Stil"),
        action__achter=action(name="Achter", status="behind", status_on=SPRING),
        action__gemeld=action(name="Gemeld"),
        action__oud=action(name="Oud", first_year=2022, last_year=2023),
        result__r=result(action="gemeld"),
        result__niet=result(says="Niet begonnen.", done=False),
    )
    (acted,) = tables(half, "actions")
    assert acted.title == "3 acties uit de plannen, van 1 is de stand bekend"
    assert [row[-1] for row in acted.rows] == ["Achter (01-04-2024)", "niet gezegd", "niet gezegd"]
    not_done, behind, silent = tables(half, "not-done")
    assert [row[0] for row in not_done.rows] == ["Niet begonnen."]
    assert (behind.title, behind.rows[0][0]) == ("Deze acties lopen achter", "Achter")
    assert (silent.title, silent.rows[0][0]) == (
        "Van 1 actie is in deze periode niets gemeld",
        "Stil",
    )


def measured(*values: float, direction: Any = "down", area: str = "Noord") -> Series:
    found = [
        Measurement(year=2020 + place * 2, value=value, source="U")
        for place, value in enumerate(values)
    ]
    wanted = 10.0 if direction == "down" else 90.0
    return Series(
        area=area,
        baseline=found[0],
        measurements=tuple(found[1:]),
        targets=(Target(after=10, value=wanted),),
    )


def finding(*series: Series, direction: Any = "down") -> str:
    indicator = Indicator(
        name="Achterstand",
        goals=("taal",),
        unit="%",
        direction=direction,
        series=series,
        source="U",
    )
    found = tables(composed(monitor(), indicator__a=indicator), "indicators")
    return found[-1].title


def test_the_title_of_an_indicator_says_what_one_sees() -> None:
    assert finding(measured(50)) == "Achterstand: na het begin nog niet gemeten"
    assert finding(measured(50, 49)) == "Achterstand: daalt langzamer dan nodig"
    assert finding(measured(50, 50)) == "Achterstand: blijft gelijk"
    assert finding(measured(50, 55)) == "Achterstand: stijgt, en moet dalen"
    assert finding(measured(50, 20)) == "Achterstand: op koers"
    assert finding(measured(50, 51, direction="up"), direction="up").endswith(
        "stijgt langzamer dan nodig"
    )
    two = finding(measured(50, 49), measured(50, 20, area="Zuid"))
    assert two == "Achterstand: daalt langzamer dan nodig in Noord; op koers in Zuid"


def test_what_is_measured_after_the_period_does_not_belong_to_it() -> None:
    indicator = Indicator(
        name="A", goals=("taal",), unit="%", direction="down", source="U",
        series=(measured(50, 49, 20),),
    )  # fmt: skip
    before = tables(composed(monitor(2023), indicator__a=indicator), "indicators")[-1]
    assert before.rows[0][2] == "49 % (2022)"
    (lines,) = before.pictures
    assert isinstance(lines, Lines)
    assert [each.year for each in lines.standing.measured] == [2020, 2022]


def test_the_offer_says_who_helps_and_draws_where_nobody_does() -> None:
    entries = {
        "link__a": link("taalles", "taal"),
        "link__b": link("taalcafe", "taal", strength="supporting"),
    }
    (offer,) = tables(composed(monitor(), **entries), "offer")
    assert offer.title == "Aan 1 van de 2 doelen werkt iemand, op 23-11-2026"
    assert offer.rows == (
        ("1.4 Doel 4", "niemand", "–", "–", "–"),
        ("2.1 Doel 1", 1, "Taalles", "Taalcafe", "–"),
    )
    young, money = offer.pictures
    assert (young.gaps, money.gaps) == (("1.4",), ())
    assert [(each.name, each.marks) for each in money.lines] == [
        ("Taalles", ("direct",)),
        ("Taalcafe", ("supporting",)),
    ]


def test_use_is_told_from_ten_on_and_by_its_finding() -> None:
    spring = Quarter(2024, 2)
    asked = Asked(
        quarters=(spring,),
        counts={
            Used("taalles", spring, "nl", "read"): 40,
            Used("taalles", spring, "ar", "read"): 9,
            Used("taalles", Quarter(2024, 3), "nl", "read"): 99,
        },
        turned_away={("Wat is er?", spring): 12, ("Taal", spring): 9},
        words=(("kattenbak", "Nederlands"),),
    )
    half = composed(progress(), asked, link__a=link("taalles", "taal"))
    (use,) = tables(half, "demand")
    assert use.title == "Het meest gelezen: doel 2.1, ten minste 40 keer"
    assert use.rows == (("2.1 Doel 1", 1, 40, "–"),)
    words, steps = tables(half, "unmet")
    assert words.rows == (("kattenbak", "Nederlands"),)
    assert steps.rows == (("Wat is er?", 12),)


def test_a_report_says_and_draws_the_same_in_ten_years() -> None:
    whole = composed(
        monitor(),
        indicator__a=Indicator(
            name="A", goals=("taal",), unit="%", direction="down", source="U",
            series=(measured(50, 49),),
        ),
        link__a=link("taalles", "taal"),
    )  # fmt: skip
    assert msgspec.json.decode(msgspec.json.encode(whole), type=Composed) == whole


OF_BEFORE_THE_PICTURES = """
{"title": "Monitor", "about": "Alle opgaven", "first_day": "2023-01-01", "last_day": "2024-12-31",
 "sections": [{"key": "offer", "title": "Wie werkt eraan?", "intro": "Ja.", "tables": [
   {"title": "Tabel", "head": ["Doel", "Diensten"], "rows": [["2.1", "3"]]}]}],
 "sources": ["Monitor 2023–2024"]}
"""
OF_2026 = """
{"title": "Monitor", "about": "Alle opgaven", "first_day": "2023-01-01", "last_day": "2024-12-31",
 "sections": [{"key": "indicators", "title": "Hoe gaat het?", "intro": "", "tables": [
   {"title": "A: op koers", "head": ["Gebied"], "rows": [["Noord", 3]], "pictures": [
     {"type": "lines", "area": "Noord", "course": "Op koers",
      "standing": ["on course", [[2020, 50.0], [2031, 10.0]], [[2020, 50.0]], null]},
     {"type": "bars", "kinds": ["gelezen"], "bars": [{"name": "2.1", "numbers": [40]}]},
     {"type": "matrix", "title": "Geld", "goals": ["2.1"], "gaps": [],
      "lines": [{"name": "Taalles", "marks": ["direct"]}]}]}]}],
 "sources": []}
"""


def test_what_was_frozen_before_can_still_be_read() -> None:
    """Never change these two: there are reports like them."""
    old = msgspec.json.decode(OF_BEFORE_THE_PICTURES, type=Composed)
    assert old.sections[0].tables[0].pictures == ()
    new = msgspec.json.decode(OF_2026, type=Composed)
    assert len(new.sections[0].tables[0].pictures) == 3
