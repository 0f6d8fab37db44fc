"""What is known of a service besides its own fields: languages, cost, what to bring, doubts."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import language_form, not_blank, slug_form


def _service(*, primary_key: bool = False) -> Mapped[uuid.UUID]:
    return mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=primary_key, index=not primary_key
    )


class SpokenLanguage(Base):
    """A language spoken at a service, as a BCP 47 code."""

    __tablename__ = "spoken_language"

    service_id: Mapped[uuid.UUID] = _service(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (language_form("code"),)


class CostOption(Identified, Base):
    """What it costs, in euro cents; 0 is free."""

    __tablename__ = "cost_option"

    service_id: Mapped[uuid.UUID] = _service()
    key: Mapped[str]
    amount: Mapped[int]
    description: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        UniqueConstraint("service_id", "key"),
        slug_form("key"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
    )


class RequiredDocument(Identified, Base):
    """Something to bring."""

    __tablename__ = "required_document"

    service_id: Mapped[uuid.UUID] = _service()
    key: Mapped[str]
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        UniqueConstraint("service_id", "key"),
        slug_form("key"),
        not_blank("name"),
    )


class Doubt(Identified, Base):
    """A fact the source leaves in doubt: for the programme, never for residents."""

    __tablename__ = "doubt"

    service_id: Mapped[uuid.UUID] = _service()
    field: Mapped[str]
    value: Mapped[str]
    note: Mapped[str]
    assured_on: Mapped[date | None]
    source: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (not_blank("field"), not_blank("note"), not_blank("source"))
