"""Names that stand in addresses: `ping-loket`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

from routekaart.content_pack.problems import Problem, Spot

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_slug(slug: str, spot: Spot) -> Iterator[Problem]:
    """Lower-case letters and digits in words joined by single hyphens, and nothing else."""
    if not _SLUG.fullmatch(slug):
        yield spot.problem(
            f"'{slug}' kan geen naam in een adres zijn: alleen kleine letters, cijfers en -."
        )


def make_slug(name: str, taken: Collection[str], longest: int = 60) -> str:
    """A name in an address made of a name for people, other than those that are taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    slug = words[:longest].strip("-") or "zonder-naam"
    numbered = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in taken else next(each for each in numbered if each not in taken)
