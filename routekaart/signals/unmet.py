"""What people look for and nobody offers. No word is kept before many have used it.

Until then there is a hash of it, with a key that stands beside the database, so that whoever has
the database alone cannot try names against it. The words come from the search that makes it common.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Date, bindparam, delete, func, or_, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base
from routekaart.database.constraints import digest_form, in_order, language_form, within
from routekaart.signals.counting import FEWEST_SHOWN

MOST_WORDS, MOST_LETTERS = 4, 40

COMMON_WITHIN = timedelta(days=30)
"""In this time words have to be looked for on FEWEST_SHOWN days; else their hash goes."""

KEPT_FOR = timedelta(days=366)
"""Common words."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AROUND = " \t?!.,:;\"'“”„‘’«»()[]…-–—/\\؟،؛።፧፣፤"
_MARKS = {"Mn", "Mc", "Me", "Cf"}


class Wish(NamedTuple):
    """Words that were looked for in vain on a day, in a language."""

    day: date
    locale: str
    words: str


def read_words(query: str) -> str | None:
    """What was typed, in one spelling; None when it could say who somebody is or where: more than
    a few words, a digit, an address or any other sign."""
    plain = unicodedata.normalize("NFKC", query).lower()
    plain = "".join(each for each in plain if unicodedata.category(each) not in _MARKS)
    words = [each.strip(_AROUND) for each in plain.split()]
    words = [each for each in words if each]
    joined = " ".join(words)
    if not 1 <= len(words) <= MOST_WORDS or len(joined) > MOST_LETTERS:
        return None
    return joined if all(_WORD.fullmatch(each) for each in words) else None


class UnmetSearch(Base):
    """Words in a language in one week, from its Monday: on how many days they were looked for."""

    __tablename__ = "unmet_search"

    week: Mapped[date] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    last_day: Mapped[date]
    days: Mapped[int]
    words: Mapped[str | None]

    __table_args__ = (
        language_form("locale"),
        digest_form("digest"),
        in_order("week", "last_day"),
        within("days", 1, 7),
        CheckConstraint(
            f"trim(words) <> '' AND length(words) <= {MOST_LETTERS} AND words NOT LIKE '%@%'",
            name="words_form",
        ),
    )


_ADD = text(
    "INSERT INTO unmet_search (week, locale, digest, last_day, days) "
    "VALUES (:week, :locale, :digest, :last_day, 1) ON CONFLICT (week, locale, digest) "
    "DO UPDATE SET days = unmet_search.days + 1, last_day = excluded.last_day "
    "WHERE unmet_search.last_day < excluded.last_day"
).bindparams(bindparam("week", type_=Date()), bindparam("last_day", type_=Date()))


def keep(session: Session, wish: Wish, secret: bytes) -> None:
    """Keep that this was looked for; of a day once, because one person may try again and again."""
    day, locale, words = wish
    hashed = f"{locale}\0{words}".encode()
    digest = blake2b(hashed, key=secret[:64], digest_size=32).hexdigest()
    week = day - timedelta(days=day.weekday())
    row = {"week": week, "locale": locale, "digest": digest, "last_day": day}
    session.execute(_ADD, row)
    same = (UnmetSearch.locale == locale, UnmetSearch.digest == digest)
    lately = UnmetSearch.last_day > day - COMMON_WITHIN
    days = session.scalar(select(func.sum(UnmetSearch.days)).where(*same, lately)) or 0
    if days >= FEWEST_SHOWN:
        session.execute(update(UnmetSearch).where(*same, lately).values(words=words))


def tidy(session: Session, today: date) -> None:
    """Drop what did not become common in time, and what is old."""
    unseen = UnmetSearch.words.is_(None) & (UnmetSearch.last_day <= today - COMMON_WITHIN)
    old = UnmetSearch.last_day <= today - KEPT_FOR
    session.execute(delete(UnmetSearch).where(or_(unseen, old)))


class Unmet(NamedTuple):
    """Common words, and on how many days they were looked for."""

    words: str
    locale: str
    days: int


def list_unmet(session: Session, since: date, until: date = date.max) -> list[Unmet]:
    """What was looked for in vain in the weeks that ended on this day or later, and not after
    `until`; most days first."""
    days = func.sum(UnmetSearch.days)
    query = (
        select(UnmetSearch.words, UnmetSearch.locale, days)
        .where(UnmetSearch.words.is_not(None), UnmetSearch.last_day.between(since, until))
        .group_by(UnmetSearch.words, UnmetSearch.locale)
        .having(days >= FEWEST_SHOWN)
        .order_by(days.desc(), UnmetSearch.words)
    )
    return [
        Unmet(str(words), locale, int(number)) for words, locale, number in session.execute(query)
    ]
