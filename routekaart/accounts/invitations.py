"""Asking somebody in, or giving them another role; and the letter that says how to begin."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from routekaart.accounts.people import Invitation, Person, invite
from routekaart.accounts.roles import ROLES, Role
from routekaart.accounts.sessions import end_halfway
from routekaart.mail.letters import invitation
from routekaart.mail.outbox import post

MAY: dict[Role, str] = {
    "partner editor": "de gegevens van uw organisatie veranderen",
    "key figure": "hulp opzoeken samen met een bewoner",
    "officer": "veranderingen van partners nakijken",
    "administrator": "bepalen wie een account heeft",
}
"""In words that follow "U kunt"."""


def ask_in(session: Session, invitation: Invitation, by: str, now: datetime) -> Person:
    """Invite, and let whoever becomes an officer by it sign in anew. Raises what `invite` does."""
    person = invite(session, invitation, by, now)
    end_halfway(session, person)
    return person


def post_invitation(
    session: Session, person: Person, by: str, sign_in_address: str, now: datetime
) -> None:
    """Put the letter in the outbox, in the same unit as the invitation: both or neither.

    Raises UnusableAddress of the outbox for an address that no letter can go to.
    """
    may = [MAY[role] for role in ROLES if role in person.roles]
    post(session, invitation(person.name, by, may, sign_in_address), person.email, now)
