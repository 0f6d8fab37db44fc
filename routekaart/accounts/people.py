"""People with an account. The programme invites them; nobody registers by themselves."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar, cast

from sqlalchemy import CheckConstraint, ForeignKey, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from routekaart.accounts.audit import note
from routekaart.accounts.roles import ROLES, Role
from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank, one_of

LONGEST_NAME = 120

T = TypeVar("T")


class UnusableAddress(Exception):
    """What was given is no e-mail address."""


class UnusableName(Exception):
    """What was given leaves no name of one line."""


class Person(Identified, Base):
    """One account. Of somebody who left it stays, ended, for the history that names it.

    `passkey_offered_at`: nobody is asked twice.
    """

    __tablename__ = "person"

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    invited_at: Mapped[datetime]
    invited_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    passkey_offered_at: Mapped[datetime | None]

    role_rows: Mapped[list[PersonRole]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, lazy="selectin"
    )
    partner_rows: Mapped[list[PartnerEditor]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, lazy="selectin"
    )

    __table_args__ = (
        not_blank("name"),
        not_blank("invited_by"),
        CheckConstraint("email LIKE '_%@_%' AND lower(trim(email)) = email", name="email_form"),
    )

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(cast(Role, row.role) for row in self.role_rows)

    @property
    def partners(self) -> frozenset[uuid.UUID]:
        """Whose entries they edit."""
        return frozenset(row.partner_id for row in self.partner_rows)


class PersonRole(Base):
    """A person may have several roles."""

    __tablename__ = "person_role"

    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = (one_of("role", ROLES),)


class PartnerEditor(Base):
    """A partner whose entries a person edits."""

    __tablename__ = "partner_editor"

    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    partner_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("partner.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Invitation(NamedTuple):
    """Whom the programme asks in: at least one role; for an editor the ids of partners."""

    email: str
    name: str
    roles: tuple[Role, ...]
    partners: tuple[uuid.UUID, ...] = ()
    id: uuid.UUID | None = None
    """Of a new person: so a form that was sent twice can be told from another with that address."""


def tidy_email(typed: str) -> str:
    """The address in the one form that is kept. Raises UnusableAddress."""
    # Read here: it takes long to begin, and no resident's page needs it.
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(typed.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise UnusableAddress from None
    return str(found.ascii_email).lower()


def invite(session: Session, invitation: Invitation, by: str, now: datetime) -> Person:
    """Give somebody an account, or another role; whoever had left is in again.

    `by` says who invites, by name. Raises UnusableAddress, UnusableName, and ValueError without a
    role, or with partners for somebody who is no editor.
    """
    require_sound(invitation.roles, invitation.partners)
    email, name = tidy_email(invitation.email), _tidy_name(invitation.name)
    new = Person(email=email, name=name, invited_at=now, invited_by=by)
    new.id = invitation.id or uuid.uuid4()
    person = _find_or_make(session, new)
    if person.ended_at is not None:
        person.role_rows, person.partner_rows, person.ended_at = [], [], None
        person.invited_at, person.invited_by = now, by
        session.flush()
    person.name = name
    person.role_rows += [PersonRole(role=each) for each in _new(invitation.roles, person.roles)]
    person.partner_rows += [
        PartnerEditor(partner_id=each) for each in _new(invitation.partners, person.partners)
    ]
    note(session, "invited", person.id, now, about=by)
    return person


def find_person(session: Session, email: str) -> Person | None:
    """Whoever may sign in with this address. Of whoever left there is no account any more."""
    try:
        address = tidy_email(email)
    except UnusableAddress:
        return None
    here = Person.ended_at.is_(None)
    return session.scalars(select(Person).where(Person.email == address, here)).one_or_none()


def list_people(session: Session) -> Sequence[Person]:
    """Everybody who has an account or had one, by address."""
    return session.scalars(select(Person).order_by(Person.email)).all()


def require_sound(roles: Collection[Role], partners: Collection[uuid.UUID]) -> None:
    """Raise ValueError without a role, or with partners for somebody who is no editor."""
    if not roles or bool(partners) != ("partner editor" in roles):
        raise ValueError("an account has a role, and an editor has partners")


def hold(session: Session, person: Person) -> None:
    """Read the person anew, and let nobody else change what is theirs till this unit ends."""
    session.refresh(person, with_for_update=True)


def _find_or_make(session: Session, new: Person) -> Person:
    same = select(Person).where(Person.email == new.email)
    person = session.scalars(same).one_or_none()
    if person is None:
        try:
            with session.begin_nested():
                session.add(new)
        except IntegrityError:  # somebody else made it at the very same moment
            person = session.scalars(same).one()
        else:
            return new
    hold(session, person)
    return person


def _tidy_name(typed: str) -> str:
    """One line, of text alone: it stands in letters, in lists and on a terminal."""
    spoken = (" " if each.isspace() else each for each in typed)
    kept = (each for each in spoken if unicodedata.category(each) not in ("Cc", "Cs"))
    name = " ".join("".join(kept).split())[:LONGEST_NAME].strip()
    if not name:
        raise UnusableName
    return name


def _new(wanted: Iterable[T], there: frozenset[T]) -> list[T]:
    return [each for each in dict.fromkeys(wanted) if each not in there]
