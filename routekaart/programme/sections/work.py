"""What was planned, what came of it and what did not."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.programme.chosen import Chosen
from routekaart.programme.composed import Table
from routekaart.programme.entries import Action
from routekaart.programme.words import SAY_SOURCE, SAY_STATUS


def list_states(chosen: Chosen) -> Iterator[Table]:
    """How the whole programme stood."""
    days = sorted({each.as_of for each in chosen.states})
    for day in days:
        own = [each for each in chosen.states if each.as_of == day]
        rows = tuple((each.name, each.says, SAY_SOURCE[each.source]) for each in own)
        yield Table(f"Zo stond het op {day:%d-%m-%Y}", ("Onderdeel", "Stand", "Bron"), rows)


def list_actions(chosen: Chosen) -> Iterator[Table]:
    rows = tuple(
        (
            chosen.name(each.goal),
            each.name,
            each.period,
            ", ".join([*map(chosen.name_partner, each.partners), *each.others]) or "–",
            each.means,
            _say_status(each),
        )
        for each in chosen.actions.values()
    )
    if rows:
        known = sum(1 for each in chosen.actions.values() if each.status)
        noun = "actie" if len(rows) == 1 else "acties"
        title = f"{len(rows)} {noun} uit de plannen, van {known} is de stand bekend"
        yield Table(title, ("Doel", "Actie", "Wanneer", "Wie", "Middelen", "Stand"), rows)


def list_results(chosen: Chosen) -> Iterator[Table]:
    yield from _results(chosen, done=True)


def list_not_done(chosen: Chosen) -> Iterator[Table]:
    """What was tried and given up or never begun, what is behind, and of what nobody says
    anything: that is not the same as nothing done."""
    yield from _results(chosen, done=False)
    behind = [each for each in chosen.actions.values() if each.status == "behind"]
    if behind:
        yield Table("Deze acties lopen achter", ("Actie", "Stand"), _named(behind))
    told = {each.action for each in chosen.results}
    untold = [each for key, each in chosen.actions.items() if key not in told and not each.status]
    if untold:
        noun = "1 actie" if len(untold) == 1 else f"{len(untold)} acties"
        title = f"Van {noun} is in deze periode niets gemeld"
        yield Table(title, ("Actie", "Stand"), _named(untold))


def _results(chosen: Chosen, *, done: bool) -> Iterator[Table]:
    for goal in chosen.goals:
        rows = tuple(
            (each.says, _name_action(chosen, each.action), SAY_SOURCE[each.source])
            for each in chosen.results
            if each.goal == goal and each.done == done
        )
        if rows:
            yield Table(chosen.name(goal), ("Resultaat", "Actie", "Bron"), rows)


def _named(actions: list[Action]) -> tuple[tuple[str, ...], ...]:
    return tuple((each.name, _say_status(each)) for each in actions)


def _name_action(chosen: Chosen, key: str | None) -> str:
    return chosen.programme.actions[key].name if key else "–"


def _say_status(action: Action) -> str:
    if action.status is None or action.status_on is None:
        return "niet gezegd"
    return f"{SAY_STATUS[action.status]} ({action.status_on:%d-%m-%Y})"
