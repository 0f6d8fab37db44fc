"""Steps of a proposal: sending it in, taking it back; with an edition after it where that shows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from sqlalchemy.orm import Session

from routekaart.review.drafts import Draft, NothingToSubmit
from routekaart.review.proposals import Actor
from routekaart.review.publishing import Change
from routekaart.review.workflow import NotPossible
from routekaart.web.kit.acting import actor, publish
from routekaart.web.partners.own_entries import find_own

Step = Callable[[Session, Draft, Actor], bool]
"""Changes a proposal; whether residents read something else by it."""


def take_step(entry: str, step: Step) -> str:
    """Take a step with an entry of theirs.

    Says why not, when what came of it could not be published. A step that was taken already, by
    a double tap or by somebody else, is no trouble.
    """
    now = actor()
    return make_change(lambda session: step(session, find_own(session, entry), now), entry)


def make_change(change: Change, note: str) -> str:
    """Change something in one unit, and publish what residents read of it. Says why not, as
    `take_step`.

    Whatever else `change` raises passes through, and nothing has changed.
    """

    def change_once(session: Session) -> bool:
        with suppress(NothingToSubmit, NotPossible):
            return change(session)
        return False

    return " ".join(publish(change_once, note))
