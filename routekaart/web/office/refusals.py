"""Why a decision could not be carried out, in words for whoever tried."""

from __future__ import annotations

import uuid
from typing import NamedTuple

from routekaart.review.deciding import find_proposal
from routekaart.review.fields import name_of
from routekaart.review.verdicts import Overtaken, Refused
from routekaart.web.kit.site import site

LIST = "/programma/voorstellen"
NAMELESS = "Nog zonder naam"


class About(NamedTuple):
    """One proposal that stands in the way, or None where it is something else, with reasons."""

    proposal: uuid.UUID | None
    name: str
    reasons: tuple[str, ...]


class Trouble(NamedTuple):
    """What is the matter."""

    says: str
    about: tuple[About, ...] = ()


TOO_LONG_OPEN = Trouble("Deze pagina stond te lang open. Probeer het nog eens.")
CHANGED_MEANWHILE = Trouble("Dit is intussen veranderd. Er is niets gedaan. Lees het opnieuw.")


def say_refused(refused: Refused) -> Trouble:
    """Name every proposal that cannot be, with all reasons."""
    about = (About(key, name_for(key), reasons) for key, reasons in refused.reasons.items())
    return Trouble("Dit lukt zo niet. Er is niets veranderd.", tuple(about))


def say_overtaken(overtaken: Overtaken) -> Trouble:
    """Name the one that changed."""
    name = name_for(overtaken.proposal)
    says = "Dit is intussen veranderd. Er is niets goedgekeurd. Lees het opnieuw."
    return Trouble(says, (About(overtaken.proposal, name, ()),) if name else ())


def name_for(proposal: uuid.UUID | None) -> str:
    """What the entry of a proposal is called; empty where there is no such proposal."""
    if proposal is None:
        return ""
    with site().database.reading() as session:
        reading = find_proposal(session, proposal)
        return (name_of(reading.wanted) or NAMELESS) if reading is not None else ""
