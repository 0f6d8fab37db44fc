"""What an edition holds. HSDS 3.1 names where HSDS has the thing; slugs refer to other entries."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from routekaart.catalogue.opening_hours.values import Closure, OpeningTime
from routekaart.concepts.concept import Concept
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap


class Phone(Struct, frozen=True, omit_defaults=True):
    """`number` in E.164, or a short number such as 112 as it is dialled."""

    number: str
    kind: Literal["voice", "whatsapp", "sms"] = "voice"
    description: Text | None = None


class Logo(Struct, frozen=True):
    """A picture as it goes out, PNG, and how large a page shows it, in CSS pixels."""

    picture: bytes
    width: int
    height: int


class Partner(Struct, frozen=True, omit_defaults=True):
    """HSDS organization. `logo` is the digest of one of the edition's."""

    slug: str
    name: str
    description: Text | None = None
    website: str | None = None
    email: str | None = None
    logo: str | None = None
    phones: tuple[Phone, ...] = ()


class Location(Struct, frozen=True, omit_defaults=True):
    """A place one can go to. `address` is None when the sources do not give it."""

    slug: str
    name: str
    address: str | None = None
    postcode: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    directions: Text | None = None
    alert: Text | None = None
    accessibility: tuple[str, ...] = ()
    assured_on: date | None = None
    phones: tuple[Phone, ...] = ()


class ServiceAtLocation(Struct, frozen=True, omit_defaults=True):
    """A service at one place. No opening times means that they are unknown, never "closed"."""

    location: str
    opening_times: tuple[OpeningTime, ...] = ()
    phones: tuple[Phone, ...] = ()
    description: Text | None = None
    assured_on: date | None = None
    """Of the oldest fact here that was assured on a day of its own; else the service tells."""


class CostOption(Struct, frozen=True, omit_defaults=True):
    """`amount` in euro cents; 0 is free."""

    amount: int
    description: Text | None = None


class Service(Struct, frozen=True, omit_defaults=True):
    """Help on offer. `opening_times` are those of its telephone; a place has its own.

    `assured_on` is that of the oldest fact here, those of its places apart.
    """

    slug: str
    name: str
    partner: str
    summary: Text
    assured_on: date
    alternate_name: Text | None = None
    description: Text | None = None
    what_happens: Text | None = None
    application_process: Text | None = None
    fees_description: Text | None = None
    alert: Text | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    email: str | None = None
    url: str | None = None
    status: Literal["active", "inactive", "temporarily closed", "defunct"] = "active"
    valid_from: date | None = None
    valid_to: date | None = None
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    trust_facts: tuple[str, ...] = ()
    """Keys of terms of the kind `trust`: no-id, not-shared, walk-in, childcare, women-only …"""
    languages: tuple[str, ...] = ()
    """BCP 47 codes of the languages spoken; empty means unknown."""
    costs: tuple[CostOption, ...] = ()
    documents: tuple[Text, ...] = ()
    phones: tuple[Phone, ...] = ()
    opening_times: tuple[OpeningTime, ...] = ()
    places: tuple[ServiceAtLocation, ...] = ()
    ask_through: str | None = None
    """Slug of the service that knows more, where no contact of its own is known."""
    urgent: bool = False
    national: bool = False

    def offered_on(self, day: date) -> bool:
        """Whether residents may be sent here on this day: what has ended is never offered."""
        return (
            self.status in ("active", "temporarily closed")
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )

    def helps_on(self, day: date) -> bool:
        """Whether somebody can be helped here on this day: offered, and not closed for a time."""
        return self.status == "active" and self.offered_on(day)

    def ended_by(self, day: date) -> bool:
        """Whether this is over: said so on its page, and shown nowhere else."""
        return self.status == "defunct" or (self.valid_to is not None and self.valid_to < day)


class Term(Struct, frozen=True, omit_defaults=True):
    """A word of a small tree with stable keys."""

    key: str
    kind: Literal["topic", "audience", "accessibility", "trust"]
    name: Text
    parent: str | None = None
    pictogram: str | None = None


class Page(Struct, frozen=True, omit_defaults=True):
    """A page of plain reading, as safe HTML. Of a translation a person may stand for every line."""

    title: str
    html: str
    reviewed: bool = False


class Banner(Struct, frozen=True, omit_defaults=True):
    """A short notice above every page on the days from `starts_on` to `ends_on`, both included.

    `link` names an entry of this edition, such as `location.bibliotheek-heuvel` or `page.over`.
    """

    text: Text
    starts_on: date
    ends_on: date
    kind: Literal["ordinary", "important"] = "ordinary"
    link: str | None = None


class Edition(Struct, frozen=True, omit_defaults=True, weakref=True):
    """Everything residents can read, in every language, at one moment. Entries by slug or key."""

    route_map: RouteMap
    services: dict[str, Service]
    locations: dict[str, Location]
    partners: dict[str, Partner]
    terms: dict[str, Term]
    closures: tuple[Closure, ...] = ()
    pages: dict[str, dict[str, Page]] = {}
    """By locale, then by key: `over`, `privacy`, `toegankelijkheid`."""
    concepts: dict[str, Concept] = {}
    """What people look for, by key. A service of a concept may have ended."""
    logos: dict[str, Logo] = {}
    """Those that partners have, by digest."""
    banners: tuple[Banner, ...] = ()
    """Those that have not ended, the one that goes first on a page first."""
