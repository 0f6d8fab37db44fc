"""What residents and key figures say of a service. Who it was is not kept."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, get_args

from sqlalchemy import CheckConstraint, case, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import (
    both_or_neither,
    language_form,
    one_of,
    slug_form,
    within,
)

ByResident = Literal["times", "phone", "place", "ended", "language", "other"]
ABOUT: tuple[ByResident, ...] = get_args(ByResident)
"""Which part is wrong, in the order in which the form offers them."""

ByKeyFigure = Literal["closed", "waiting", "phone", "helped"]
TOLD: tuple[ByKeyFigure, ...] = get_args(ByKeyFigure)
"""What a key figure may tell, in the order in which the form offers it."""

About = Literal[ByResident, ByKeyFigure]

Teller = Literal["resident", "key figure"]
OFFERED: dict[Teller, tuple[About, ...]] = {"resident": ABOUT, "key figure": TOLD}

MOST_WEEKS = 52
"""Of waiting."""

Answer = Literal["in hand", "mended", "not needed"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)

State = Literal["new", Answer]
STATES: tuple[State, ...] = get_args(State)
OPEN: tuple[State, ...] = ("new", "in hand")
CLOSED: tuple[State, ...] = ("mended", "not needed")

LONGEST, LONGEST_WHY = 1_000, 200
"""Characters in `says`, and in `why`."""

KEPT_FOR = timedelta(days=183)
"""After the last answer to it. One that waits is kept until somebody looks at it."""


class AnsweredMeanwhile(Exception):
    """Somebody else answered it since the page was shown."""


class Correction(Identified, Base):
    """One remark. `submission` is of the form it came from; `service_slug` as residents saw it.

    A key figure chooses and writes nothing; of a time to wait, how many `weeks` it was. Whoever
    answered it last is named in `answered_by`, and why, if they said so.
    """

    __tablename__ = "correction"

    submission: Mapped[uuid.UUID] = mapped_column(unique=True)
    service_slug: Mapped[str]
    locale: Mapped[str]
    about: Mapped[str]
    says: Mapped[str]
    told_by: Mapped[str] = mapped_column(default="resident", server_default="resident")
    weeks: Mapped[int | None]
    state: Mapped[str] = mapped_column(default="new", server_default="new")
    created_at: Mapped[datetime]
    answered_by: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(default="", server_default="")

    __table_args__ = (
        one_of("about", dict.fromkeys((*ABOUT, *TOLD))),
        CheckConstraint(
            " OR ".join(
                f"about IN ({', '.join(map(repr, offered))}) AND told_by = '{teller}'"
                for teller, offered in OFFERED.items()
            ),
            name="about_offered",
        ),
        CheckConstraint("told_by = 'resident' OR says = ''", name="key_figures_choose"),
        within("weeks", 1, MOST_WEEKS),
        CheckConstraint("(about = 'waiting') = (weeks IS NOT NULL)", name="weeks_of_waiting"),
        one_of("state", STATES),
        slug_form("service_slug"),
        language_form("locale"),
        CheckConstraint(f"length(says) <= {LONGEST}", name="says_length"),
        CheckConstraint(f"length(why) <= {LONGEST_WHY}", name="why_length"),
        CheckConstraint("(state = 'new') = (answered_at IS NULL)", name="answered_unless_new"),
        both_or_neither("answered_by", "answered_at"),
    )

    @property
    def seen(self) -> str:
        """What a page that shows it goes by, to notice another answer."""
        return f"{self.state} {self.answered_at.isoformat() if self.answered_at else ''}".strip()


def keep(session: Session, correction: Correction) -> Correction:
    """Keep the remark. Of a form sent twice, by a double tap or after going back to add a word,
    one row stays, with the last words.

    Raises ValueError for an `about` that is not offered to whoever tells, and for more than
    LONGEST characters.
    """
    offered = ABOUT if correction.told_by in (None, "resident") else TOLD
    if correction.about not in offered or len(correction.says) > LONGEST:
        raise ValueError("not a remark that the form can have sent")
    try:
        # Insert first and look afterwards: of two at the very same moment, one finds the other.
        with session.begin_nested():
            session.add(correction)
    except IntegrityError:
        same = select(Correction).where(Correction.submission == correction.submission)
        kept = session.scalars(same).one()
        kept.about, kept.says, kept.locale = correction.about, correction.says, correction.locale
        kept.weeks = correction.weeks
        return kept
    return correction


def find_remarks(
    session: Session,
    states: Collection[State] = OPEN,
    slugs: Collection[str] | None = None,
    most: int | None = None,
) -> list[Correction]:
    """The remarks in these states, of all services or of these. What nobody looked at comes first,
    the oldest of it before all; of what was closed the last."""
    rank = case({state: number for number, state in enumerate(STATES)}, value=Correction.state)
    closed_last = case((Correction.state.in_(CLOSED), Correction.answered_at)).desc()
    query = (
        select(Correction)
        .where(Correction.state.in_(states))
        .order_by(rank, closed_last, Correction.created_at, Correction.id)
        .limit(most)
    )
    if slugs is not None:
        query = query.where(Correction.service_slug.in_(slugs))
    return list(session.scalars(query))


def count_states(session: Session, slugs: Collection[str] | None = None) -> dict[State, int]:
    """How many remarks there are in each state, of all services or of these."""
    query = select(Correction.state, func.count().label("number")).group_by(Correction.state)
    if slugs is not None:
        query = query.where(Correction.service_slug.in_(slugs))
    found = {row.state: row.number for row in session.execute(query)}
    return {state: found.get(state, 0) for state in STATES}


class Answered(NamedTuple):
    """What came of a remark, and who says so; `why` in a few words, or empty."""

    state: Answer
    by: str
    at: datetime
    why: str


def answer(
    session: Session,
    remark: uuid.UUID,
    answered: Answered,
    was: str,
    slugs: Collection[str] | None = None,
) -> bool:
    """Say what came of a remark; whether there is such a one, about one of these services.

    `was` is what its `seen` gave. A second tap finds what the first one kept. Raises
    AnsweredMeanwhile, and ValueError for an answer that the form cannot have sent.
    """
    if answered.state not in ANSWERS or len(answered.why) > LONGEST_WHY:
        raise ValueError("not an answer that the form can have sent")
    found = session.get(Correction, remark, with_for_update=True)
    if found is None or (slugs is not None and found.service_slug not in slugs):
        return False
    if (found.state, found.answered_by, found.why) == (answered.state, answered.by, answered.why):
        return True
    if found.seen != was:
        raise AnsweredMeanwhile
    found.state, found.why = answered.state, answered.why
    found.answered_by, found.answered_at = answered.by, answered.at
    return True


def drop_closed(session: Session, now: datetime) -> None:
    """Drop what was closed KEPT_FOR ago."""
    old = Correction.answered_at <= now - KEPT_FOR
    session.execute(delete(Correction).where(Correction.state.in_(CLOSED), old))
