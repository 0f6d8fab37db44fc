"""The search, as a page asks it: a fault of it never tells what was typed."""

from __future__ import annotations

import logging
import traceback
from datetime import date

from flask import g

from routekaart.search.found import Found
from routekaart.web.kit.site import site

log = logging.getLogger(__name__)


def search_for(query: str, today: date) -> Found | None:
    """What the search finds in the page's language; None where it failed, so that the page still
    helps."""
    try:
        return site().search.find(query, g.locale, today)
    except Exception as fault:  # the usual report may quote what was typed
        *_callers, place = traceback.extract_tb(fault.__traceback__)
        log.error("%s in a search, at %s:%s", type(fault).__name__, place.filename, place.lineno)
        return None
