"""Links in a letter by which an editor says, without signing in, that entries still hold."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from itsdangerous import BadData, URLSafeSerializer

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
        self._signer = URLSafeSerializer(
            secret, salt="confirm entries", signer_kwargs={"digest_method": hashlib.sha256}
        )

    @classmethod
    def kept_in(cls, secrets_dir: Path) -> ConfirmLinks:
        """With the secret of this site. Raises EmptySecret."""
        return cls(keep_secret(secrets_dir / "confirmations"))

    def make(self, person: uuid.UUID, services: Iterable[uuid.UUID], now: datetime) -> str:
        """A token for these entries. `now` is an aware moment."""
        named = [person.hex, [each.hex for each in services], int(now.timestamp())]
        return str(self._signer.dumps(named))

    def read(self, token: str, now: datetime) -> Confirmation:
        """What a token is for. Raises DeadLink."""
        try:
            person, services, made = self._signer.loads(token)
        except BadData:
            raise DeadLink from None
        made_at = datetime.fromtimestamp(made, now.tzinfo)
        if not -_EARLY <= now - made_at <= VALID_FOR:
            raise DeadLink
        return Confirmation(uuid.UUID(person), tuple(map(uuid.UUID, services)), made_at)
