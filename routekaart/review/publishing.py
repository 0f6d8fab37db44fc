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
from routekaart.edition.publish import Builder, build_and_publish
from routekaart.edition.store import Published
from routekaart.settings import Settings

Change = Callable[[Session], object]

_DOES_NOT_FIT = (
    "Gegevens passen niet bij elkaar, zoals een laatste dag die vóór de eerste ligt. "
    "Of er mist iets dat nodig is, zoals een naam."
)

log = logging.getLogger(__name__)


def publish_change(
    database: Database, settings: Settings, change: Change, now: datetime, note: str
) -> Published:
    """Do `change` and have residents read it within a second.

    Raises BrokenEdition, with all reasons, when what came of it may not be published: then
    nothing has changed. Whatever else `change` raises passes through.
    """
    build = content_builder(settings, now)
    return build_and_publish(
        database,
        settings.editions_dir,
        lambda session: change_and_build(session, change, build),
        now,
        note,
    )


def content_builder(settings: Settings, now: datetime) -> Builder:
    """Builds editions with the content files as they are, for today."""
    return builder(settings.content_dir, settings.translations_dir, now.astimezone(ZONE).date())


def change_and_build(session: Session, change: Change, build: Builder) -> Edition:
    """The edition that comes of a change. Raises BrokenEdition, also where the records refuse."""
    try:
        change(session)
        session.flush()
    except RefusedLoad as refusal:
        raise BrokenEdition([str(refusal)]) from refusal
    except IntegrityError as error:
        log.info("a change was refused: %s", type(error.orig).__name__)
        raise BrokenEdition([_DOES_NOT_FIT]) from error
    return build(session)
