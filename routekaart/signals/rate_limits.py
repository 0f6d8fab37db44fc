"""How much one address, and everybody together, may send. Nothing of it outlives the process."""

from __future__ import annotations

import secrets
from hashlib import blake2b

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class RateLimits:
    """A moving window per address and one in all, counted in this process.

    Addresses are counted under a hash with a key that is made at start and kept nowhere, so what
    is in memory says nothing about anybody and means nothing to the next process.
    """

    def __init__(self, per_address: str, in_all: str) -> None:
        """Both as `limits` writes them: "20 per hour"."""
        self._per_address, self._in_all = parse(per_address), parse(in_all)
        self._key = secrets.token_bytes(32)
        self._windows = MovingWindowRateLimiter(MemoryStorage())

    def take(self, address: str) -> bool:
        """Count one more and say whether it may pass. What may not pass is not counted."""
        hashed = blake2b(address.encode(), key=self._key, digest_size=16).hexdigest()
        counted = ((self._per_address, hashed), (self._in_all, "all"))
        return all(self._windows.test(*each) for each in counted) and all(
            self._windows.hit(*each) for each in counted
        )
