"""Names that stand in addresses: `ping-loket`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from routekaart.content_pack.problems import Problem, Spot

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_slug(slug: str, spot: Spot) -> Iterator[Problem]:
    """Lower-case letters and digits in words joined by single hyphens, and nothing else."""
    if not _SLUG.fullmatch(slug):
        yield spot.problem(
            f"'{slug}' kan geen naam in een adres zijn: alleen kleine letters, cijfers en -."
        )
