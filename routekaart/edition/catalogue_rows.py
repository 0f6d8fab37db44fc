"""The rows of the whole catalogue in memory: a dozen plain selects, joined by dictionaries.

Ten thousand services by way of relationships take ten times as long.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any, cast

from sqlalchemy import Row, Table, select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.exporting import logos_in_use
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.particulars import CostOption, RequiredDocument, SpokenLanguage
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.phones import Phone
from routekaart.catalogue.services import Service, ServiceAtLocation
from routekaart.catalogue.terms import LocationTerm, ServiceTerm, Term
from routekaart.database import Base

AnyRow = Row[Any]
ById = dict[uuid.UUID, AnyRow]
ByOwner = dict[uuid.UUID, list[AnyRow]]


class CatalogueRows:
    """Rows by their id, or by the id of their owner in their order there."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.terms = self._by_id(Term)
        self.partners = self._by_id(Partner)
        self.locations = self._by_id(Location)
        self.services = self._by_id(Service)
        self.closures = self._by_id(ClosureRow)
        self.logos = logos_in_use(session)
        self.places = self._by_owner(ServiceAtLocation, "service_id")
        self.accessibility = self._by_owner(LocationTerm, "location_id")
        self.service_terms = self._by_owner(ServiceTerm, "service_id")
        self.languages = self._by_owner(SpokenLanguage, "service_id")
        self.costs = self._by_owner(CostOption, "service_id")
        self.documents = self._by_owner(RequiredDocument, "service_id")
        self.opening_times = self._by_owner(OpeningTimeRow, "service_id", "service_at_location_id")
        self.phones = self._by_owner(
            Phone, "partner_id", "location_id", "service_id", "service_at_location_id"
        )

    def _by_id(self, record: type[Base]) -> ById:
        table = cast(Table, record.__table__)
        return {row.id: row for row in self._session.execute(select(table))}

    def _by_owner(self, record: type[Base], *owners: str) -> ByOwner:
        table = cast(Table, record.__table__)
        groups: ByOwner = defaultdict(list)
        query = select(table).order_by(table.c.position, *table.primary_key)
        for row in self._session.execute(query):
            for owner in owners:
                if (owner_id := getattr(row, owner)) is not None:
                    groups[owner_id].append(row)
        return groups
