"""Logos of partners: small pictures, each kept once, by the digest of what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from struct import unpack
from typing import NamedTuple

from sqlalchemy import CHAR, CheckConstraint, LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.database import Base
from routekaart.database.constraints import digest_form

WIDEST, HIGHEST = 240, 120
"""In which a page shows it, in CSS pixels."""

SHARP = 2
"""Pixels of a sharp screen to one of those, each way: so large a logo may be kept."""

LARGEST = 12_000
"""Bytes. An edition carries every logo, and a phone fetches one beside the page."""

_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class Logo(Base):
    """A picture as it goes out: PNG, which every phone can show. Never changed, and never taken
    away: history and earlier editions name it."""

    __tablename__ = "logo"

    digest: Mapped[str] = mapped_column(CHAR(64), primary_key=True)
    picture: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (
        digest_form("digest"),
        CheckConstraint(f"length(picture) BETWEEN 1 AND {LARGEST}", name="picture_length"),
    )


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int


class UnusableLogo(Exception):
    """Why this is not a logo as it is kept, in Dutch."""


def digest_of(picture: bytes) -> str:
    """Its name in the table, in the files of the content pack and in its address."""
    return sha256(picture).hexdigest()


def measure(picture: bytes) -> Size:
    """How large a PNG is, as its first bytes say. Raises UnusableLogo for anything else."""
    if not picture.startswith(_HEAD) or len(picture) < len(_HEAD) + 8:
        raise UnusableLogo("Dit is geen PNG-plaatje.")
    return Size(*unpack(">II", picture[len(_HEAD) : len(_HEAD) + 8]))


def check_logo(picture: bytes) -> None:
    """Raise UnusableLogo unless this may go out as it is."""
    size = measure(picture)
    if len(picture) > LARGEST:
        raise UnusableLogo(f"Dit logo is {len(picture)} bytes; hoogstens {LARGEST} kan.")
    if not (0 < size.width <= WIDEST * SHARP and 0 < size.height <= HIGHEST * SHARP):
        raise UnusableLogo(
            f"Dit logo is {size.width}×{size.height} pixels; "
            f"hoogstens {WIDEST * SHARP}×{HIGHEST * SHARP} kan."
        )


def shown_size(size: Size) -> Size:
    """How large a page shows it, in CSS pixels: never larger than it is."""
    scale = min(1.0, WIDEST / size.width, HIGHEST / size.height)
    return Size(max(1, round(size.width * scale)), max(1, round(size.height * scale)))


def keep_logos(session: Session, pictures: Iterable[bytes]) -> None:
    """Have these in the table; those that are there already stay as they are. Raises UnusableLogo
    for what may not go out, before anything is kept."""
    wanted = {digest_of(picture): picture for picture in pictures}
    for picture in wanted.values():
        check_logo(picture)
    if wanted:
        session.execute(_insert(session), [_row(*each) for each in sorted(wanted.items())])


def _row(digest: str, picture: bytes) -> Mapping[str, object]:
    return {"digest": digest, "picture": picture}


def _insert(session: Session):  # type: ignore[no-untyped-def]
    """Two that tap at once put in the same row; both dialects say it alike."""
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    return insert(Logo).on_conflict_do_nothing()


def find_logo(session: Session, digest: str) -> bytes | None:
    """The picture of this digest, if it is kept."""
    return session.scalar(select(Logo.picture).where(Logo.digest == digest))
