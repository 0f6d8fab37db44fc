"""The catalogue field by field, in one normal form: so that two copies of it can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from routekaart.catalogue.pack import Entry, Pack, PackOpeningTime, PackPhone
from routekaart.catalogue.phone_numbers import parse

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def entries_of(pack: Pack) -> dict[str, Entry]:
    """All entries by `<kind>.<slug>`, in normal form, each after those that it refers to."""
    kinds: dict[str, Mapping[str, Entry]] = {
        "term": pack.terms,
        "partner": pack.partners,
        "location": pack.locations,
        "service": pack.services,
        "closure": pack.closures,
    }
    return {
        f"{kind}.{slug}": normal(entry)
        for kind, entries in kinds.items()
        for slug, entry in entries.items()
    }


def project(entry: Entry) -> dict[str, str]:
    """Each field of an entry as JSON. A list, such as phones or places, is one field."""
    return {
        each.name: as_json(getattr(entry, each.name))
        for each in _fields_of(type(entry))
        if each.name != "key"
    }


def blank(kind: type[Entry]) -> dict[str, str]:
    """What `project` gives where nothing is filled in."""
    return {each.name: as_json(_default(each)) for each in _fields_of(kind)}


def plain(value: Any) -> Any:
    """Tables, lists and values, without the fields that stand at their default.

    msgspec leaves a default out only when it is the same object, so a word out of the database
    would stay in.
    """
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Struct):
        return {
            each.name: plain(given)
            for each in _fields_of(type(value))
            if (given := getattr(value, each.name)) != each.default
        }
    return value


def as_json(value: object) -> str:
    return msgspec.json.encode(plain(value), order="deterministic").decode()


def digest(projected: str) -> str:
    """SHA-256 (hexadecimal) of one projected field."""
    return sha256(projected.encode()).hexdigest()


def normal(entry: Entry) -> Entry:
    """Equal to every entry that means the same: numbers as they are kept, seven days as daily."""
    changes: dict[str, object] = {}
    for name in ("phones", "opening_times", "places"):
        rows = getattr(entry, name, ())
        if name == "phones":
            changes[name] = tuple(_normal_phone(row) for row in rows)
        elif name == "opening_times":
            changes[name] = tuple(_with_daily(each_day(rows)))
        else:
            changes[name] = tuple(normal(row) for row in rows)
    return replace(entry, **{name: rows for name, rows in changes.items() if rows})


def each_day(rows: Iterable[PackOpeningTime]) -> list[PackOpeningTime]:
    """Rows for one weekday each: daily is seven of them."""
    return [
        replace(row, weekday=weekday)
        for row in rows
        for weekday in (WEEKDAYS if row.weekday == "daily" else (row.weekday,))
    ]


def _with_daily(rows: list[PackOpeningTime]) -> Iterator[PackOpeningTime]:
    at = 0
    while at < len(rows):
        daily = replace(rows[at], weekday="daily")
        if rows[at : at + 7] == each_day((daily,)):
            yield daily
            at += 7
        else:
            yield rows[at]
            at += 1


def _normal_phone(phone: PackPhone) -> PackPhone:
    return replace(phone, number=parse(phone.number))


# msgspec reads the types of a kind anew each time that it is asked.
@cache
def _fields_of(kind: type[Struct]) -> tuple[FieldInfo, ...]:
    return fields(kind)


def _default(field: FieldInfo) -> object:
    return None if field.default is msgspec.NODEFAULT else field.default
