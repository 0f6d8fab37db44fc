"""How often something may be tried, counted in the database: by whom, from where, and in all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank

KEPT_FOR = timedelta(hours=24)
"""No limit looks back further."""

SHORTEST_SECRET = 16


class Attempt(Identified, Base):
    """One try. `key` is a keyed hash: it names nobody to whoever has only the database."""

    __tablename__ = "attempt"

    counted_as: Mapped[str] = mapped_column(index=True)
    key: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (not_blank("counted_as"), not_blank("key"))


class Limit(NamedTuple):
    """So many in this time, of what is `counted_as` so and has the same `key`."""

    counted_as: str
    key: str
    most: int
    within: timedelta


class Attempts:
    """Counts tries, and says when there were too many. `secret` is the key of the keys."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < SHORTEST_SECRET:
            raise ValueError("a secret that short can be guessed, and the keys with it")
        self._secret = secret[:64]

    def take(self, session: Session, limits: Sequence[Limit], now: datetime) -> bool:
        """Count one more under every limit and say whether it may pass. What may not is not
        counted: whoever waits gets in again.

        Take it in a unit of work that ends before what is tried can fail: an error takes the count
        back. Raises ValueError for a limit that looks back further than KEPT_FOR.
        """
        if any(limit.within > KEPT_FOR for limit in limits):
            raise ValueError("a limit looks back further than is kept")
        if session.get_bind().dialect.name == "postgresql":
            # SQLite has one writer at a time; here two at once would both be the last.
            session.execute(text("SELECT pg_advisory_xact_lock(hashtext('attempt'))"))
        # Those far ahead are of a clock that was wrong, and would shut people out till then.
        kept = Attempt.at.between(now - KEPT_FOR, now + KEPT_FOR)
        session.execute(delete(Attempt).where(~kept))
        if not all(self._has_room(session, limit, now) for limit in limits):
            return False
        counted = {(limit.counted_as, self._hash(limit)) for limit in limits}
        session.add_all(Attempt(counted_as=kind, key=key, at=now) for kind, key in counted)
        return True

    def _has_room(self, session: Session, limit: Limit, now: datetime) -> bool:
        same = (Attempt.counted_as == limit.counted_as, Attempt.key == self._hash(limit))
        tried = select(func.count()).where(*same, Attempt.at > now - limit.within)
        return (session.scalar(tried) or 0) < limit.most

    def _hash(self, limit: Limit) -> str:
        hashed = f"{limit.counted_as}\0{limit.key}".encode(errors="surrogatepass")
        return blake2b(hashed, key=self._secret, digest_size=16).hexdigest()
