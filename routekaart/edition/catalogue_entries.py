"""The catalogue's rows as entries of an edition, by slug or key.

Only what is named here leaves the catalogue: doubts and programme notes stay indoors.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from routekaart.catalogue.logos import measure, shown_size
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime, opening_time_of
from routekaart.catalogue.translatable import (
    LOCATION_FIELDS,
    PARTNER_FIELDS,
    SERVICE_FIELDS,
    closure_entry,
    note_field,
    phone_field,
)
from routekaart.edition.catalogue_rows import AnyRow, ById, CatalogueRows
from routekaart.edition.catalogue_texts import CatalogueTexts
from routekaart.edition.entries import (
    CostOption,
    Location,
    Logo,
    Partner,
    Phone,
    Service,
    ServiceAtLocation,
    Term,
)
from routekaart.language.text import Text

_PARTNER = ("slug", "name", "website", "email", "logo")
_LOCATION = ("slug", "name", "address", "postcode", "place", "latitude", "longitude", "assured_on")
_SERVICE = (
    "slug",
    "name",
    "minimum_age",
    "maximum_age",
    "email",
    "url",
    "status",
    "valid_from",
    "valid_to",
    "urgent",
    "national",
)
_CLOSURE = ("scope", "starts_on", "ends_on", "keeps", "hours")


class CatalogueEntries:
    """Makes the entries of each kind out of the rows and their texts."""

    def __init__(self, rows: CatalogueRows, texts: CatalogueTexts) -> None:
        self._rows = rows
        self._words = texts
        self._offered = {key: row for key, row in rows.services.items() if row.status != "inactive"}

    def terms(self) -> dict[str, Term]:
        return {row.key: self._term(row) for row in _sorted(self._rows.terms, "key")}

    def partners(self) -> dict[str, Partner]:
        return {row.slug: self._partner(row) for row in _sorted(self._rows.partners, "slug")}

    def logos(self) -> dict[str, Logo]:
        """The pictures of the partners."""
        return {
            digest: Logo(picture, *shown_size(measure(picture)))
            for digest, picture in self._rows.logos.items()
        }

    def locations(self) -> dict[str, Location]:
        return {row.slug: self._location(row) for row in _sorted(self._rows.locations, "slug")}

    def services(self) -> dict[str, Service]:
        """All but the inactive ones; what has ended stays, for its page says so."""
        return {row.slug: self._service(row) for row in _sorted(self._offered, "slug")}

    def closures(self) -> tuple[Closure, ...]:
        """By date; without those of an inactive service."""
        rows = sorted(self._rows.closures.values(), key=lambda row: (row.starts_on, row.key))
        return tuple(
            self._closure(row)
            for row in rows
            if row.service_id is None or row.service_id in self._offered
        )

    def _term(self, row: AnyRow) -> Term:
        parent = self._rows.terms.get(row.parent_id)
        return Term(
            key=row.key,
            kind=row.kind,
            name=self._words.text(f"term.{row.key}", "name", row.name),
            parent=parent.key if parent else None,
            pictogram=row.pictogram,
        )

    def _partner(self, row: AnyRow) -> Partner:
        entry = f"partner.{row.slug}"
        return Partner(
            **_plain(row, _PARTNER),
            **self._texts(entry, row, PARTNER_FIELDS),
            phones=self._phones(entry, "", row.id),
        )

    def _location(self, row: AnyRow) -> Location:
        return Location(
            **_plain(row, _LOCATION),
            **self._texts(f"location.{row.slug}", row, LOCATION_FIELDS),
            accessibility=self._term_keys(self._rows.accessibility[row.id], "accessibility"),
            phones=self._phones(f"location.{row.slug}", "", row.id),
        )

    def _service(self, row: AnyRow) -> Service:
        entry = f"service.{row.slug}"
        terms = self._rows.service_terms[row.id]
        through = self._rows.services.get(row.ask_through_id)
        return Service(
            **_plain(row, _SERVICE),
            **self._texts(entry, row, SERVICE_FIELDS),
            partner=self._rows.partners[row.partner_id].slug,
            assured_on=min([row.assured_on, *self._own_dates(row.id)]),
            topics=self._term_keys(terms, "topic"),
            audiences=self._term_keys(terms, "audience"),
            trust_facts=self._term_keys(terms, "trust"),
            languages=tuple(each.code for each in self._rows.languages[row.id]),
            costs=tuple(self._cost(entry, each) for each in self._rows.costs[row.id]),
            documents=tuple(
                self._words.text(entry, f"document.{each.key}", each.name)
                for each in self._rows.documents[row.id]
            ),
            phones=self._phones(entry, "", row.id),
            opening_times=self._opening_times(entry, "", row.id),
            places=tuple(self._place(entry, each) for each in self._rows.places[row.id]),
            ask_through=through.slug if through else None,
        )

    def _place(self, entry: str, row: AnyRow) -> ServiceAtLocation:
        location = self._rows.locations[row.location_id].slug
        within = f"place.{location}."
        dates = [row.assured_on] if row.assured_on else []
        return ServiceAtLocation(
            assured_on=min([*dates, *self._own_dates(row.id)], default=None),
            location=location,
            opening_times=self._opening_times(entry, within, row.id),
            phones=self._phones(entry, within, row.id),
            description=self._text(entry, f"{within}description", row.description),
        )

    def _own_dates(self, owner: uuid.UUID) -> list[date]:
        """The days on which its telephones and hours were assured, where they have their own."""
        rows = [*self._rows.phones[owner], *self._rows.opening_times[owner]]
        return [row.assured_on for row in rows if row.assured_on]

    def _cost(self, entry: str, row: AnyRow) -> CostOption:
        return CostOption(row.amount, self._text(entry, f"cost.{row.key}", row.description))

    def _phones(self, entry: str, within: str, owner: uuid.UUID) -> tuple[Phone, ...]:
        return tuple(
            Phone(row.number, row.kind, self._aside(entry, within, phone_field, row.description))
            for row in self._rows.phones[owner]
        )

    def _opening_times(self, entry: str, within: str, owner: uuid.UUID) -> tuple[OpeningTime, ...]:
        return tuple(
            opening_time_of(row, row.weekday, self._aside(entry, within, note_field, row.note))
            for row in self._rows.opening_times[owner]
        )

    def _closure(self, row: AnyRow) -> Closure:
        about = (
            self._rows.partners.get(row.partner_id)
            or self._rows.locations.get(row.location_id)
            or self._rows.services.get(row.service_id)
        )
        return Closure(
            **_plain(row, _CLOSURE),
            reason=self._words.text(closure_entry(row.key), "reason", row.reason),
            target=about.slug if about else None,
        )

    def _term_keys(self, links: Iterable[AnyRow], kind: str) -> tuple[str, ...]:
        return tuple(self._rows.terms[link.term_id].key for link in links if link.kind == kind)

    def _texts(self, entry: str, row: AnyRow, fields: tuple[str, ...]) -> dict[str, Any]:
        return {field: self._text(entry, field, getattr(row, field)) for field in fields}

    def _text(self, entry: str, field: str, dutch: str | None) -> Text | None:
        return None if dutch is None else self._words.text(entry, field, dutch)

    def _aside(
        self, entry: str, within: str, field_of: Callable[[str], str], dutch: str | None
    ) -> Text | None:
        """A remark that has no key of its own: its words are its key."""
        return None if dutch is None else self._text(entry, f"{within}{field_of(dutch)}", dutch)


def _sorted(rows: ById, name: str) -> list[AnyRow]:
    return sorted(rows.values(), key=attrgetter(name))


def _plain(row: AnyRow, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: getattr(row, field) for field in fields}
