"""Who may change what somebody may do here, and what nobody may: leave the programme locked out."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from routekaart.accounts.audit import note
from routekaart.accounts.people import PartnerEditor, Person, PersonRole, require_sound
from routekaart.accounts.roles import Role, need_second_step
from routekaart.accounts.sessions import end_halfway


class LastAdministrator(Exception):
    """Without this one nobody could ever make another."""


class Rights(NamedTuple):
    """At least one role; for an editor the ids of partners."""

    roles: Collection[Role]
    partners: Collection[uuid.UUID] = ()


def may_manage(own: Collection[Role], theirs: Collection[Role]) -> bool:
    """Whether somebody with `own` roles may give, take or end accounts with `theirs`."""
    if "administrator" in own:
        return True
    return "officer" in own and not need_second_step(theirs)


def change_rights(session: Session, person: Person, rights: Rights, by: str, now: datetime) -> None:
    """Give them these rights and no others; each page from now on goes by them.

    Who becomes an officer signs in anew: an app that is offered now may be seen by one session
    alone. Raises ValueError as `invite` does, and LastAdministrator.
    """
    require_sound(*rights)
    hold_with_administrators(session, person)
    if "administrator" not in rights.roles:
        require_other_administrator(session, person)
    had = Rights(person.roles, person.partners)
    told = _tell(had.roles, rights.roles, "") + _tell(had.partners, rights.partners, "partner ")
    if person.ended_at is not None or not told:
        return
    person.role_rows = [PersonRole(role=each) for each in rights.roles]
    person.partner_rows = [PartnerEditor(partner_id=each) for each in rights.partners]
    if not need_second_step(had.roles):
        end_halfway(session, person)
    note(session, "rights changed", person.id, now, about="; ".join([by, *told]))


def hold_with_administrators(session: Session, person: Person) -> None:
    """Read them and all administrators anew, and let nobody else change any of them till this unit
    ends: of two who demote each other the later has to see the earlier. All at once and in one
    order, so that neither waits for the other for ever."""
    administrators = select(PersonRole.person_id).where(PersonRole.role == "administrator")
    held = select(Person).where(or_(Person.id == person.id, Person.id.in_(administrators)))
    fresh = held.order_by(Person.id).with_for_update(of=Person)
    session.scalars(fresh.execution_options(populate_existing=True)).all()


def require_other_administrator(session: Session, person: Person) -> None:
    """Raise LastAdministrator when they are the only one. Hold them all before."""
    others = (
        select(func.count())
        .select_from(Person)
        .join(PersonRole)
        .where(
            PersonRole.role == "administrator", Person.ended_at.is_(None), Person.id != person.id
        )
    )
    if "administrator" in person.roles and not session.scalar(others):
        raise LastAdministrator


def _tell(had: Collection[object], has: Collection[object], what: str) -> list[str]:
    """What comes and what goes, in a few fixed words."""
    came = [f"+{what}{each}" for each in sorted(set(has) - set(had), key=str)]
    return came + [f"-{what}{each}" for each in sorted(set(had) - set(has), key=str)]
