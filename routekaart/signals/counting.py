"""What is counted of the use of the site, and how little of it: never who, from where, or at what
hour."""

from __future__ import annotations

from datetime import date, timedelta
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
    "step helped",
    "step not helped",
]
"""Besides: "my question is not there", by the page it was tapped on; searches, without their words;
lists; and whether a service helped, or the end of a route. Those two are told apart because a step
may be called as a service is. What is about no single thing has an empty `key`."""

HELPED: tuple[Kind, Kind] = ("helped", "not helped")
STEP_HELPED: tuple[Kind, Kind] = ("step helped", "step not helped")
"""A yes and a no, of a service and of the end of a route."""

CONTACT_KINDS: tuple[ContactKind, ...] = get_args(ContactKind)
KINDS: tuple[Kind, ...] = get_args(Kind)

NO_LOCALE = "und"
"""BCP 47 for a language that was not determined."""

FEWEST_SHOWN = 5
"""Of less than this many it is only told that there were fewer: in one neighbourhood a small number
may be somebody."""

LATELY = timedelta(weeks=13)


def last_weeks(today: date) -> tuple[date, date]:
    """The first day of the thirteen last whole weeks, and the Monday after them: whoever looks
    every day does not learn what a day brought."""
    monday = today - timedelta(days=today.weekday())
    return monday - LATELY, monday


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
