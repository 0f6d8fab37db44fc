"""Changing the catalogue and publishing what comes of it, in one unit: both or neither."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.record_fields import RefusedLoad
from routekaart.database import Database
from routekaart.edition.build import BrokenEdition, builder
from routekaart.edition.entries import Edition
from routekaart.edition.publish import Builder, publish_if_built
from routekaart.edition.store import Published
from routekaart.settings import Settings

Change = Callable[[Session], bool]
"""Changes something; whether residents read something else by it."""

_DOES_NOT_FIT = (
    "Gegevens passen niet bij elkaar, zoals een laatste dag die vóór de eerste ligt. "
    "Of er mist iets dat nodig is, zoals een naam."
)

log = logging.getLogger(__name__)


def publish_change(
    database: Database, settings: Settings, change: Change, now: datetime, note: str
) -> Published | None:
    """Do `change`, and have residents read within a second what is different by it, if anything.

    Raises BrokenEdition, with all reasons, when what came of it may not be published: then
    nothing has changed. Whatever else `change` raises passes through.
    """

    def build(session: Session) -> Edition | None:
        is_read = make_change(session, change)
        return content_builder(settings, now)(session) if is_read else None

    return publish_if_built(database, settings.editions_dir, build, now, note)


def content_builder(settings: Settings, now: datetime) -> Builder:
    """Builds editions with the content files as they are, for today."""
    return builder(settings.content_dir, settings.translations_dir, now.astimezone(ZONE).date())


def make_change(session: Session, change: Change) -> bool:
    """Do it, as `Change` says. Raises BrokenEdition where the records refuse."""
    try:
        is_read = change(session)
        session.flush()
    except RefusedLoad as refusal:
        raise BrokenEdition([str(refusal)]) from refusal
    except IntegrityError as error:
        log.info("a change was refused: %s", type(error.orig).__name__)
        raise BrokenEdition([_DOES_NOT_FIT]) from error
    return is_read
