"""Entries field by field, as a proposal holds them: each value is JSON in normal form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, get_type_hints

import msgspec

from routekaart.catalogue.pack import Entry, PackClosure, PackLocation, PackPartner, PackService
from routekaart.catalogue.projection import normal

KINDS: dict[str, type[Entry]] = {
    "service": PackService,
    "partner": PackPartner,
    "location": PackLocation,
    "closure": PackClosure,
}

_NEVER_PROPOSED = frozenset({"key", "source", "assured_on", "partner", "trusted"})
"""Who stands for it and since when follows from approving; whose it is, is no partner's choice."""

_OF_THE_PROGRAMME = frozenset({"urgent", "national", "ask_through", "programme_note", "doubts"})

E = TypeVar("E", bound=Entry)


def kind_of(entry: str) -> type[Entry]:
    """What stands under this key. Raises KeyError for a kind that is not proposed."""
    return KINDS[entry.partition(".")[0]]


def fields_for_partners(entry: str) -> frozenset[str]:
    """What a partner may propose to change."""
    return fields_for_officers(entry) - _OF_THE_PROGRAMME


def fields_for_officers(entry: str) -> frozenset[str]:
    """What a proposal may hold."""
    return frozenset(kind_of(entry).__struct_fields__) - _NEVER_PROPOSED


def name_of(entry: Entry) -> str:
    """What people call an entry; empty as long as nobody has filled that in."""
    return getattr(entry, "name", "") or getattr(entry, "reason", "")


def read_value(entry: str, field: str, value: str) -> Any:
    """The value that this JSON stands for. Raises msgspec.ValidationError when it is none."""
    return msgspec.json.decode(value, type=get_type_hints(kind_of(entry))[field])


def read_fields(entry: str, values: Mapping[str, str]) -> dict[str, Any]:
    """All values of an entry."""
    return {name: read_value(entry, name, value) for name, value in values.items()}


def with_fields(entry: E, values: Mapping[str, Any]) -> E:
    """An entry with other values, in normal form."""
    return normal(msgspec.structs.replace(entry, **values))  # type: ignore[return-value]


def untold_entry(entry: str, partner: str) -> Entry:
    """An entry of this partner that says nothing yet. Its dates are long ago, until it is real."""
    kind, _, slug = entry.partition(".")
    long_ago = date(1970, 1, 1)
    match kind:
        case "service":
            return PackService(
                name="", partner=partner, summary="", assured_on=long_ago, source="partner"
            )
        case "location":
            return PackLocation(name="", assured_on=long_ago, source="partner")
        case "closure":
            return PackClosure(
                key=slug,
                scope="partner",
                target=partner,
                starts_on=long_ago,
                ends_on=long_ago,
                reason="",
            )
    raise ValueError(f"no new {kind}")
