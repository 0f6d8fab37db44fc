"""An account or a second step ends: at once, on every device."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from routekaart.accounts import kept_lists
from routekaart.accounts.audit import note
from routekaart.accounts.passkeys import forget_passkeys
from routekaart.accounts.people import Person, hold
from routekaart.accounts.second_steps import forget_second_steps
from routekaart.accounts.sessions import LoginSession
from routekaart.accounts.sign_in_links import SignInLink


def end_account(session: Session, person: Person, by: str, now: datetime) -> None:
    """End the account with its sessions, links, second steps and lists. `by` says who ends it."""
    hold(session, person)
    if person.ended_at is not None:
        return
    person.ended_at = now
    _forget_all(session, person)
    kept_lists.forget(session, person.id)
    note(session, "account ended", person.id, now, about=by)


def reset_second_step(session: Session, person: Person, by: str, now: datetime) -> None:
    """Let somebody who lost their app, codes and passkeys sign in by a link and connect anew.

    `by` says who made sure that it is them.
    """
    hold(session, person)
    _forget_all(session, person)
    note(session, "second step removed", person.id, now, about=by)


def _forget_all(session: Session, person: Person) -> None:
    for rows in (LoginSession, SignInLink):
        session.execute(delete(rows).where(rows.person_id == person.id))
    forget_second_steps(session, person)
    forget_passkeys(session, person)
