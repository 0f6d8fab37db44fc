"""An entry as residents would read it, in any language, before it is sent in."""

from __future__ import annotations

from flask import Response

from routekaart.web.kit.preview import show_preview
from routekaart.web.kit.site import site
from routekaart.web.partners.own_entries import find_own


def preview_entry(slug: str, locale: str) -> Response:
    with site().database.reading() as session:
        draft = find_own(session, f"service.{slug}")
    return show_preview(draft, locale, f"/partner/dienst/{slug}")


def preview_organisation(slug: str, locale: str) -> Response:
    with site().database.reading() as session:
        draft = find_own(session, f"partner.{slug}")
    return show_preview(draft, locale, f"/partner/organisatie/{slug}")
