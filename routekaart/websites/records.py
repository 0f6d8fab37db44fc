"""What was found of each website, kept from one night to the next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import get_args

from sqlalchemy import CheckConstraint, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base
from routekaart.database.constraints import both_or_neither, in_order, not_blank, one_of
from routekaart.websites.line import Trouble
from routekaart.websites.standing import BROKEN_AFTER, Standing


class Website(Base):
    """One address that residents are sent to; see `Standing`."""

    __tablename__ = "website"

    url: Mapped[str] = mapped_column(primary_key=True)
    checked_on: Mapped[date]
    failed_days: Mapped[int] = mapped_column(default=0, server_default="0")
    since: Mapped[date | None]
    failed_on: Mapped[date | None]
    trouble: Mapped[Trouble | None] = mapped_column(String())
    not_before: Mapped[datetime | None]

    __table_args__ = (
        not_blank("url"),
        one_of("trouble", get_args(Trouble)),
        both_or_neither("since", "trouble"),
        both_or_neither("failed_on", "trouble"),
        in_order("since", "failed_on"),
        CheckConstraint("(failed_days > 0) = (trouble IS NOT NULL)", name="failed_days_with_why"),
    )

    @property
    def standing(self) -> Standing:
        return Standing(self.failed_days, self.since, self.failed_on, self.trouble, self.not_before)


def read_websites(session: Session) -> dict[str, Website]:
    """All that was ever looked at, by address."""
    return {each.url: each for each in session.scalars(select(Website))}


def last_looked(session: Session) -> date | None:
    """The last day on which anything was looked at."""
    return session.scalar(select(func.max(Website.checked_on)))


def list_broken(session: Session, urls: Collection[str] | None = None) -> list[Website]:
    """Those that are broken, of all or of these addresses, the longest first."""
    broken = (
        select(Website)
        .where(Website.failed_days >= BROKEN_AFTER)
        .order_by(Website.since, Website.url)
    )
    return [each for each in session.scalars(broken) if urls is None or each.url in urls]


def keep(session: Session, url: str, standing: Standing, day: date) -> None:
    """What is known now, instead of what was."""
    found = session.get(Website, url)
    if found is None:
        found = Website(url=url)
        session.add(found)
    found.checked_on = day
    found.failed_days, found.since, found.failed_on = standing[:3]
    found.trouble, found.not_before = standing[3:]


def forget(session: Session, urls: Collection[str]) -> None:
    """What nobody is sent to any more."""
    session.execute(delete(Website).where(Website.url.in_(urls)))
