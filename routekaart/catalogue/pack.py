"""The catalogue as content files hold it: Dutch words, slugs and the source of every fact.

`content/catalogue/partners.toml`, `locations.toml` and `terms.toml` hold one table per entry, named
by its slug; `closures.toml` `[[closures]]`; `services/<slug>.toml` one service each;
`logos/<digest>.png` the pictures that partners name as their `logo`. Translations stand in
`translations/<locale>/LC_MESSAGES/content.po`.
"""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from msgspec import Struct

from routekaart.catalogue.opening_hours.values import ClosureScope, PartOfDay, Pattern

Source = Literal["M", "P", "U", "G", "V", "public", "partner"]
"""The document a fact is from (FACTS.md), `public` for national lines everybody knows, or the
partner itself, who said so here."""


class Entry(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A table in a content file. An unknown field is a typo, so it is refused."""


class PackPhone(Entry, frozen=True, kw_only=True):
    number: str
    kind: Literal["voice", "whatsapp", "sms"] = "voice"
    description: str | None = None
    assured_on: date | None = None
    source: Source | None = None


class PackOpeningTime(Entry, frozen=True, kw_only=True):
    """`weekday` as `mo tu we th fr sa su`, or `daily`; see `opening_hours.values.OpeningTime`."""

    weekday: Literal["mo", "tu", "we", "th", "fr", "sa", "su", "daily"]
    opens: time | None = None
    closes: time | None = None
    pattern: Pattern = "every"
    by_appointment: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    part_of_day: PartOfDay | None = None
    note: str | None = None
    assured_on: date | None = None
    source: Source | None = None


class PackPlace(Entry, frozen=True, kw_only=True):
    """A service at one place. `description` tells in words what is known of the hours there."""

    location: str
    description: str | None = None
    opening_times: tuple[PackOpeningTime, ...] = ()
    phones: tuple[PackPhone, ...] = ()
    assured_on: date | None = None
    source: Source | None = None


class PackDocument(Entry, frozen=True, kw_only=True):
    """Something to bring. `key` keeps its translation when the words are mended."""

    key: str
    name: str


class PackCost(Entry, frozen=True, kw_only=True):
    """`amount` in euro cents; 0 is free."""

    key: str
    amount: int
    description: str | None = None


class PackDoubt(Entry, frozen=True, kw_only=True):
    """A fact that the source leaves in doubt: kept for the programme, never shown to residents."""

    field: str
    value: str
    note: str
    assured_on: date | None = None
    source: Source


class PackPartner(Entry, frozen=True, kw_only=True):
    name: str
    description: str | None = None
    website: str | None = None
    email: str | None = None
    logo: str | None = None
    phones: tuple[PackPhone, ...] = ()
    trusted: bool = False
    assured_on: date | None = None
    source: Source


class PackLocation(Entry, frozen=True, kw_only=True):
    name: str
    address: str | None = None
    postcode: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    directions: str | None = None
    alert: str | None = None
    accessibility: tuple[str, ...] = ()
    phones: tuple[PackPhone, ...] = ()
    assured_on: date
    source: Source
    programme_note: str | None = None


class PackTerm(Entry, frozen=True, kw_only=True):
    kind: Literal["topic", "audience", "accessibility", "trust"]
    name: str
    parent: str | None = None
    pictogram: str | None = None


class PackClosure(Entry, frozen=True, kw_only=True):
    """A closure keeps its `key` over the years; see `opening_hours.values.Closure`."""

    key: str
    scope: ClosureScope
    target: str | None = None
    starts_on: date
    ends_on: date
    reason: str
    keeps: Literal["closed", "other hours", "ordinary hours"] = "closed"
    hours: tuple[tuple[time, time], ...] = ()


class PackService(Entry, frozen=True, kw_only=True):
    """A service; its slug is the name of its file. Fields as in `edition.entries.Service`.

    After `assure_every_days` its partner is asked whether all of it still holds; None is half a
    year.
    """

    name: str
    partner: str
    summary: str
    alternate_name: str | None = None
    description: str | None = None
    what_happens: str | None = None
    application_process: str | None = None
    fees_description: str | None = None
    alert: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    email: str | None = None
    url: str | None = None
    status: Literal["active", "inactive", "temporarily closed", "defunct"] = "active"
    valid_from: date | None = None
    valid_to: date | None = None
    assured_on: date
    source: Source
    assure_every_days: int | None = None
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    trust_facts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    urgent: bool = False
    national: bool = False
    ask_through: str | None = None
    programme_note: str | None = None
    phones: tuple[PackPhone, ...] = ()
    opening_times: tuple[PackOpeningTime, ...] = ()
    places: tuple[PackPlace, ...] = ()
    documents: tuple[PackDocument, ...] = ()
    costs: tuple[PackCost, ...] = ()
    doubts: tuple[PackDoubt, ...] = ()


class Pack(Struct, frozen=True):
    """The whole catalogue of a content pack, by slug or key."""

    partners: dict[str, PackPartner]
    locations: dict[str, PackLocation]
    terms: dict[str, PackTerm]
    services: dict[str, PackService]
    closures: dict[str, PackClosure]
    logos: dict[str, bytes] = {}
    """Pictures by the digest of what is in them: see `catalogue.logos`."""
