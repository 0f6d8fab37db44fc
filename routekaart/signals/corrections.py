"""What a reader says is wrong about a service. Nobody is asked who they are."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import CheckConstraint, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import language_form, one_of, slug_form

About = Literal["times", "phone", "place", "ended", "language", "other"]
ABOUT: tuple[About, ...] = get_args(About)
"""Which part is wrong, in the order in which the form offers them."""

Answer = Literal["mended", "right as it was"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)

STATES = ("new", *ANSWERS)

LONGEST = 1_000
"""Characters in `says`."""


class Correction(Identified, Base):
    """One remark. `submission` is of the form it came from; `service_slug` as residents saw it."""

    __tablename__ = "correction"

    submission: Mapped[uuid.UUID] = mapped_column(unique=True)
    service_slug: Mapped[str]
    locale: Mapped[str]
    about: Mapped[str]
    says: Mapped[str]
    state: Mapped[str] = mapped_column(default="new", server_default="new")
    created_at: Mapped[datetime]

    __table_args__ = (
        one_of("about", ABOUT),
        one_of("state", STATES),
        slug_form("service_slug"),
        language_form("locale"),
        CheckConstraint(f"length(says) <= {LONGEST}", name="says_length"),
    )


def keep(session: Session, correction: Correction) -> Correction:
    """Keep the remark. Of a form sent twice, by a double tap or after going back to add a word,
    one row stays, with the last words.

    Raises ValueError for an unknown `about` and for more than LONGEST characters.
    """
    if correction.about not in ABOUT or len(correction.says) > LONGEST:
        raise ValueError("not a remark that the form can have sent")
    try:
        # Insert first and look afterwards: of two at the very same moment, one finds the other.
        with session.begin_nested():
            session.add(correction)
    except IntegrityError:
        same = select(Correction).where(Correction.submission == correction.submission)
        kept = session.scalars(same).one()
        kept.about, kept.says, kept.locale = correction.about, correction.says, correction.locale
        return kept
    return correction


def list_open(session: Session, slugs: Collection[str] | None = None) -> list[Correction]:
    """The remarks that nobody answered yet, of all services or of these; the oldest first."""
    query = select(Correction).where(Correction.state == "new").order_by(Correction.created_at)
    if slugs is not None:
        query = query.where(Correction.service_slug.in_(slugs))
    return list(session.scalars(query))


def answer(
    session: Session, remark: uuid.UUID, state: Answer, slugs: Collection[str] | None = None
) -> bool:
    """Say what came of a remark; whether there is such a one, about one of these services.

    Of a remark that was answered already the last answer counts.
    """
    found = session.get(Correction, remark)
    if found is None or (slugs is not None and found.service_slug not in slugs):
        return False
    found.state = state
    return True
