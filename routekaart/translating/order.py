"""The order in which translators meet texts: what most people read comes first."""

from __future__ import annotations

from collections.abc import Iterable

_NOUNS = ("question", "outcome", "concept", "service", "location", "partner", "term", "closure")
BEGINNING = _NOUNS[:2]
"""The route map, where nearly everybody begins."""


def put_in_order(keys: Iterable[str]) -> list[str]:
    """Keys such as `service.ping-loket.summary`; those of one entry stay as they were written, so
    that a question comes before its answers."""
    return sorted(keys, key=lambda key: _NOUNS.index(noun_of(key)))


def noun_of(key: str) -> str:
    """What kind of entry it is of."""
    return key.partition(".")[0]
