"""What a reader says is wrong about a service. Nobody is asked who they are."""

from __future__ import annotations

import uuid
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

STATES = ("new", "mended", "right as it was")

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
