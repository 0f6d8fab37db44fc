"""What the parts of the programme are called, where one of them names another."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.pack import Entry
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.terms import Term
from routekaart.language.formats import full_date
from routekaart.language.locales import SOURCE
from routekaart.programme.entries import Budget, Challenge, Goal, Result, State
from routekaart.programme.programme import Programme
from routekaart.web.office.parts.forms import Choices

_LONGEST = 90
"""Characters of what stands for a whole sentence."""


def read_choices(session: Session, programme: Programme) -> Choices:
    """By field that names other entries."""
    partners = select(Partner.slug, Partner.name).order_by(Partner.name)
    topics = select(Term.key, Term.name).where(Term.kind == "topic").order_by(Term.name)
    goals = {
        goal: say_name(each, programme)
        for challenge in sorted(programme.challenges, key=lambda key: _number(programme, key))
        for goal, each in programme.goals_of(challenge)
    }
    return {
        "challenge": {
            key: say_name(each, programme)
            for key, each in sorted(programme.challenges.items(), key=lambda each: each[1].number)
        },
        "goal": goals,
        "goals": goals,
        "plan": {key: each.name for key, each in programme.plans.items()},
        "action": {key: each.name for key, each in programme.actions.items()},
        "partners": {row.slug: row.name for row in session.execute(partners)},
        "topics": {row.key: row.name for row in session.execute(topics)},
    }


def say_name(entry: Entry, programme: Programme) -> str:
    """What people call an entry."""
    match entry:
        case Challenge():
            return f"{entry.number} {entry.name}"
        case Goal():
            return f"{programme.challenges[entry.challenge].number}.{entry.number} {entry.name}"
        case Budget():
            own = programme.challenges.get(entry.challenge or "")
            name = own.name if own else "Programma algemeen"
            return f"{name} {entry.year}, op {full_date(entry.as_of, SOURCE)}"
        case State():
            return f"{entry.name}, op {full_date(entry.as_of, SOURCE)}"
        case Result():
            return _cut(entry.says)
    return str(getattr(entry, "title", "") or getattr(entry, "name", ""))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _number(programme: Programme, challenge: str) -> int:
    return programme.challenges[challenge].number
