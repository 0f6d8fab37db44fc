"""How much one address, and everybody together, may send. Nothing of it outlives the process."""

from __future__ import annotations

import secrets
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.strategies import MovingWindowRateLimiter


class RateLimits:
    """A moving window per address and one in all, counted in this process.

    Addresses are counted under a hash with a key that is made at start and kept nowhere, so what
    is in memory says nothing about anybody and means nothing to the next process.
    """

    def __init__(self, per_address: str | None, in_all: str) -> None:
        """Both as `limits` writes them: "20 per hour"."""
        self._written = [each for each in (in_all, per_address) if each]
        self._key = secrets.token_bytes(32)

    @cached_property
    def _windows(self) -> tuple[MovingWindowRateLimiter, list[RateLimitItem]]:
        # Read when the first form comes: it takes long to begin, and no page needs it.
        from limits import parse
        from limits.storage import MemoryStorage
        from limits.strategies import MovingWindowRateLimiter

        return MovingWindowRateLimiter(MemoryStorage()), [parse(each) for each in self._written]

    def take(self, address: str = "") -> bool:
        """Count one more and say whether it may pass. What may not pass is not counted."""
        hashed = blake2b(address.encode(), key=self._key, digest_size=16).hexdigest()
        windows, limits = self._windows
        counted = tuple(zip(limits, ("all", hashed), strict=False))
        return all(windows.test(*each) for each in counted) and all(
            windows.hit(*each) for each in counted
        )
