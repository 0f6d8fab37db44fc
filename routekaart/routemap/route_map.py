"""A graph of pages. An answer is a plain link, so nothing has to be kept about the person."""

from __future__ import annotations

from msgspec import Struct

from routekaart.language.text import Text


class Answer(Struct, frozen=True, omit_defaults=True):
    """A choice on a question's page: what the resident says, and the page it leads to."""

    key: str
    says: Text
    goes_to: str
    pictogram: str | None = None
    urgent: bool = False


class Question(Struct, frozen=True, omit_defaults=True):
    """A page that asks one thing."""

    key: str
    asks: Text
    answers: tuple[Answer, ...]
    pictogram: str | None = None
    explains: Text | None = None
    tone: str | None = None
    """The colour group of the paper map: `now`, `soon`, `papers` or `young`."""
    discreet: bool = False
    """Nobody else should see that one is here: the page can be left in a moment."""


class Query(Struct, frozen=True, omit_defaults=True):
    """Which services an outcome adds by itself: any of the topics, for this age, urgent first.

    `everything` adds all help there is, for whoever finds nothing that fits.
    """

    topics: tuple[str, ...] = ()
    everything: bool = False
    age: int | None = None
    urgent: bool = False


class Outcome(Struct, frozen=True, omit_defaults=True):
    """A page that ends a route: services in order, what else the query finds, a safety net."""

    key: str
    title: Text
    first: tuple[str, ...]
    safety_net: str
    pictogram: str | None = None
    explains: Text | None = None
    urgent: bool = False
    also: Query | None = None
    discreet: bool = False


class RouteMap(Struct, frozen=True, omit_defaults=True):
    """All questions and outcomes by key; `start` is the question on the home page."""

    start: str
    questions: dict[str, Question]
    outcomes: dict[str, Outcome]
    emergency: tuple[str, ...]
    """Slugs of the national lines on `/nood`, in order."""
    elsewhere: str
    """Key of the outcome behind "Mijn vraag staat er niet bij"."""
