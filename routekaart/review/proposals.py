"""Proposals: what somebody wants an entry to say, beside what it said when they began."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from routekaart.accounts.people import Person
from routekaart.catalogue.partners import Partner
from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank, one_of
from routekaart.review.workflow import OPEN, STATES, STEPS, State, Step, after

LONGEST_COMMENT = 1_000

_IS_OPEN = "state IN ('draft', 'returned', 'submitted')"


class Actor(NamedTuple):
    """Who does something now, by the name that history keeps."""

    person: uuid.UUID | None
    name: str
    now: datetime


class Proposal(Identified, Base):
    """A change of one entry, such as `service.ping-loket`, waiting or decided.

    `version` counts the changes of its fields: who approves says which version they read.
    """

    __tablename__ = "proposal"

    entry: Mapped[str] = mapped_column(index=True)
    open_entry: Mapped[str | None] = mapped_column(unique=True)
    """The same while this is open, so that an entry has one such proposal; else None."""
    partner_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("partner.id", ondelete="CASCADE"), index=True
    )
    is_new: Mapped[bool] = mapped_column(default=False)
    state: Mapped[State] = mapped_column(String(), default="draft")
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    partner: Mapped[Partner] = relationship()
    fields: Mapped[list[ProposedField]] = relationship(
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="selectin",
        order_by="ProposedField.field",
    )
    steps: Mapped[list[ProposalStep]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="ProposalStep.at"
    )

    __table_args__ = (
        not_blank("entry"),
        one_of("state", STATES),
        CheckConstraint("version >= 1", name="version_counts"),
        CheckConstraint(f"({_IS_OPEN}) = (open_entry IS NOT NULL)", name="open_entry_while_open"),
        CheckConstraint("open_entry = entry", name="open_entry_same"),
    )

    @property
    def wanted(self) -> dict[str, str]:
        """What it wants, field by field, as JSON."""
        return {each.field: each.wants for each in self.fields}

    @property
    def is_live(self) -> bool:
        """Whether residents read all of it already, although nobody approved it."""
        return all(each.applied_at is not None for each in self.fields)

    def take(self, step: Step, actor: Actor, comment: str = "") -> None:
        """Go on to the next state. Raises NotPossible."""
        self.state = after(self.state, step)
        self.open_entry = self.entry if self.state in OPEN else None
        self.steps.append(
            ProposalStep(
                at=actor.now,
                step=step,
                taken_by=actor.name,
                person_id=actor.person,
                comment=comment,
            )
        )

    def want(self, field: str, was: str | None, wants: str, actor: Actor) -> None:
        """Have one field say something else; `was` counts the first time. JSON both."""
        known = next((each for each in self.fields if each.field == field), None)
        if known is None:
            known = ProposedField(field=field, was=was)
            self.fields.append(known)
        known.wants, known.applied_at = wants, None
        known.changed_by, known.changed_at = actor.name, actor.now
        self.version += 1
        self.changed_at = actor.now

    def drop(self, field: str, now: datetime) -> None:
        """Leave a field as it is after all."""
        self.fields = [each for each in self.fields if each.field != field]
        self.version += 1
        self.changed_at = now


class ProposedField(Base):
    """One field: JSON of what it was when this began (None: a new entry) and of what it is to be.

    `applied_at`: since when residents read it, approved or not.
    """

    __tablename__ = "proposed_field"

    proposal_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True
    )
    field: Mapped[str] = mapped_column(primary_key=True)
    was: Mapped[str | None]
    wants: Mapped[str]
    changed_by: Mapped[str]
    changed_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]

    __table_args__ = (not_blank("field"), not_blank("wants"), not_blank("changed_by"))


class ProposalStep(Identified, Base):
    """A step somebody took; `person_id` to tell them what came of it."""

    __tablename__ = "proposal_step"

    proposal_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("proposal.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    step: Mapped[Step] = mapped_column(String())
    taken_by: Mapped[str]
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    comment: Mapped[str] = mapped_column(default="", server_default="")

    person: Mapped[Person | None] = relationship()

    __table_args__ = (
        one_of("step", STEPS),
        not_blank("taken_by"),
        CheckConstraint(f"length(comment) <= {LONGEST_COMMENT}", name="comment_length"),
    )


def find_open(session: Session, entry: str) -> Proposal | None:
    """The one proposal for this entry that is not decided yet."""
    return list_open(session, (entry,)).get(entry)


def list_open(session: Session, entries: Iterable[str]) -> dict[str, Proposal]:
    """By entry the proposal that is not decided yet, of those that have one."""
    query = (
        select(Proposal)
        .where(Proposal.open_entry.in_(tuple(entries)))
        .options(joinedload(Proposal.partner))
    )
    return {each.entry: each for each in session.scalars(query)}


def list_submitted(session: Session) -> list[Proposal]:
    """What waits for the programme, the longest waiting first."""
    query = select(Proposal).where(Proposal.state == "submitted").order_by(Proposal.changed_at)
    return list(session.scalars(query))
