"""A list as it stands in a link: `ping-loket.bel.ga.brief~voedselbank.ga`.

Plain words, because the link must still be read in ten years: slugs stay, and words are only ever
added. All of it is letters, digits, `-`, `.` and `~`, which no phone or messenger rewrites.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from routekaart.shortlists.shortlist import MOST, SENTENCES, STEPS, Item, Shortlist

PARAMETER = "l"

_BETWEEN, _INSIDE = "~", "."
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Decoded(NamedTuple):
    """The list, and whether the link held more than could be read of it."""

    shortlist: Shortlist
    whole: bool


def encode(shortlist: Shortlist) -> str:
    """The same list always gives the same code."""
    return _BETWEEN.join(
        _INSIDE.join((item.slug, *item.steps, *item.sentences)) for item in shortlist.items
    )


def decode(code: str) -> Decoded:
    """Read any code, also a damaged one: what can be read is a list.

    Whether there is such a service is for the reader to find out. Of a service that stands there
    twice the first counts, so that two lists are joined by a `~`.
    """
    whole, items = True, dict[str, Item]()
    for piece in filter(None, code.split(_BETWEEN)):
        slug, *words = piece.split(_INSIDE)
        if not _SLUG.fullmatch(slug):
            whole = False
            continue
        steps = tuple(step for step in dict.fromkeys(words) if step in STEPS)
        sentences = tuple(each for each in SENTENCES if each in words)
        whole &= {*words} <= {*STEPS, *SENTENCES}
        items.setdefault(slug, Item(slug, steps, sentences))
    kept = tuple(items.values())
    return Decoded(Shortlist(kept[:MOST]), whole and len(kept) <= MOST)
