"""Keeping what was measured, with history, if the programme still makes sense with it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from routekaart.catalogue.history import Way
from routekaart.catalogue.projection import as_json, digest
from routekaart.programme.checks import Known, find_misfits
from routekaart.programme.entries import Indicator, Measurement
from routekaart.programme.indicators import with_measurement
from routekaart.programme.linking import ChangedMeanwhile
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
