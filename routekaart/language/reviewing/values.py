"""The places in an interface text where the site fills something in: `%(time)s`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROOM, _TIMES = 200, 3
"""How much longer than its Dutch a translation may be: some letters, and so many times."""

_VALUE = re.compile(r"%\((\w+)\)[sd]")


def find_slip_in_prose(dutch: str, better: str) -> str | None:
    """The same of a text of the content pack; what is far longer than its Dutch is another text."""
    if len(better) > _ROOM + _TIMES * len(dutch):
        return "Dit is veel langer dan het Nederlands. Maak het korter."
    return find_slip((dutch,), better)


def find_slip(dutch: Sequence[str], better: str) -> str | None:
    """Why `better` cannot translate this Dutch, or None. Two Dutch forms make a plural, of which a
    form may leave the number out ("één dag"), but never bring in a value of its own.
    """
    wanted = {name for form in dutch for name in _VALUE.findall(form)}
    found = set(_VALUE.findall(better))
    if unknown := sorted(found - wanted):
        return f"'%({unknown[0]})s' staat niet in het Nederlands."
    if len(dutch) == 1 and (lost := sorted(wanted - found)):
        return f"'%({lost[0]})s' hoort er ook in te staan, precies zo."
    if wanted and "%" in _VALUE.sub("", better).replace("%%", ""):
        return "Een los procentteken kan hier niet; schrijf %%."
    return None
