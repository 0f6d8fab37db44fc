"""How often what was used, a number a day. Nothing here says by whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    bindparam,
    extract,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base
from routekaart.database.constraints import key_form, language_form, one_of
from routekaart.signals.counting import FEWEST_SHOWN, KINDS, Counted

_READ = ("service",)
_REACHED = ("call", "whatsapp", "sms", "mail")


class DailyCount(Base):
    """A number of one day; see `Counted`."""

    __tablename__ = "daily_count"

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        one_of("kind", KINDS),
        key_form("key"),
        language_form("locale"),
        CheckConstraint("number > 0", name="number_counts"),
    )


_ADD = text(
    "INSERT INTO daily_count (day, kind, key, locale, number) "
    "VALUES (:day, :kind, :key, :locale, :number) "
    "ON CONFLICT (day, kind, key, locale) "
    "DO UPDATE SET number = daily_count.number + excluded.number"
).bindparams(bindparam("day", type_=Date()))


def add(session: Session, counted: Mapping[Counted, int]) -> None:
    """Add these numbers to what is there, whoever else adds at the same moment."""
    # In one order, so that of two processes one waits for the other and never both.
    rows = [{**what._asdict(), "number": number} for what, number in sorted(counted.items())]
    if rows:
        session.execute(_ADD, rows)


def find_turned_away(session: Session, since: date, until: date) -> list[tuple[str, int]]:
    """The steps on which "my question is not there" was tapped from a day on and before another,
    with how often; the most first. Those of a few taps are not told."""
    number = func.sum(DailyCount.number)
    query = (
        select(DailyCount.key, number)
        .where(DailyCount.kind == "unlisted", DailyCount.day >= since, DailyCount.day < until)
        .group_by(DailyCount.key)
        .having(number >= FEWEST_SHOWN)
        .order_by(number.desc(), DailyCount.key)
    )
    return [(key, int(found)) for key, found in session.execute(query)]


class Monthly(NamedTuple):
    """How often a service was used in a month, in one way and in one language."""

    service: str
    year: int
    month: int
    locale: str
    kind: str
    number: int

    @property
    def is_tap(self) -> bool:
        """Whether somebody tapped to reach it, where else it was only read."""
        return self.kind not in _READ


def list_monthly(session: Session, since: date, until: date) -> list[Monthly]:
    """The use of every service from a day on and before another."""
    what = (
        DailyCount.key,
        extract("year", DailyCount.day),
        extract("month", DailyCount.day),
        DailyCount.locale,
        DailyCount.kind,
    )
    query = (
        select(*what, func.sum(DailyCount.number))
        .where(
            DailyCount.day >= since,
            DailyCount.day < until,
            DailyCount.kind.in_((*_READ, *_REACHED, "go")),
        )
        .group_by(*what)
    )
    return [
        Monthly(service, int(year), int(month), locale, kind, int(number))
        for service, year, month, locale, kind, number in session.execute(query)
    ]


class Use(NamedTuple):
    """How often the page of a service was read, and a tap was made to call or to write."""

    read: int = 0
    reached: int = 0


def find_use(
    session: Session, services: Collection[str], since: date, until: date
) -> dict[str, Use]:
    """The use of these services from a day on and before another, by slug; all in one query."""
    query = (
        select(DailyCount.key, DailyCount.kind, func.sum(DailyCount.number))
        .where(
            DailyCount.day >= since,
            DailyCount.day < until,
            DailyCount.kind.in_((*_READ, *_REACHED)),
            DailyCount.key.in_(services),
        )
        .group_by(DailyCount.key, DailyCount.kind)
    )
    found = {slug: Use() for slug in services}
    for slug, kind, number in session.execute(query):
        read, reached = found[slug]
        is_read = kind in _READ
        found[slug] = Use(read + is_read * int(number), reached + (not is_read) * int(number))
    return found
