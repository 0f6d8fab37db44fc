"""Sending a draft in; whoever sends hears when residents read some of it at once."""

from __future__ import annotations

from sqlalchemy.orm import Session

from routekaart.review import drafts, notices
from routekaart.review.drafts import Draft
from routekaart.review.proposals import Actor
from routekaart.web.kit.acting import desk


def send_in(session: Session, draft: Draft, actor: Actor) -> bool:
    """Have the programme look at it; whether residents read some of it at once.

    Raises NothingToSubmit, NotPossible.
    """
    is_live = drafts.submit(session, draft, actor)
    if is_live and draft.proposal is not None:
        notices.tell_live(session, draft.proposal, desk().address, actor.now)
    return is_live
