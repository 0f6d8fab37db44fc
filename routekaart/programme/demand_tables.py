"""How often the services beside each goal were used, as tables that leave the back office: by goal,
by quarter and by language. Every number is a sum of what may be told (decision 27). Plain rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from routekaart.programme.composed import Cell, Section, Table
from routekaart.programme.demand import FEWEST_OUTSIDE, Demand, Quarter, Use, Used, find_demand
from routekaart.programme.programme import Programme

USES: tuple[Use, ...] = ("read", "reached")
HIDDEN = "–"
"""Nothing, or too little to tell: which of the two, nobody learns."""

TITLES = {"per-doel": "Per doel", "per-kwartaal": "Per kwartaal", "per-taal": "Per taal"}

_HEAD = ("Gelezen, ten minste", "Getikt, ten minste")
_NOTE = f"ten minste zo vaak; minder dan {FEWEST_OUTSIDE} keer telt niet mee"


def make_sections(
    programme: Programme,
    counts: Mapping[Used, int],
    quarters: Sequence[Quarter],
    name_language: Callable[[str], str],
) -> dict[str, Section]:
    """A section with one table for each key; `counts` are of these quarters."""
    found = find_demand(programme, counts, FEWEST_OUTSIDE)
    names = {
        each.goal: f"{programme.number_of(each.goal)} {programme.goals[each.goal].name}"
        for each in found
    }
    locales = sorted({locale for each in found for locale, _ in each.by_locale})
    languages = {locale: name_language(locale) for locale in locales}
    listed = {
        "per-doel": ("Diensten", _by_goal(found, names)),
        "per-kwartaal": ("Kwartaal", _by_quarter(found, names, quarters)),
        "per-taal": ("Taal", _by_locale(found, names, languages)),
    }
    return {
        key: Section(
            key, TITLES[key], "", (Table(_title(quarters), ("Doel", by, *_HEAD), tuple(rows)),)
        )
        for key, (by, rows) in listed.items()
    }


def say_quarter(quarter: Quarter) -> str:
    return f"{quarter.number}e kwartaal {quarter.year}"


def _title(quarters: Sequence[Quarter]) -> str:
    return f"{say_quarter(quarters[0])} tot en met {say_quarter(quarters[-1])}: {_NOTE}"


def _by_goal(found: list[Demand], names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for each in found:
        yield (names[each.goal], each.services, *(_sum(each, use) or HIDDEN for use in USES))


def _by_quarter(
    found: list[Demand], names: Mapping[str, str], quarters: Sequence[Quarter]
) -> Iterator[tuple[Cell, ...]]:
    for each in found:
        for quarter in quarters:
            numbers = (each.by_quarter.get((quarter, use), HIDDEN) for use in USES)
            yield (names[each.goal], say_quarter(quarter), *numbers)


def _by_locale(
    found: list[Demand], names: Mapping[str, str], languages: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    for each in found:
        for locale, name in languages.items():
            numbers = (each.by_locale.get((locale, use), HIDDEN) for use in USES)
            yield (names[each.goal], name, *numbers)


def _sum(demand: Demand, use: Use) -> int:
    return sum(number for (_, own), number in demand.by_quarter.items() if own == use)
