"""What is counted of the use of the site, and how little of it: never who, from where, or at what
hour."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

PageKind = Literal["question", "outcome", "service"]
"""Pages that were read; `key` is that of the page."""

ContactKind = Literal["call", "whatsapp", "sms", "mail", "go", "web"]
"""Taps on a way to reach a service; `key` is its slug."""

Kind = Literal[
    PageKind,
    ContactKind,
    "unlisted",
    "search",
    "shortlist made",
    "shortlist printed",
    "helped",
    "not helped",
]
"""Besides: "my question is not there", by the page it was tapped on; searches, without their words;
lists; and whether a service helped. What is about no single thing has an empty `key`."""

CONTACT_KINDS: tuple[ContactKind, ...] = get_args(ContactKind)
KINDS: tuple[Kind, ...] = get_args(Kind)

NO_LOCALE = "und"
"""BCP 47 for a language that was not determined."""

FEWEST_SHOWN = 5
"""Of less than this many it is only told that there were fewer: in one neighbourhood a small number
may be somebody."""


class Counted(NamedTuple):
    """What is counted together: all of this kind, about this, in this language, on this day."""

    day: date
    kind: Kind
    key: str
    locale: str


def count_as(kind: Kind, key: str, locale: str, day: date, discreet: bool) -> Counted:
    """What this is counted as. Of a page that leaves no trace no language is told: whoever asks for
    help against violence in Tigrinya may be the only one in the neighbourhood."""
    return Counted(day, kind, key, NO_LOCALE if discreet else locale)
