"""What somebody is to the programme, and what that asks of signing in."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

Role = Literal["partner editor", "key figure", "officer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

IN_WORDS: dict[Role, str] = {
    "partner editor": "Partner",
    "key figure": "Sleutelfiguur",
    "officer": "Programma",
    "administrator": "Beheer",
}
"""As people read it."""

NEED_A_SECOND_STEP: frozenset[Role] = frozenset({"officer", "administrator"})
"""Who can change what every resident reads shows more than a mail account to sign in."""


def need_second_step(roles: Collection[Role]) -> bool:
    """Whether a link from a mail alone is not enough for somebody with these roles."""
    return not NEED_A_SECOND_STEP.isdisjoint(roles)
