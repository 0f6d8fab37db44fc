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
from routekaart.signals.counting import FEWEST_SHOWN, HELPED, KINDS, Counted, Kind

_READ: tuple[Kind, ...] = ("service",)
_REACHED: tuple[Kind, ...] = ("call", "whatsapp", "sms", "mail")


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


def find_numbers(
    session: Session,
    kinds: Collection[Kind],
    since: date,
    until: date,
    keys: Collection[str] | None = None,
) -> dict[tuple[str, str], int]:
    """How often each of these was counted from a day on and before another, by kind and key; of all
    keys or of these."""
    query = (
        select(DailyCount.kind, DailyCount.key, func.sum(DailyCount.number))
        .where(DailyCount.kind.in_(kinds), DailyCount.day >= since, DailyCount.day < until)
        .group_by(DailyCount.kind, DailyCount.key)
    )
    if keys is not None:
        query = query.where(DailyCount.key.in_(keys))
    return {(kind, key): int(number) for kind, key, number in session.execute(query)}


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
    """How often the page of a service was read, a tap was made to call or to write, and somebody
    said that it helped, or that it did not."""

    read: int = 0
    reached: int = 0
    helped: int = 0
    not_helped: int = 0


def find_use(
    session: Session, services: Collection[str], since: date, until: date
) -> dict[str, Use]:
    """The use of these services from a day on and before another, by slug; all in one query."""
    kinds = (*_READ, *_REACHED, *HELPED)
    numbers = find_numbers(session, kinds, since, until, services)

    def add_up(slug: str, *kinds: Kind) -> int:
        return sum(numbers.get((kind, slug), 0) for kind in kinds)

    return {
        slug: Use(
            add_up(slug, *_READ),
            add_up(slug, *_REACHED),
            *(add_up(slug, kind) for kind in HELPED),
        )
        for slug in services
    }
