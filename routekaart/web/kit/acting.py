"""Whoever is signed in, doing something that changes what residents read."""

from __future__ import annotations

import logging

from sqlalchemy.exc import SQLAlchemyError

from routekaart.edition.build import BrokenEdition
from routekaart.edition.content_files import read_content_files
from routekaart.review.proposals import Actor
from routekaart.review.publishing import Change, publish_change
from routekaart.review.verdicts import Desk
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.site import site

PORTAL = "/partner"
"""Where partners keep their entries."""

log = logging.getLogger(__name__)


def actor() -> Actor:
    """Who does it, as history keeps it."""
    me = signed_in()
    return Actor(me.person, me.name, site().clock())


def desk() -> Desk:
    """Where it is done."""
    return Desk(site().database, site().settings, find_origin() + PORTAL)


def prepare_to_publish() -> None:
    """Read the content files while somebody reads the page, so that a tap need not wait."""
    read_content_files(site().settings.content_dir, site().settings.translations_dir)


def publish(change: Change, note: str) -> tuple[str, ...]:
    """Change something in one unit, and have residents read what is different by it at once. Gives
    all reasons why not, where what came of it could not be published: then nothing has changed.

    Whatever else `change` raises passes through.
    """
    here = site()
    try:
        if publish_change(here.database, here.settings, change, here.clock(), note):
            take_up_edition()
    except BrokenEdition as broken:
        return tuple(map(str, broken.problems))
    return ()


def take_up_edition() -> None:
    """Have this process read out at once what was published just now; others follow by
    themselves. Its own thread does the same within a second, should this fail."""
    try:
        site().site.current.look()
    except SQLAlchemyError as fault:
        log.info("the new edition is taken up later: %s", type(fault).__name__)
