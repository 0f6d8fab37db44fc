"""Who is signed in, kept on the server: a cookie that was copied is worth nothing once it ends."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import CHAR, ForeignKey, and_, delete, not_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from routekaart.accounts.audit import note
from routekaart.accounts.people import Person
from routekaart.accounts.roles import need_second_step
from routekaart.accounts.single_use import use_up
from routekaart.accounts.tokens import digest_of, make_token
from routekaart.database import Base, Identified
from routekaart.database.constraints import digest_form, in_order

IDLE = timedelta(hours=2)
"""Without a page in this time it ends: the desk of a library is everybody's."""

LONGEST = timedelta(hours=12)
"""It ends at the end of a working day, whatever happens."""

SEEN_EVERY = timedelta(minutes=5)
"""How exact `seen_at` is: not every page is a write."""

LONGEST_DEVICE = 60


class LoginSession(Identified, Base):
    """One device on which somebody is signed in.

    `device` says in words which: "Chrome op Android". `second_step` tells whether more than the
    link was shown.
    """

    __tablename__ = "login_session"

    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(CHAR(64), unique=True)
    begun_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    second_step: Mapped[bool]
    device: Mapped[str]

    person: Mapped[Person] = relationship(lazy="joined")

    __table_args__ = (digest_form("digest"), in_order("begun_at", "seen_at"))

    @property
    def is_complete(self) -> bool:
        """Whether whoever has it may use all of their roles."""
        return self.second_step or not need_second_step(self.person.roles)


def begin(
    session: Session, person: Person, now: datetime, device: str, second_step: bool = False
) -> str:
    """The token of a new session."""
    _forget_over(session, now)
    end_halfway(session, person)
    token = make_token()
    session.add(
        LoginSession(
            person_id=person.id,
            digest=digest_of(token),
            begun_at=now,
            seen_at=now,
            second_step=second_step,
            device=device[:LONGEST_DEVICE],
        )
    )
    return token


def find(session: Session, token: str, now: datetime) -> LoginSession | None:
    """The session of this token, unless it is over."""
    found = session.scalars(
        select(LoginSession).where(LoginSession.digest == digest_of(token))
    ).one_or_none()
    return found if found is not None and not is_over(found, now) else None


def is_over(login: LoginSession, now: datetime) -> bool:
    """Whether it was idle too long, is too old, or its account has ended. What was seen in the
    future is over too: a clock was set back."""
    return (
        login.person.ended_at is not None
        or not now - IDLE < login.seen_at <= now + SEEN_EVERY
        or not now - LONGEST < login.begun_at
    )


def keep_alive(session: Session, login: LoginSession, now: datetime) -> None:
    """A page was asked for. Sessions of anybody that are over are forgotten."""
    # A statement of its own: on another device it may be ended at this very moment.
    earlier = LoginSession.id == login.id, LoginSession.seen_at < now
    session.execute(update(LoginSession).where(*earlier).values(seen_at=now))
    _forget_over(session, now)


def complete(session: Session, login: LoginSession) -> str:
    """The second step was taken: a new token, so that one seen before it is worth nothing."""
    token = make_token()
    login.digest, login.second_step = digest_of(token), True
    return token


def find_own(session: Session, person: uuid.UUID, login: uuid.UUID) -> LoginSession | None:
    """A session by its id, if it is theirs."""
    own = LoginSession.id == login, LoginSession.person_id == person
    return session.scalars(select(LoginSession).where(*own)).one_or_none()


def end(session: Session, login: LoginSession, now: datetime) -> None:
    """Sign out on one device."""
    if use_up(session, delete(LoginSession).where(LoginSession.id == login.id)):
        note(session, "signed out", login.person_id, now)


def end_halfway(session: Session, person: Person) -> None:
    """Of who needs a second step, end the sessions that wait for it, before another begins or when
    it becomes needed: the app that is offered is seen by one alone."""
    if need_second_step(person.roles):
        halfway = LoginSession.person_id == person.id, LoginSession.second_step.is_(False)
        session.execute(delete(LoginSession).where(*halfway))


def end_others(session: Session, login: LoginSession, now: datetime) -> None:
    """Sign out everywhere but here."""
    others = LoginSession.person_id == login.person_id, LoginSession.id != login.id
    session.execute(delete(LoginSession).where(*others))
    note(session, "session ended", login.person_id, now, about="all others")


def list_of(session: Session, person: uuid.UUID, now: datetime) -> Sequence[LoginSession]:
    """Where somebody is signed in, the last seen first."""
    own = select(LoginSession).where(LoginSession.person_id == person)
    found = session.scalars(own.order_by(LoginSession.seen_at.desc()))
    return [each for each in found if not is_over(each, now)]


def _forget_over(session: Session, now: datetime) -> None:
    """So that none comes to life again when the clock is set back or forth."""
    goes_on = (
        LoginSession.seen_at > now - IDLE,
        LoginSession.seen_at <= now + SEEN_EVERY,
        LoginSession.begun_at > now - LONGEST,
    )
    session.execute(delete(LoginSession).where(not_(and_(*goes_on))))
