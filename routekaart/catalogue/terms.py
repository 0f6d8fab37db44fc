"""Topics, audiences, accessibility and trust facts: small trees of words with stable keys."""

from __future__ import annotations

import uuid
from typing import Literal, get_args

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship, remote

from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank, one_of, slug_form

TermKind = Literal["topic", "audience", "accessibility", "trust"]


class Term(Identified, Base):
    """A word of a tree. A parent is of the same kind."""

    __tablename__ = "term"

    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[TermKind] = mapped_column(String())
    name: Mapped[str]
    parent_id: Mapped[uuid.UUID | None]
    pictogram: Mapped[str | None]

    parent: Mapped[Term | None] = relationship(
        primaryjoin=lambda: foreign(Term.parent_id) == remote(Term.id)
    )

    __table_args__ = (
        UniqueConstraint("id", "kind"),
        ForeignKeyConstraint(["parent_id", "kind"], ["term.id", "term.kind"]),
        slug_form("key"),
        one_of("kind", get_args(TermKind)),
        not_blank("name"),
    )


class ServiceTerm(Base):
    """A topic, audience or trust fact of a service; `kind` is the term's own."""

    __tablename__ = "service_term"

    service_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    term_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, index=True)
    kind: Mapped[TermKind] = mapped_column(String())
    position: Mapped[int] = mapped_column(default=0)

    term: Mapped[Term] = relationship(
        primaryjoin=lambda: foreign(ServiceTerm.term_id) == Term.id, lazy="joined", innerjoin=True
    )

    __table_args__ = (
        ForeignKeyConstraint(["term_id", "kind"], ["term.id", "term.kind"]),
        one_of("kind", ("topic", "audience", "trust")),
    )


class LocationTerm(Base):
    """An accessibility term of a location."""

    __tablename__ = "location_term"

    location_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("location.id", ondelete="CASCADE"), primary_key=True
    )
    term_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, index=True)
    kind: Mapped[TermKind] = mapped_column(String(), default="accessibility")
    position: Mapped[int] = mapped_column(default=0)

    term: Mapped[Term] = relationship(
        primaryjoin=lambda: foreign(LocationTerm.term_id) == Term.id, lazy="joined", innerjoin=True
    )

    __table_args__ = (
        ForeignKeyConstraint(["term_id", "kind"], ["term.id", "term.kind"]),
        one_of("kind", ("accessibility",)),
    )
