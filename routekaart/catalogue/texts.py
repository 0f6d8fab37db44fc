"""Translations of what the catalogue says. Dutch stands in the records themselves."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Literal, get_args

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from routekaart.database import Base, Identified
from routekaart.database.constraints import digest_form, language_form, not_blank, one_of

Origin = Literal["machine", "human", "reviewed"]


def digest_of(dutch: str) -> str:
    """SHA-256 (hexadecimal) of the Dutch words a translation was made from."""
    return sha256(dutch.encode()).hexdigest()


class TextRow(Identified, Base):
    """One field of one entry in one locale.

    `entry` and `field` are the two parts of the key that `translatable.texts_of` gives, such as
    `service.ping-loket` and `place.de-plint.description`.
    """

    __tablename__ = "text"

    entry: Mapped[str]
    field: Mapped[str]
    locale: Mapped[str]
    value: Mapped[str]
    source_digest: Mapped[str]
    origin: Mapped[Origin] = mapped_column(String())
    changed_by: Mapped[str]
    changed_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("entry", "field", "locale"),
        not_blank("entry"),
        not_blank("field"),
        language_form("locale"),
        CheckConstraint("locale <> 'nl'", name="locale_not_source"),
        not_blank("value"),
        digest_form("source_digest"),
        one_of("origin", get_args(Origin)),
        not_blank("changed_by"),
    )

    @property
    def key(self) -> str:
        """The key in content files and gettext catalogues: `service.ping-loket.summary`."""
        return f"{self.entry}.{self.field}"

    def made_from(self, dutch: str) -> bool:
        """Whether this translates today's Dutch; if not, it is stale and not to be shown."""
        return self.source_digest == digest_of(dutch)
