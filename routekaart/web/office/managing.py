"""Whom the programme may look after: officers not each other, administrators everybody."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Session
from werkzeug.exceptions import Forbidden, NotFound

from routekaart.accounts.people import Person
from routekaart.accounts.rights import hold_with_administrators, may_manage
from routekaart.web.kit.access import signed_in

ONLY_ADMINISTRATOR = (
    "Dit is de enige beheerder. Geef eerst iemand anders de rol Beheer. Er is niets veranderd."
)


def hold_managed(session: Session, person: uuid.UUID) -> Person:
    """The same, as they are now, to be changed by nobody else meanwhile."""
    found = session.get(Person, person)
    if found is not None:
        hold_with_administrators(session, found)
    return find_managed(session, person)


def find_managed(session: Session, person: uuid.UUID) -> Person:
    """Somebody with an account whom one may change. Raises NotFound and Forbidden."""
    found = session.get(Person, person)
    if found is None or found.ended_at is not None:
        raise NotFound
    if not may_manage(signed_in().roles, found.roles):
        raise Forbidden
    return found
