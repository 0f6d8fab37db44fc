"""A proposal as residents would read it."""

from __future__ import annotations

import uuid

from flask import Response
from werkzeug.exceptions import NotFound

from routekaart.review.drafts import find_draft
from routekaart.review.proposals import Proposal
from routekaart.web.kit.preview import show_preview
from routekaart.web.kit.site import site
from routekaart.web.office.refusals import LIST


def preview_proposal(proposal: uuid.UUID, locale: str) -> Response:
    """Only of what waits: what was decided is read where residents read it."""
    with site().database.reading() as session:
        found = session.get(Proposal, proposal)
        if found is None or found.state != "submitted":
            raise NotFound
        draft = find_draft(session, found.entry, None)
    if draft is None:
        raise NotFound
    return show_preview(draft, locale, f"{LIST}/{proposal}")
