"""Help that does not exist yet, as key figures tell: a topic, a language, a part of the
neighbourhood. Not who told it, and nothing about anybody."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import CheckConstraint, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import language_form, slug_form
from routekaart.signals.counting import FEWEST_SHOWN

KEPT_FOR = timedelta(days=366)

LONGEST_AREA = 80


class MissingHelp(Identified, Base):
    """One signal. `submission` is of the form it came from; `topic` is the key of a term, `area`
    what the programme calls it, or empty where that is not known."""

    __tablename__ = "missing_help"

    submission: Mapped[uuid.UUID] = mapped_column(unique=True)
    told_on: Mapped[date]
    topic: Mapped[str]
    locale: Mapped[str]
    area: Mapped[str]

    __table_args__ = (
        slug_form("topic"),
        language_form("locale"),
        CheckConstraint(f"length(area) <= {LONGEST_AREA}", name="area_length"),
    )


class Missing(NamedTuple):
    """How often help with a topic was missed; in which languages and where, of what was told
    FEWEST_SHOWN times or more."""

    topic: str
    number: int
    locales: tuple[tuple[str, int], ...]
    areas: tuple[tuple[str, int], ...]


def tell(session: Session, missing: MissingHelp) -> None:
    """Keep the signal; of a form that was sent twice the first one stays."""
    try:
        with session.begin_nested():
            session.add(missing)
    except IntegrityError:
        same = select(MissingHelp.id).where(MissingHelp.submission == missing.submission)
        if session.scalar(same) is None:
            raise


def list_missing(session: Session, since: date, until: date = date.max) -> list[Missing]:
    """What was missed FEWEST_SHOWN times or more from one day to before another; most often
    first."""
    told = select(MissingHelp.topic, MissingHelp.locale, MissingHelp.area)
    within = (MissingHelp.told_on >= since, MissingHelp.told_on < until)
    by_topic: dict[str, list[tuple[str, str]]] = {}
    for topic, locale, area in session.execute(told.where(*within)):
        by_topic.setdefault(topic, []).append((locale, area))
    common = {topic: each for topic, each in by_topic.items() if len(each) >= FEWEST_SHOWN}
    found = [
        Missing(
            topic,
            len(each),
            _count_common(locale for locale, _ in each),
            _count_common(area for _, area in each if area),
        )
        for topic, each in common.items()
    ]
    return sorted(found, key=lambda each: (-each.number, each.topic))


def drop_old(session: Session, today: date) -> None:
    session.execute(delete(MissingHelp).where(MissingHelp.told_on <= today - KEPT_FOR))


def _count_common(said: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(each for each in Counter(said).most_common() if each[1] >= FEWEST_SHOWN)
