"""Measurements as rows of a sheet: what they would change, and which cannot be. Plain rules; the
caller passes this year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from routekaart.catalogue.projection import as_json, digest
from routekaart.programme.checks import check_indicator
from routekaart.programme.entries import Indicator, Measurement, Series
from routekaart.programme.figures import read_amount
from routekaart.programme.indicators import with_measurement
from routekaart.programme.programme import Programme
from routekaart.programme.words import SAY_SOURCE

EARLIEST = 1990
LONGEST = 200
"""Characters of what is said beside a number."""


class Cells(NamedTuple):
    """A row as it came back: cells as the sheet has them. `row` is its number there."""

    row: int
    indicator: str
    area: str
    year: Any
    value: Any
    says: str
    found_in: str


class Wanted(Struct, frozen=True):
    """What a row would have. `seen` is of what there was when that was decided."""

    indicator: str
    area: str
    found: Measurement
    seen: str


class Slip(NamedTuple):
    """Why a row cannot be taken over."""

    row: int
    says: str


class Change(NamedTuple):
    """What a row would do: `was` is None for a new one. `is_doubtful`: 0,135 % may be 13,5 %."""

    row: int
    wanted: Wanted
    was: Measurement | None
    is_doubtful: bool


class Preview(NamedTuple):
    """All that the rows come to; `same` counts those that say what is known."""

    changes: list[Change]
    slips: list[Slip]
    same: int


class Refusal(ValueError):
    """Why something in a row cannot be, as a Dutch sentence."""


def list_rows(programme: Programme) -> Iterator[tuple[str, Indicator, Series, Measurement | None]]:
    """What is known of each area, year by year, and an empty row after it."""
    for key, indicator in programme.indicators.items():
        for series in indicator.series:
            for found in _measured(series):
                yield key, indicator, series, found
            yield key, indicator, series, None


def say_source(found: Measurement) -> str:
    """Where it stands, as the sheet says it."""
    return found.found_in or SAY_SOURCE[found.source]


def find_measurement(series: Series, year: int) -> Measurement | None:
    """What is known of a year."""
    return next((each for each in _measured(series) if each.year == year), None)


def see(found: Measurement | None) -> str:
    """A digest of what was there, to notice when that changes meanwhile."""
    return digest(as_json(found)) if found is not None else ""


def preview(rows: list[Cells], programme: Programme, this_year: int) -> Preview:
    """Row by row, as if those before it had been taken over. An empty row is none."""
    indicators = dict(programme.indicators)
    made, taken = Preview([], [], 0), dict[tuple[str, str, int], int]()
    for cells in rows:
        if not any(map(_is_filled, (cells.year, cells.value, cells.says, cells.found_in))):
            continue
        try:
            series, found = _read(cells, indicators, this_year)
            first = taken.setdefault((cells.indicator, cells.area, found.year), cells.row)
            if first != cells.row:
                raise Refusal(f"Dit gebied en dit jaar staan ook in rij {first}.")
            was = find_measurement(series, found.year)
            found = _keep_source(found, was)
            if found == was:
                made = made._replace(same=made.same + 1)
                continue
            indicators[cells.indicator] = apply(indicators[cells.indicator], cells.area, found)
        except Refusal as refusal:
            made.slips.append(Slip(cells.row, str(refusal)))
            continue
        wanted = Wanted(cells.indicator, cells.area, found, see(was))
        made.changes.append(Change(cells.row, wanted, was, _is_doubtful(cells, indicators)))
    return made


def apply(indicator: Indicator, area: str, found: Measurement) -> Indicator:
    """The indicator with this measurement. Raises Refusal."""
    try:
        after = with_measurement(indicator, area, found)
    except KeyError:
        raise Refusal("Dit gebied hoort niet bij deze indicator.") from None
    except ValueError:
        raise Refusal("Met dit jaar begon het programma. Dat getal blijft staan.") from None
    already = set(check_indicator("", indicator))
    misfits = [each.says for each in check_indicator("", after) if each not in already]
    if misfits:
        raise Refusal(" ".join(misfits))
    return after


def _read(
    cells: Cells, indicators: Mapping[str, Indicator], this_year: int
) -> tuple[Series, Measurement]:
    """The area, and what the row says of it. Raises Refusal."""
    if cells.indicator not in indicators:
        raise Refusal("Deze indicator is er niet. Laat de eerste kolom staan.")
    areas = {each.area: each for each in indicators[cells.indicator].series}
    if cells.area not in areas:
        raise Refusal("Dit gebied hoort niet bij deze indicator.")
    year = _read_year(cells.year, this_year)
    if not _is_filled(cells.value) and find_measurement(areas[cells.area], year):
        raise Refusal("Het getal is leeg. Een meting haalt u weg bij de indicator zelf.")
    value = _read_value(cells.value)
    if not cells.found_in:
        raise Refusal("Zeg waar dit getal staat.")
    if max(len(cells.says), len(cells.found_in)) > LONGEST:
        raise Refusal(f"Maak de woorden korter: hoogstens {LONGEST} tekens.")
    found = Measurement(
        year=year,
        value=value,
        says=cells.says or None,
        found_in=cells.found_in,
        source="programme",
    )
    return areas[cells.area], found


def _read_year(cell: Any, this_year: int) -> int:
    """Raises Refusal."""
    if isinstance(cell, date | time | timedelta):
        raise Refusal("Bij het jaar staat een dag. Vul alleen het jaar in, zoals 2024.")
    typed = _say(cell)
    if not (typed.isascii() and typed.isdecimal() and EARLIEST <= int(typed) <= this_year):
        raise Refusal(f"Vul een jaar in tot en met {this_year}, zoals {this_year - 1}.")
    return int(typed)


def _read_value(cell: Any) -> float:
    """Raises Refusal."""
    if isinstance(cell, date | time | timedelta):
        raise Refusal("Van dit getal is een dag of een tijd gemaakt. Schrijf het opnieuw.")
    try:
        return round(read_amount(_say(cell)), 6)
    except ValueError:
        raise Refusal("Vul alleen een getal in, zoals 13,5.") from None


def _say(cell: Any) -> str:
    """A cell as somebody would have typed it."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return f"{cell:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(cell).strip()


def _is_filled(cell: Any) -> bool:
    return str(cell).strip() != ""


def _keep_source(found: Measurement, was: Measurement | None) -> Measurement:
    """Who leaves the words of the source alone leaves the source alone."""
    if was is None or found.found_in != say_source(was):
        return found
    return replace(found, found_in=was.found_in, source=was.source)


def _is_doubtful(cells: Cells, indicators: Mapping[str, Indicator]) -> bool:
    """A sheet makes 0,135 of 13,5 % where a cell was made for numbers."""
    in_percent = indicators[cells.indicator].unit == "%"
    return in_percent and isinstance(cells.value, float) and 0 < cells.value < 1


def _measured(series: Series) -> list[Measurement]:
    began = [series.baseline] if series.baseline is not None else []
    return sorted((*began, *series.measurements), key=lambda each: each.year)
