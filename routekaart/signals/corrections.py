"""What a reader says is wrong about a service. Nobody is asked who they are."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified

About = Literal["times", "phone", "place", "ended", "language", "other"]
ABOUT: tuple[About, ...] = get_args(About)
"""Which part is wrong, in the order in which the form offers them."""

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


def keep(session: Session, correction: Correction) -> Correction:
    """Keep the remark, or give back the one kept before for the same submission (a double tap).

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
        return session.scalars(same).one()
    return correction
