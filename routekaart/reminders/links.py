"""Links in a letter by which an editor says, without signing in, that entries still hold."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from itsdangerous import BadData, Signer
from itsdangerous.encoding import base64_decode, base64_encode

from routekaart.accounts.kept_secrets import keep_secret

VALID_FOR = timedelta(days=45)
"""Longer than two rounds of asking, and shorter than people stay in one job."""

_EARLY = timedelta(minutes=5)
"""Clocks of two servers may differ this much."""


class DeadLink(Exception):
    """The link is not ours, too old, or of somebody who edits none of its entries any more."""


class Confirmation(NamedTuple):
    """What a link is for: a person, the ids of some entries, and since when."""

    person: uuid.UUID
    services: tuple[uuid.UUID, ...]
    made_at: datetime


class ConfirmLinks:
    """Makes and reads the token in such a link. It is good for nothing else."""

    def __init__(self, secret: bytes) -> None:
        self._signer = Signer(secret, salt="confirm entries", digest_method=hashlib.sha256)

    @classmethod
    def kept_in(cls, secrets_dir: Path) -> ConfirmLinks:
        """With the secret of this site. Raises EmptySecret."""
        return cls(keep_secret(secrets_dir / "confirmations"))

    def make(self, person: uuid.UUID, services: Iterable[uuid.UUID], now: datetime) -> str:
        """A token for these entries, short enough for a mail. `now` is an aware moment."""
        made = int(now.timestamp()).to_bytes(8, "big")
        named = b"".join([made, person.bytes, *(each.bytes for each in services)])
        return self._signer.sign(base64_encode(named)).decode()

    def read(self, token: str, now: datetime) -> Confirmation:
        """What a token is for. Raises DeadLink."""
        try:
            named = base64_decode(self._signer.unsign(token))
        except BadData:
            raise DeadLink from None
        made_at = datetime.fromtimestamp(int.from_bytes(named[:8], "big"), now.tzinfo)
        if not -_EARLY <= now - made_at <= VALID_FOR:
            raise DeadLink
        person, *services = (
            uuid.UUID(bytes=named[at : at + 16]) for at in range(8, len(named), 16)
        )
        return Confirmation(person, tuple(services), made_at)
