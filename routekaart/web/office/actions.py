"""What the plans promise: how it stands, what it costs, what came of it; what is behind first."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, make_response

from routekaart.programme.entries import Action, Budget, Plan, Result, State
from routekaart.programme.figures import say_euros
from routekaart.programme.programme import Programme
from routekaart.programme.words import SAY_SOURCE, SAY_STATUS
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.offer import read_beside

_ORDER = ("behind", "attention", None, "on course")


class Shown(NamedTuple):
    """An action with the goal it is for, the money in it, who takes part, and what came of it."""

    key: str
    action: Action
    goal: str
    money: str
    partners: list[str]
    results: list[tuple[str, Result]]


class Group(NamedTuple):
    """A plan with its actions."""

    key: str
    plan: Plan
    actions: list[Shown]


def list_actions() -> Response:
    with site().database.reading() as session:
        programme, _, partners = read_beside(session)
    statuses = [each.status for each in programme.actions.values()]
    page = render_page(
        "office/actions/list.html",
        groups=sorted(
            (
                Group(key, plan, show_actions(programme, key, partners))
                for key, plan in programme.plans.items()
            ),
            key=_how_far_behind,
        ),
        counts=[
            (SAY_STATUS[each] if each else "Stand niet gezegd", statuses.count(each))
            for each in _ORDER
            if each in statuses
        ],
        without=[(key, each) for key, each in programme.results.items() if each.action is None],
        budgets=_latest_budgets(programme),
        states=_latest_states(programme),
        statuses=SAY_STATUS,
        sources=SAY_SOURCE,
        goals={key: programme.number_of(key) for key in programme.goals},
    )
    return make_response(page)


def show_actions(programme: Programme, plan: str, partners: dict[str, str]) -> list[Shown]:
    """The actions of a plan; what is behind first, then what asks for attention."""
    own = [(key, each) for key, each in programme.actions.items() if each.plan == plan]
    return [
        Shown(
            key,
            each,
            f"{programme.number_of(each.goal)} {programme.goals[each.goal].name}",
            _say_money(each),
            [*(partners.get(slug, slug) for slug in each.partners), *each.others],
            [(name, result) for name, result in programme.results.items() if result.action == key],
        )
        for key, each in sorted(own, key=lambda each: (_ORDER.index(each[1].status), each[1].name))
    ]


def _how_far_behind(group: Group) -> tuple[int, str]:
    """A plan without actions comes last."""
    statuses = [_ORDER.index(each.action.status) for each in group.actions]
    return min(statuses, default=len(_ORDER)), group.plan.name


def _say_money(action: Action) -> str:
    """The amount, unless the words of the plan name it."""
    if action.amount is None or say_euros(action.amount) in action.means:
        return action.means
    yearly = " per jaar" if action.yearly else ""
    return f"{action.means}: {say_euros(action.amount)}{yearly}"


def _latest_budgets(programme: Programme) -> list[tuple[str, str, Budget, list[str]]]:
    """Of each challenge, and of the programme itself, how its money stood last."""
    latest: dict[str | None, tuple[str, Budget]] = {}
    for key, each in sorted(programme.budgets.items(), key=lambda each: each[1].as_of):
        latest[each.challenge] = (key, each)
    return [
        (
            key,
            programme.challenges[each.challenge].name if each.challenge else "Programma algemeen",
            each,
            [say_euros(sum_) for sum_ in (each.available, each.spent, each.committed, each.left)],
        )
        for key, each in latest.values()
    ]


def _latest_states(programme: Programme) -> list[tuple[str, State]]:
    """Of each side of the programme, how it stood last."""
    latest: dict[str, tuple[str, State]] = {}
    for key, each in sorted(programme.states.items(), key=lambda each: each[1].as_of):
        latest[each.name] = (key, each)
    return sorted(latest.values(), key=lambda each: each[1].name)
