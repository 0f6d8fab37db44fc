"""What a field of a part holds, in words: for a line of history, or beside what somebody typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import fields

from routekaart.language.formats import full_date
from routekaart.language.locales import SOURCE
from routekaart.programme.entries import Intro, Measurement, Series, Target
from routekaart.programme.figures import say_number
from routekaart.programme.programme import KINDS
from routekaart.programme.reporting import SECTIONS
from routekaart.web.kit.differences import Sides, compare_lines, compare_words
from routekaart.web.kit.entry_words import NOTHING
from routekaart.web.office.parts.forms import Choices
from routekaart.web.office.parts.words import SAY_CHOICE, ask

_CHOSEN = ("unit", "direction", "status", "source")
"""Fields with a choice of fixed words."""


def compare(kind: str, field: str, choices: Choices, was: str | None, became: str | None) -> Sides:
    """Both sides of a field; JSON, or None where there was nothing."""
    before, after = (say_json(kind, field, choices, each) for each in (was, became))
    if len(before) == len(after) == 1 and NOTHING not in (*before, *after):
        return compare_words(before[0], after[0])
    return compare_lines(before, after)


def say_json(kind: str, field: str, choices: Choices, value: str | None) -> list[str]:
    """Line by line, never empty. What was written when fields were others is said as it is."""
    if value is None:
        return [NOTHING]
    types = {each.name: each.type for each in fields(KINDS[kind])}
    try:
        said = msgspec.json.decode(value, type=types.get(field, Any))
    except msgspec.ValidationError:
        return [value]
    names = SAY_CHOICE if field in _CHOSEN else choices.get(field, {})
    return [line for each in _listed(said) for line in _say(each, names)] or [NOTHING]


def say_label(kind: str, field: str) -> str:
    """What a form calls the field."""
    if field == "intros":
        return "Inleidingen"
    try:
        return ask(KINDS[kind].__name__, field).label
    except KeyError:
        return field


def _listed(value: Any) -> list[Any]:
    if isinstance(value, tuple | list):
        return [*value]
    return [] if value in (None, "") else [value]


def _say(value: Any, names: Mapping[Any, str]) -> list[str]:
    if isinstance(value, Series):
        return _say_series(value)
    return [names.get(value) or _say_one(value)]


def _say_one(value: Any) -> str:
    match value:
        case bool():
            return "Ja" if value else "Nee"
        case date():
            return full_date(value, SOURCE)
        case Intro():
            return f"{SECTIONS.get(value.section, value.section)} {value.says}"
    return str(value)


def _say_series(series: Series) -> list[str]:
    began = [_say_measurement("begon met", series.baseline)] if series.baseline else []
    return [
        f"{series.area}: {line}"
        for line in (
            *began,
            *map(_say_target, series.targets),
            *(_say_measurement("gemeten", each) for each in series.measurements),
        )
    ] or [series.area]


def _say_target(target: Target) -> str:
    said = [say_number(target.value)] if target.value is not None else []
    return f"na {target.after} jaar {', '.join([*said, *([target.says] if target.says else [])])}"


def _say_measurement(how: str, found: Measurement) -> str:
    said = [found.says] if found.says else []
    return ", ".join(
        [
            f"in {found.year} {how} {say_number(found.value)}",
            *said,
            found.found_in or SAY_CHOICE[found.source],
        ]
    )
