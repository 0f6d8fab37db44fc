"""An entry as residents would read it, in any language, before it is sent in."""

from __future__ import annotations

from flask import Response

from routekaart.web.kit.preview import show_preview
from routekaart.web.partners.own_entries import reading_own


def preview_entry(slug: str, locale: str) -> Response:
    with reading_own(f"service.{slug}") as (_, draft):
        pass
    return show_preview(draft, locale, f"/partner/dienst/{slug}")
