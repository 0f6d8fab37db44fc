"""Keeping translations on their way to residents."""

from __future__ import annotations

from sqlalchemy.orm import Session

from routekaart.catalogue.history import Way
from routekaart.edition.build import BrokenEdition
from routekaart.language.reviewing.verdicts import Row
from routekaart.review.publishing import publish_change
from routekaart.translating.keeping import KEPT, THROUGH, Weighed, take_over
from routekaart.web.kit.acting import actor, take_up_edition
from routekaart.web.kit.site import site
from routekaart.web.office.languages import read_source
from routekaart.web.office.refusals import About, Trouble


def keep_rows(locale: str, rows: list[Row]) -> Weighed:
    """Keep what stands, and have residents read it. Raises BrokenEdition: then nothing is kept."""
    weighed: Weighed = []
    who, source = actor(), read_source()

    def keep(session: Session) -> bool:
        way = Way("", who.name, THROUGH, who.now)
        weighed[:] = take_over(session, source, locale, rows, way)
        return count_kept(weighed) > 0

    if rows:
        note = f"vertaald ({locale})"
        publish_change(site().database, site().settings, keep, who.now, note)
        take_up_edition()
    return weighed


def count_kept(weighed: Weighed) -> int:
    """How many texts are other than they were, or have somebody who stands for them."""
    return sum(verdict.kind in KEPT for _, verdict in weighed)


def say_broken(broken: BrokenEdition) -> Trouble:
    """Why nothing can be published, with all reasons."""
    reasons = tuple(map(str, broken.problems))
    says = "Dit kan nu niet naar bewoners. Er is niets bewaard."
    return Trouble(says, (About(None, "", reasons),))
