"""How often the services beside each goal were used, and what was looked for in vain. A report
goes out, so nothing is told of fewer than ten (decision 27)."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.programme.bars import Bar, Bars
from routekaart.programme.chosen import Chosen
from routekaart.programme.composed import Table
from routekaart.programme.demand import FEWEST_OUTSIDE, Demand, Use, find_demand

KINDS: dict[Use, str] = {"read": "gelezen", "reached": "getikt om te bellen, te mailen of te gaan"}


def list_demand(chosen: Chosen) -> Iterator[Table]:
    """Nothing when nothing was counted, or too little to tell."""
    counts = {
        used: number
        for used, number in chosen.setting.asked.counts.items()
        if used.quarter in chosen.setting.asked.quarters
    }
    found = {
        each.goal: each
        for each in find_demand(chosen.programme, counts, FEWEST_OUTSIDE)
        if each.goal in chosen.goals
    }
    most = max(found.values(), key=_read, default=None)
    if most is None or not any(map(_all, found.values())):
        return
    number = chosen.programme.number_of
    yield Table(
        f"Het meest gelezen: doel {number(most.goal)}, ten minste {_read(most)} keer",
        ("Doel", "Diensten", "Gelezen", "Getikt"),
        tuple(
            (chosen.name(goal), each.services, *(_sum(each, use) or "–" for use in KINDS))
            for goal, each in found.items()
        ),
        (
            Bars(
                tuple(KINDS.values()),
                tuple(
                    Bar(number(goal), tuple(_sum(each, use) for use in KINDS))
                    for goal, each in found.items()
                ),
            ),
        ),
    )


def list_unmet(chosen: Chosen) -> Iterator[Table]:
    """Of the whole neighbourhood: what is not there belongs to no goal yet."""
    asked = chosen.setting.asked
    if asked.words:
        title = f"{len(asked.words)} keer andere woorden gezocht, en niets gevonden"
        yield Table(title, ("Woorden", "Taal"), asked.words)
    steps: dict[str, int] = {}
    for (step, _), number in asked.turned_away.items():
        if number >= FEWEST_OUTSIDE:
            steps[step] = steps.get(step, 0) + number
    if steps:
        rows = sorted(steps.items(), key=lambda each: (-each[1], each[0]))
        title = f"Bij “{rows[0][0]}” staat de vraag het vaakst niet"
        yield Table(title, ("Pagina", "Keer, ten minste"), tuple(rows))


def _sum(demand: Demand, use: Use) -> int:
    return sum(number for (_, own), number in demand.by_quarter.items() if own == use)


def _read(demand: Demand) -> int:
    return _sum(demand, "read")


def _all(demand: Demand) -> int:
    return sum(demand.by_quarter.values())
