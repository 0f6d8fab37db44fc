"""The letter to somebody who was given an account: what they can do here, and how to begin."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from routekaart.accounts.people import Person
from routekaart.accounts.roles import ROLES, Role
from routekaart.mail.letters import invitation
from routekaart.mail.outbox import post

MAY: dict[Role, str] = {
    "partner editor": "de gegevens van uw organisatie veranderen",
    "key figure": "hulp opzoeken samen met een bewoner",
    "officer": "veranderingen van partners nakijken",
    "administrator": "bepalen wie een account heeft",
}
"""In words that follow "U kunt"."""


def post_invitation(
    session: Session, person: Person, by: str, sign_in_address: str, now: datetime
) -> None:
    """Put the letter in the outbox, in the same unit as the invitation: both or neither.

    Raises UnusableAddress of the outbox for an address that no letter can go to.
    """
    may = [MAY[role] for role in ROLES if role in person.roles]
    post(session, invitation(person.name, by, may, sign_in_address), person.email, now)
