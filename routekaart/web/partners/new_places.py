"""Places that nobody knew yet: each a proposal of its own, that goes with that of its service."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy.orm import Session

from routekaart.catalogue.pack import PackService
from routekaart.review import drafts
from routekaart.review.drafts import Draft, NothingToSubmit, find_draft
from routekaart.review.keys import free_key
from routekaart.review.proposals import Actor
from routekaart.review.workflow import NotPossible
from routekaart.web.partners.sending import send_in


def begin_place(session: Session, draft: Draft, said: dict[str, Any], actor: Actor) -> str:
    """The slug of a new place for this service; the same one when it was begun already."""
    for each in find_new_places(session, draft):
        if all(getattr(each.wanted, name) == value for name, value in said.items()):
            return each.entry.partition(".")[2]
    entry = free_key(session, "location", said["name"])
    new = drafts.begin_new(session, entry, draft.partner, actor)
    drafts.save(session, new, said, new.digests, actor)
    return entry.partition(".")[2]


def find_new_places(session: Session, draft: Draft) -> list[Draft]:
    """The drafts of the places of a service that nobody approved yet."""
    service = draft.wanted
    assert isinstance(service, PackService)
    found = (
        find_draft(session, f"location.{each.location}", (draft.partner.id,))
        for each in service.places
    )
    return [each for each in found if each is not None and each.live is None]


def submit_whole(session: Session, draft: Draft, actor: Actor) -> bool:
    """Send a service in, with its new places; as `send_in`. Raises NothingToSubmit, NotPossible."""
    for each in find_new_places(session, draft):
        with suppress(NothingToSubmit, NotPossible):
            send_in(session, each, actor)
    return send_in(session, draft, actor)


def withdraw_whole(session: Session, draft: Draft, actor: Actor) -> bool:
    """Take a service back, with its new places; as `drafts.withdraw`, also in what it raises."""
    for each in find_new_places(session, draft):
        with suppress(NotPossible):
            drafts.withdraw(session, each, actor)
    return drafts.withdraw(session, draft, actor)


def withdraw_left_out(session: Session, draft: Draft, place: str, actor: Actor) -> None:
    """Take back a new place of this partner that its service is not at any more."""
    left_out = find_draft(session, f"location.{place}", (draft.partner.id,))
    if left_out is not None and left_out.live is None:
        with suppress(NotPossible):
            drafts.withdraw(session, left_out, actor)
