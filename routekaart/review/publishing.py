"""Changing the catalogue and publishing what comes of it, in one unit: both or neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.record_fields import RefusedLoad
from routekaart.database import Database
from routekaart.edition.build import BrokenEdition, builder
from routekaart.edition.entries import Edition
from routekaart.edition.publish import build_and_publish
from routekaart.edition.store import Published
from routekaart.settings import Settings


def publish_change(
    database: Database,
    settings: Settings,
    change: Callable[[Session], object],
    now: datetime,
    note: str,
) -> Published:
    """Do `change` and have residents read it within a second.

    Raises BrokenEdition, with all reasons, when what came of it may not be published: then
    nothing has changed. Whatever else `change` raises passes through.
    """
    build = builder(settings.content_dir, settings.translations_dir, now.astimezone(ZONE).date())

    def change_and_build(session: Session) -> Edition:
        try:
            change(session)
            session.flush()
        except RefusedLoad as refusal:
            raise BrokenEdition([str(refusal)]) from refusal
        except IntegrityError as error:
            raise BrokenEdition([f"De database weigert dit: {error.orig}"]) from error
        return build(session)

    return build_and_publish(database, settings.editions_dir, change_and_build, now, note)
