"""The whole programme: small enough to be always at hand whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from routekaart.catalogue.pack import Entry
from routekaart.programme.entries import (
    Action,
    Budget,
    Challenge,
    Goal,
    Indicator,
    Link,
    Plan,
    Report,
    Result,
    State,
)


class Programme(Struct, frozen=True):
    """All entries by noun and key, each noun after those that it refers to."""

    challenges: dict[str, Challenge] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    budgets: dict[str, Budget] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with its name, such as `goal.taal`."""
        for noun, kind in NAMES.items():
            entries: Mapping[str, Entry] = getattr(self, noun)
            yield from ((f"{kind}.{key}", entry) for key, entry in entries.items())

    def goals_of(self, challenge: str) -> list[tuple[str, Goal]]:
        """The goals of a challenge, in the order of their numbers."""
        own = [(key, goal) for key, goal in self.goals.items() if goal.challenge == challenge]
        return sorted(own, key=lambda each: each[1].number)

    def number_of(self, goal: str) -> str:
        """How people call a goal, such as "2.1"."""
        found = self.goals[goal]
        return f"{self.challenges[found.challenge].number}.{found.number}"

    def links_of(self, goal: str) -> dict[str, Link]:
        """The services that support a goal, confirmed or not; those that do so directly first."""
        own = [(key, link) for key, link in self.links.items() if link.goal == goal]
        return dict(sorted(own, key=lambda each: (each[1].strength != "direct", each[1].service)))


NAMES = {
    "challenges": "challenge",
    "goals": "goal",
    "indicators": "indicator",
    "plans": "plan",
    "actions": "action",
    "results": "result",
    "budgets": "budget",
    "states": "state",
    "reports": "report",
    "links": "link",
}
"""What one of each noun is called, as in `goal.taal`."""

NOUNS = {kind: noun for noun, kind in NAMES.items()}

KINDS: dict[str, type[Entry]] = {
    "challenge": Challenge,
    "goal": Goal,
    "indicator": Indicator,
    "plan": Plan,
    "action": Action,
    "result": Result,
    "budget": Budget,
    "state": State,
    "report": Report,
    "link": Link,
}


def compose(entries: Mapping[str, Any]) -> Programme:
    """The programme of these entries by name, in order of key."""
    programme = Programme()
    for name in sorted(entries):
        kind, _, key = name.partition(".")
        getattr(programme, NOUNS[kind])[key] = entries[name]
    return programme
