"""What a trusted partner changes at once, to be looked at afterwards. Plain rules.

Times and telephone numbers that are wrong today send somebody to a closed door today.
"""

from __future__ import annotations

import msgspec

from routekaart.catalogue.pack import PackPlace

_AT_ONCE = frozenset({"opening_times", "phones"})

_CLOSURE = "closure."


def goes_live_at_once(entry: str, field: str, was: str | None, wants: str) -> bool:
    """Whether this change of a trusted partner needs no approval first. Values are JSON.

    The places of a service may change in their hours and telephones alone.
    """
    if entry.startswith(_CLOSURE):
        return True
    if field == "places":
        return was is not None and _without_contact(was) == _without_contact(wants)
    return field in _AT_ONCE


def _without_contact(places: str) -> list[PackPlace]:
    """The places as JSON has them, but for what may change at once."""
    known = msgspec.json.decode(places, type=tuple[PackPlace, ...])
    return [msgspec.structs.replace(each, opening_times=(), phones=()) for each in known]
