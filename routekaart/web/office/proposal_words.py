"""A proposal in words: its fields side by side, and who did what with it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.review.deciding import Difference, Reading
from routekaart.review.proposals import Proposal
from routekaart.review.workflow import OPEN, Step
from routekaart.web.kit.differences import compare, show_lines
from routekaart.web.kit.entry_words import say_field

SAY_STEP: dict[Step, str] = {
    "submit": "Ingestuurd",
    "approve": "Goedgekeurd",
    "return": "Teruggegeven",
    "withdraw": "Ingetrokken",
}


class Field(NamedTuple):
    """A field as the page shows it; each side is lines of HTML. `was` only where overtaken."""

    name: str
    is_live: bool
    before_title: str
    before: list[Markup]
    after: list[Markup]
    was: list[Markup]
    by: str


class Taken(NamedTuple):
    """A step; `at` is local time."""

    says: str
    by: str
    at: datetime
    comment: str


def say_difference(reading: Reading, difference: Difference) -> Field:
    """What is live already is compared with what residents read before it."""
    entry, field = reading.proposal.entry, difference.field
    is_open = reading.proposal.state in OPEN
    is_past = difference.is_live or not is_open
    before = difference.was if is_past else difference.now
    sides = compare(entry, field, before, difference.wants)
    is_overtaken = is_open and difference.is_overtaken
    return Field(
        say_field(field),
        difference.is_live and is_open,
        "Was" if is_past else "Nu",
        sides.before,
        sides.after,
        show_lines(entry, field, difference.was) if is_overtaken else [],
        difference.by,
    )


def say_steps(proposal: Proposal) -> list[Taken]:
    """All but the writing."""
    return [
        Taken(SAY_STEP[each.step], each.taken_by, each.at.astimezone(ZONE), each.comment)
        for each in proposal.steps
        if each.step in SAY_STEP
    ]
