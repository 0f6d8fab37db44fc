"""Keeping what was measured, with history, if the programme still makes sense with it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.catalogue.projection import as_json, digest
from routekaart.programme.checks import Known, find_misfits
from routekaart.programme.entries import Indicator, Measurement
from routekaart.programme.indicators import with_measurement
from routekaart.programme.measurement_rows import Refusal, Wanted, apply, find_measurement, see
from routekaart.programme.programme import compose
from routekaart.programme.records import keep_entry, read_programme


class Unfit(Exception):
    """What was measured cannot be; says why, in Dutch."""


def seen(indicator: Indicator) -> str:
    """A digest of what was read, to notice when that changes meanwhile."""
    return digest(as_json(indicator))


def keep_measurement(session: Session, area: str, found: Measurement, was: str, way: Way) -> bool:
    """Keep it in `way.entry`, such as `indicator.bijstand`; whether that is news. `was` is what
    `seen` gave. A second tap finds what the first one kept.

    Raises Unfit, ChangedMeanwhile, KeyError for an indicator that is not there.
    """
    programme = read_programme(session, to_change=True)
    before = programme.indicators[way.entry.partition(".")[2]]
    try:
        after = with_measurement(before, area, found)
    except KeyError:
        raise Unfit("Kies een gebied.") from None
    except ValueError:
        raise Unfit("Met dit jaar begon het programma. Dat getal blijft staan.") from None
    if after == before:
        return False
    if seen(before) != was:
        raise ChangedMeanwhile
    changed = compose({**dict(programme.entries()), way.entry: after})
    misfits = [each.says for each in find_misfits(changed, Known()) if each.entry == way.entry]
    if misfits:
        raise Unfit(" ".join(misfits))
    return keep_entry(session, way, after)


def keep_measurements(session: Session, wanted: Iterable[Wanted], by: Way) -> list[Wanted]:
    """Keep those that still stand beside what was seen, with history; gives those that do not. A
    second tap finds what the first one kept. `by.entry` is filled in here."""
    programme, overtaken = read_programme(session, to_change=True), list[Wanted]()
    indicators = dict(programme.indicators)
    for each in wanted:
        try:
            series = {area.area: area for area in indicators[each.indicator].series}[each.area]
            was = find_measurement(series, each.found.year)
            if was == each.found:
                continue
            if see(was) != each.seen:
                raise ChangedMeanwhile
            after = apply(indicators[each.indicator], each.area, each.found)
        except (KeyError, Refusal, ChangedMeanwhile):
            overtaken.append(each)
            continue
        indicators[each.indicator] = after
    for key, indicator in indicators.items():
        if indicator is not programme.indicators[key]:
            keep_entry(session, by._replace(entry=f"indicator.{key}"), indicator)
    return overtaken
