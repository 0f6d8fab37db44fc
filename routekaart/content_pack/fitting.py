"""Whether what a file holds fits the entry it should be; every misfit is named, not just one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from routekaart.content_pack.problems import Problem, Spot, did_you_mean

Entry = TypeVar("Entry", bound=msgspec.Struct)


def fit(value: object, kind: type[Entry], spot: Spot, problems: list[Problem]) -> Entry | None:
    """`value`, as TOML gave it, as a `kind`; None if it does not fit, the reasons in `problems`."""
    found = list(_misfits(value, _described(kind), spot))
    problems.extend(found)
    return None if found else msgspec.convert(value, kind)


@cache
def _described(kind: type) -> inspect.Type:
    return inspect.type_info(kind)


def _misfits(value: object, kind: inspect.Type, spot: Spot) -> Iterator[Problem]:
    match kind:
        case inspect.UnionType():
            # TOML has no null, so of "something or nothing" only the something can be written.
            (something,) = (each for each in kind.types if not isinstance(each, inspect.NoneType))
            yield from _misfits(value, something, spot)
        case inspect.StructType():
            yield from _table_misfits(value, kind, spot)
        case inspect.DictType():
            yield from _names_misfits(value, kind, spot)
        case inspect.VarTupleType():
            yield from _list_misfits(value, kind, spot)
        case inspect.TupleType():
            yield from _row_misfits(value, kind, spot)
        case inspect.LiteralType():
            yield from _choice_misfits(value, kind, spot)
        case _:
            yield from _scalar_misfits(value, kind, spot)


def _table_misfits(value: object, kind: inspect.StructType, spot: Spot) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _no_table(spot)
        return
    fields = {each.encode_name: each for each in kind.fields}
    for name in sorted(value.keys() - fields.keys()):
        yield (spot / name).problem(f"Het veld '{name}' bestaat niet{did_you_mean(name, fields)}")
    for name, field in fields.items():
        if name in value:
            yield from _misfits(value[name], field.type, spot / name)
        elif field.required:
            yield spot.problem(f"Het veld '{name}' ontbreekt.")


def _names_misfits(value: object, kind: inspect.DictType, spot: Spot) -> Iterator[Problem]:
    """A table in which the names are free."""
    if not isinstance(value, dict):
        yield _no_table(spot)
        return
    for name, item in value.items():
        yield from _misfits(item, kind.value_type, spot / name)


def _no_table(spot: Spot) -> Problem:
    return spot.problem(f"{_name(spot)} hoort een tabel te zijn, met velden onder een eigen kop.")


def _list_misfits(value: object, kind: inspect.VarTupleType, spot: Spot) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield spot.problem(f"{_name(spot)} hoort een lijst te zijn, tussen [ en ].")
        return
    for number, item in enumerate(value):
        yield from _misfits(item, kind.item_type, spot / number)


def _row_misfits(value: object, kind: inspect.TupleType, spot: Spot) -> Iterator[Problem]:
    if not isinstance(value, list) or len(value) != len(kind.item_types):
        yield spot.problem(
            f"{_name(spot)} hoort een rij van {len(kind.item_types)} waarden te zijn."
        )
        return
    for number, (item, item_type) in enumerate(zip(value, kind.item_types, strict=True)):
        yield from _misfits(item, item_type, spot / number)


def _choice_misfits(value: object, kind: inspect.LiteralType, spot: Spot) -> Iterator[Problem]:
    if value not in kind.values:
        choices = ", ".join(str(each) for each in kind.values)
        meant = did_you_mean(str(value), [str(each) for each in kind.values])
        yield spot.problem(f"{_name(spot)} kan niet '{value}' zijn, alleen: {choices}{meant}")


_SCALARS: dict[type[inspect.Type], tuple[tuple[type, ...], str]] = {
    inspect.StrType: ((str,), 'tekst te zijn, tussen aanhalingstekens: "…"'),
    inspect.IntType: ((int,), "een heel getal te zijn, zonder aanhalingstekens"),
    inspect.FloatType: ((int, float), "een getal te zijn, zonder aanhalingstekens"),
    inspect.BoolType: ((bool,), "true of false te zijn"),
    inspect.DateType: ((date,), "een datum te zijn, zonder aanhalingstekens: 2026-03-01"),
    inspect.TimeType: ((time,), "een tijd te zijn, zonder aanhalingstekens: 09:00:00"),
}


def _scalar_misfits(value: object, kind: inspect.Type, spot: Spot) -> Iterator[Problem]:
    types, expected = _SCALARS[type(kind)]
    # In Python a bool is an int and a datetime is a date; in a content file they are slips.
    slip = (bool in type(value).__mro__ and bool not in types) or isinstance(value, datetime)
    if slip or not isinstance(value, types):
        yield spot.problem(f"{_name(spot)} hoort {expected}.")
    elif isinstance(value, str) and not value.strip():
        yield spot.problem(f"{_name(spot)} is leeg; laat het veld weg als er niets te zeggen is.")


def _name(spot: Spot) -> str:
    """The field a value stands in: for an item of a list, that list's."""
    names: list[Any] = [each for each in spot.path if isinstance(each, str)]
    return f"'{names[-1]}'" if names else "Dit bestand"
