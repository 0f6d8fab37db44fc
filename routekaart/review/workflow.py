"""The way of a proposal, from the first word to a decision. Plain rules."""

from __future__ import annotations

from typing import Literal, get_args

State = Literal["draft", "submitted", "approved", "returned", "withdrawn"]
STATES: tuple[State, ...] = get_args(State)

Step = Literal["change", "submit", "approve", "return", "withdraw"]
STEPS: tuple[Step, ...] = get_args(Step)

OPEN: frozenset[State] = frozenset({"draft", "submitted", "returned"})
"""Not decided yet. An entry has at most one such proposal, shared by all its editors."""

_LEADS_TO: dict[tuple[State, Step], State] = {
    ("draft", "change"): "draft",
    ("draft", "submit"): "submitted",
    ("draft", "withdraw"): "withdrawn",
    # Whoever goes on writing is not done: nobody approves what they have not read.
    ("submitted", "change"): "draft",
    ("submitted", "submit"): "submitted",
    ("submitted", "approve"): "approved",
    ("submitted", "return"): "returned",
    ("submitted", "withdraw"): "withdrawn",
    ("returned", "change"): "draft",
    ("returned", "submit"): "submitted",
    ("returned", "withdraw"): "withdrawn",
}


class NotPossible(Exception):
    """This step does not go from here: somebody else was first."""


def after(state: State, step: Step) -> State:
    """Where a step leads. Raises NotPossible."""
    try:
        return _LEADS_TO[state, step]
    except KeyError:
        raise NotPossible(f"{step} of what is {state}") from None
